"""The few words the document adds of its own, in the language it is written in."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from babel.dates import format_date


class Words(NamedTuple):
    """Labels with named places; ``locale`` writes the dates."""

    locale: str
    document: str
    table: str
    page: str
    of: str
    dated: str

    def as_of(self, dated: str) -> str:
        """The state of the documentation, from an ISO date."""
        return self.dated % {"date": format_date(date.fromisoformat(dated), "long", locale=self.locale)}


_GERMAN: Final = Words("de", "Dokumentation", "Tabelle", "Seite", "von", "Stand: %(date)s")
_ENGLISH: Final = Words("en_GB", "Documentation", "Table", "Page", "of", "As of %(date)s")


def words_for(language: str) -> Words:
    """German for German, English for every other language tag."""
    return _GERMAN if language.split("-")[0] == "de" else _ENGLISH
