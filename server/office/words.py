"""Words of the office that several pages share."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from formats.installed import format_named

# What a page says after something was done; the address names it (`?done=saved`).
DONE: Mapping[str, Any] = {
    "created": lazy_gettext("Die Veranstaltung ist angelegt. Als Nächstes kommt das Programm."),
    "saved": lazy_gettext("Gespeichert."),
    "removed": lazy_gettext("Entfernt."),
    "workshop": lazy_gettext("Der Workshop steht im Programm. Jetzt fehlen noch seine Leitfragen."),
    "question": lazy_gettext("Die Frage ist gespeichert."),
    "closed": lazy_gettext("Die Veranstaltung ist geschlossen. Die Dokumentation liegt bereit."),
    "reopened": lazy_gettext("Die Veranstaltung ist wieder offen."),
    "link": lazy_gettext("Der Link ist da und kann weitergegeben werden."),
    "link_ended": lazy_gettext("Der Link ist beendet."),
}
OPEN_NOW = lazy_gettext("Hier kann gerade geschrieben werden. Zuerst muss die Frage geschlossen sein.")
_TYPES: Mapping[str, Any] = {
    "input": lazy_gettext("Impuls"),
    "plenary": lazy_gettext("Plenum"),
    "break": lazy_gettext("Pause"),
    "workshop": lazy_gettext("Workshop"),
}
_MISSING: Mapping[str, Any] = {
    "addressee": lazy_gettext("wer die Ergebnisse bekommt"),
    "reporter": lazy_gettext("wer zurückmeldet, was daraus wird"),
    "feedback_by": lazy_gettext("bis wann zurückgemeldet wird"),
    "next_dates": lazy_gettext("die nächsten Termine, oder dass sie noch offen sind"),
}


def type_word(kind: str, format_name: str | None = None) -> str:
    """Return what a line of the programme is, for people: "Impuls", "Workshop: Leitfragen"."""
    if format_name is None:
        return str(_TYPES[kind])
    return str(gettext("Workshop: %(format)s", format=gettext(format_named(format_name).title)))


def missing_words(missing: list[str]) -> list[str]:
    """Return in words what an outlook still lacks."""
    return [str(_MISSING[name]) for name in missing]
