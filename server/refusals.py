"""Refusals in words: for each code the sentence for people, in their language, and the HTTP status."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_babel import force_locale, gettext, lazy_gettext

from formats.dots import WEIGH
from formats.rejected import Code, Rejected
from server.i18n import SOURCE_LANGUAGE, languages


class Refused(Exception):
    """The door said no, before any rule was asked. With `retry_after` (seconds): try the same again."""

    def __init__(self, code: str, *, retry_after: float | None = None, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after
        self.facts = facts


_SENTENCES: Mapping[str, Any] = {
    Code.INVALID: lazy_gettext("Diese Eingabe wurde nicht verstanden."),
    Code.EMPTY: lazy_gettext("Hier fehlt noch ein Text."),
    Code.TOO_LONG: lazy_gettext("Der Text ist zu lang. Möglich sind %(limit)s Zeichen."),
    Code.TOO_MANY_LINES: lazy_gettext("Der Text hat zu viele Zeilen. Möglich sind %(limit)s."),
    Code.UNREADABLE_TEXT: lazy_gettext("Der Text enthält Zeichen, die sich nicht speichern lassen."),
    Code.UNKNOWN_COMMAND: lazy_gettext("Diese Anweisung gibt es nicht."),
    Code.UNKNOWN_RECORD: lazy_gettext("Das gibt es nicht oder nicht mehr."),
    Code.UNKNOWN_FORMAT: lazy_gettext("Dieses Format gibt es nicht."),
    Code.ID_TAKEN: lazy_gettext("Diese Kennung ist schon vergeben."),
    Code.ID_REUSED: lazy_gettext("Unter dieser Kennung wurde schon etwas anderes gesendet."),
    Code.NOT_ALLOWED: lazy_gettext("Dazu fehlt hier die Berechtigung."),
    Code.NOT_YOURS: lazy_gettext("Ändern kann einen Beitrag nur das Gerät, auf dem er geschrieben wurde."),
    Code.WRONG_PHASE: lazy_gettext("Diese Frage ist gerade nicht offen."),
    Code.EVENT_CLOSED: lazy_gettext("Die Veranstaltung ist geschlossen."),
    Code.EVENT_OPEN: lazy_gettext("Die Veranstaltung ist nicht geschlossen."),
    Code.ALREADY_THERE: lazy_gettext("Das gibt es schon."),
    Code.IN_USE: lazy_gettext("Hier wurde schon etwas geschrieben; deshalb bleibt es erhalten."),
    Code.TOO_DEEP: lazy_gettext("Cluster haben höchstens zwei Ebenen."),
    Code.WRONG_PLACE: lazy_gettext("Das gehört zu einer anderen Frage."),
    Code.WRONG_DATES: lazy_gettext("Das Ende liegt vor dem Anfang."),
    Code.OUTLOOK_MISSING: lazy_gettext("Vor dem Schließen fehlt noch, wie es weitergeht."),
    Code.CLOCK_STANDS: lazy_gettext("Die Uhr läuft gerade nicht."),
    Code.TOO_MANY: lazy_gettext("Das sind zu viele auf einmal. Möglich sind %(limit)s."),
    Code.MOVED_MEANWHILE: lazy_gettext(
        "Jemand anderes war schneller und hat die Karte inzwischen verschoben."
    ),
    Code.CHANGED_SINCE: lazy_gettext(
        "Was dieser Schritt bewegt hat, wurde seither weiter verändert oder zurückgezogen. "
        "Es bleibt, wie es ist."
    ),
    Code.TITLE_MISSING: lazy_gettext("Zum Gewichten braucht jeder Cluster einen Titel."),
    Code.TOO_MANY_DOTS: lazy_gettext("Das sind zu viele Punkte. Möglich sind %(limit)s."),
    Code.ALREADY_COUNTED: lazy_gettext("Die Punkte von diesem Gerät sind schon gezählt."),
    Code.NO_HELP_WANTED: lazy_gettext("Das gemeinsame Sortieren ist beendet. Vielen Dank für die Hilfe."),
    Code.NOTHING_LEFT: lazy_gettext("Im Augenblick ist keine Karte mehr zu sortieren."),
    Code.BATCH_OVER: lazy_gettext(
        "Diese Karten sind inzwischen weitergegeben. Es gibt gern einen neuen Stapel."
    ),
    Code.REWORDED: lazy_gettext("Inzwischen neu formuliert. Bitte noch einmal lesen."),
    Code.BEING_WEIGHED: lazy_gettext(
        "Dieser Cluster wird gerade gewichtet und bleibt deshalb stehen, bis die Gewichtung geschlossen ist."
    ),
    Code.HAS_DOTS: lazy_gettext("Zu dieser Gewichtung wurden schon Punkte gegeben."),
    Code.ENTERED_MEANWHILE: lazy_gettext("Jemand anderes hat inzwischen andere Zahlen eingetragen."),
    Code.RULES_CHANGED: lazy_gettext(
        "Wer den Beitrag zu sehen bekommt, hat sich inzwischen geändert. Bitte entscheiden Sie noch einmal, "
        "ob er gesendet wird."
    ),
    Code.REASON_NEEDED: lazy_gettext("Zum Verbergen braucht es einen Grund."),
    "unauthenticated": lazy_gettext(
        "Dieser Zugang ist nicht gültig. Bitte den Link oder QR-Code noch einmal öffnen."
    ),
    "revoked": lazy_gettext("Dieser Zugang wurde beendet."),
    "unknown_stream": lazy_gettext("Das ist hier nicht zu sehen."),
    "unknown_event": lazy_gettext("Diese Veranstaltung gibt es nicht."),
    "wrong_code": lazy_gettext("Zu diesem Code gibt es keine offene Veranstaltung."),
    "too_large": lazy_gettext("Das ist zu groß, um es anzunehmen."),
    "too_fast": lazy_gettext("Das ging sehr schnell hintereinander. Es wird gleich noch einmal versucht."),
    "busy": lazy_gettext("Gerade melden sich viele an. Es wird gleich noch einmal versucht."),
    "unavailable": lazy_gettext(
        "Das Speichern ist gerade nicht möglich. Es wird gleich noch einmal versucht."
    ),
    "not_installed": lazy_gettext(
        "Für Vorschläge fehlt ein Zusatz. Wer den Server betreut, kann ihn installieren: "
        "pip install teilhabe[suggestions]"
    ),
    "not_finished": lazy_gettext("Das hat zu lange gedauert. Bitte gleich noch einmal versuchen."),
    "wrong_login": lazy_gettext("E-Mail-Adresse oder Passwort stimmen nicht."),
}

# What is refused while a weighing is open waits for its end.
_WRONG_PHASE_OF_A_WEIGHING: Mapping[object, Any] = {
    "open": lazy_gettext("Diese Gewichtung ist noch offen."),
    "ending": lazy_gettext("Diese Gewichtung ist noch offen."),
    "planned": lazy_gettext("Diese Gewichtung ist gerade nicht offen."),
    "closed": lazy_gettext("Diese Gewichtung ist gerade nicht offen."),
}

_STATUS = {
    Code.NOT_ALLOWED: 403,
    Code.NOT_YOURS: 403,
    Code.UNKNOWN_RECORD: 404,
    "unauthenticated": 401,
    "revoked": 401,
    "wrong_login": 401,
    "unknown_event": 404,
    "unknown_stream": 404,
    "wrong_code": 404,
    "too_large": 413,
    "too_fast": 429,
    "busy": 503,
    "unavailable": 503,
    "not_finished": 503,
    "not_installed": 501,
}
_BAD_INPUT = {
    Code.INVALID,
    Code.EMPTY,
    Code.TOO_LONG,
    Code.TOO_MANY_LINES,
    Code.UNREADABLE_TEXT,
    Code.UNKNOWN_COMMAND,
    Code.UNKNOWN_FORMAT,
    Code.TOO_MANY,
}


def sentence(code: str, facts: Mapping[str, object] | None = None) -> str:
    """Return what to tell people, in the language of the present request."""
    text = _SENTENCES.get(code)
    if code == Code.WRONG_PHASE and facts and facts.get("name") == WEIGH:
        text = _WRONG_PHASE_OF_A_WEIGHING.get(facts.get("phase"), text)
    return str(text) % dict(facts or {}) if text is not None else gettext("Das hat nicht geklappt.")


def status(code: str) -> int:
    """Return the HTTP status of a code; a rule's no is 409 unless it is about the input itself."""
    return 400 if code in _BAD_INPUT else _STATUS.get(code, 409)


def answer(refusal: Rejected | Refused) -> dict[str, object]:
    """Return a refusal as the protocol says it."""
    facts = dict(refusal.facts)
    body = {
        "ok": False,
        "code": str(refusal.code),
        "message": sentence(refusal.code, facts),
        "field": facts.pop("field", None),
    }
    if isinstance(refusal, Refused) and refusal.retry_after is not None:
        body["retry_after"] = refusal.retry_after
    return {**body, "facts": facts}


def answer_in(app: Flask, language: str, refusal: Rejected | Refused) -> dict[str, object]:
    """Return a refusal as the protocol says it, outside of a request, in a language of ours or in German."""
    with app.app_context(), force_locale(language if language in languages() else SOURCE_LANGUAGE):
        return answer(refusal)
