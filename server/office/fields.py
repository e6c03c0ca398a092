"""What the office asks: the fields of its forms, in the order in which they stand there."""

from flask_babel import lazy_gettext

from formats.programme import TimeOfDay
from formats.text import IsoDate, Line, Prose, Title
from server.office.forms import Field

EVENT = (
    Field("title", lazy_gettext("Titel der Veranstaltung"), Title, required=True),
    Field("starts_on", lazy_gettext("Datum"), IsoDate, "date", required=True),
    Field(
        "ends_on",
        lazy_gettext("Letzter Tag"),
        IsoDate,
        "date",
        hint=lazy_gettext("Nur ausfüllen, wenn es mehrere Tage sind."),
    ),
    Field(
        "place_name",
        lazy_gettext("Ort"),
        Line,
        hint=lazy_gettext("So, wie er in der Dokumentation stehen soll: Haus und Ort."),
    ),
    Field("organiser", lazy_gettext("Wer lädt ein?"), Line),
)

FOR_THE_ROOM = (
    Field(
        "introduction",
        lazy_gettext("Worum geht es?"),
        Prose,
        "prose",
        hint=lazy_gettext("Anlass und Ziel, in wenigen Sätzen. Damit beginnt auch die Dokumentation."),
    ),
    Field(
        "scope",
        lazy_gettext("Was ist offen, was steht fest?"),
        Prose,
        "prose",
        hint=lazy_gettext("Wer mitredet, soll wissen, worüber noch entschieden wird und worüber nicht."),
    ),
    Field(
        "use_of_results",
        lazy_gettext("Was geschieht mit den Ergebnissen?"),
        Prose,
        "prose",
        hint=lazy_gettext("Zum Beispiel: Der Ausschuss berät im Mai darüber und antwortet schriftlich."),
    ),
)

FOR_THE_DOCUMENTATION = (
    Field(
        "attended_by",
        lazy_gettext("Wer nimmt teil?"),
        Line,
        hint=lazy_gettext("Zahl und Art genügen: rund fünfzig Menschen aus Vereinen und Verwaltung."),
    ),
    Field(
        "editor",
        lazy_gettext("Wer stellt die Dokumentation zusammen?"),
        Line,
        hint=lazy_gettext("Dieser Name steht am Ende der Dokumentation."),
    ),
)

_TIME = Field("starts_at", lazy_gettext("Beginn"), TimeOfDay, "time")
DAY = Field("on", lazy_gettext("Tag"), IsoDate, "date")
_ABOUT = Field(
    "text", lazy_gettext("Dazu"), Prose, "prose", hint=lazy_gettext("Steht so in der Dokumentation.")
)

ITEM = {
    "input": (
        Field("title", lazy_gettext("Titel des Impulses"), Title, required=True),
        _TIME,
        Field(
            "speaker",
            lazy_gettext("Wer spricht?"),
            Line,
            hint=lazy_gettext("Name und Funktion, so wie beides in der Dokumentation stehen soll."),
        ),
        Field(
            "text",
            lazy_gettext("Zusammenfassung"),
            Prose,
            "prose",
            hint=lazy_gettext("Kann auch nach der Veranstaltung kommen."),
        ),
    ),
    "plenary": (Field("title", lazy_gettext("Was findet statt?"), Title, required=True), _TIME, _ABOUT),
    "break": (Field("title", lazy_gettext("Wie heißt die Pause?"), Title, required=True), _TIME),
    "workshop": (
        Field("title", lazy_gettext("Titel des Workshops"), Title, required=True),
        _TIME,
        Field(
            "text",
            lazy_gettext("Einführung"),
            Prose,
            "prose",
            hint=lazy_gettext("Worum es in diesem Workshop geht. Steht so in der Dokumentation."),
        ),
    ),
}

QUESTION = (
    Field(
        "text",
        lazy_gettext("Frage"),
        Title,
        required=True,
        hint=lazy_gettext("Eine offene Frage, höchstens 120 Zeichen, ohne Fachwörter."),
    ),
    Field(
        "hint",
        lazy_gettext("Kleiner Hinweis darunter"),
        Line,
        hint=lazy_gettext("Steht klein unter der Frage auf jedem Handy. Kann leer bleiben."),
    ),
    Field(
        "private",
        lazy_gettext("Verdeckt sammeln"),
        None,
        "check",
        hint=lazy_gettext("Beiträge bleiben bei den Schreibenden, bis sie aufgedeckt werden."),
    ),
    Field(
        "moderated",
        lazy_gettext("Erst freigeben"),
        None,
        "check",
        hint=lazy_gettext("Beiträge erscheinen erst nach Freigabe an der Wand."),
    ),
)

OUTLOOK = (
    Field(
        "addressee",
        lazy_gettext("Wer bekommt die Ergebnisse?"),
        Line,
        hint=lazy_gettext("Das Gremium, das Amt oder die Person, an die sie gehen."),
    ),
    Field(
        "reporter",
        lazy_gettext("Wer meldet zurück, was daraus wird?"),
        Line,
        hint=lazy_gettext("Eine Person oder Stelle, die man fragen kann."),
    ),
    Field("feedback_by", lazy_gettext("Bis wann?"), IsoDate, "date"),
    Field(
        "text",
        lazy_gettext("Wie geht es weiter?"),
        Prose,
        "prose",
        hint=lazy_gettext("In ganzen Sätzen, so wie es in der Dokumentation stehen soll."),
    ),
    Field("dates_open", lazy_gettext("Nächste Termine sind noch offen"), None, "check"),
)


def next_date(number: int) -> tuple[Field, Field, Field]:
    """Return the fields of one further meeting; `number` counts from 1."""
    return (
        Field(f"date-{number}-text", lazy_gettext("Was findet statt?"), Line),
        Field(f"date-{number}-date", lazy_gettext("Datum"), IsoDate, "date"),
        Field(f"date-{number}-place", lazy_gettext("Ort"), Line),
    )
