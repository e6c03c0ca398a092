"""Numbered streams: what an Event sends to those who follow it.

`room` (phase, clock, questions: everybody), `wall:<item>` (one workshop's contributions and clusters:
whoever has that wall open), `desk` (what only the facilitators see), `history:<item>` (who put what where:
facilitators who look it up).
"""

from typing import NamedTuple, Self

ROOM, WALL, DESK, HISTORY = "room", "wall", "desk", "history"


class Stream(NamedTuple):
    """A stream of an Event; `item` names the workshop where the family has one stream per workshop."""

    family: str
    item: str | None = None

    @classmethod
    def named(cls, name: str) -> Self | None:
        """Return the stream of that name, or None when there is no such name."""
        family, _, item = name.partition(":")
        if family in (WALL, HISTORY) and item:
            return cls(family, item)
        return cls(family) if name in (ROOM, DESK) else None

    @property
    def name(self) -> str:
        return f"{self.family}:{self.item}" if self.item else self.family

    def concerns(self, item: str | None) -> bool:
        """Whether something of this workshop (None: of the whole Event) can be in the stream."""
        return self.item is None or self.item == item
