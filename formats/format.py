"""What a Format is: a pure description of a method. A new one is one file like `formats/leitfragen.py`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from formats.commands import CommandSpec, Payload
from formats.outline import Block
from formats.records.room import Item, Phase
from formats.state import Record, State
from formats.streams import Stream


@dataclass(frozen=True, slots=True)
class PhaseKind:
    """What a Format says of a kind of phase. Texts are German message ids; durations in minutes.

    `phone` and `screen` name the page that a phone and the projector show while it is open.
    """

    title: str
    usual: int
    shortest: int
    phone: str
    screen: str
    etiquette: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeTemplate:
    """A proposal for the clock: minutes per kind of phase."""

    title: str
    minutes: Mapping[str, int]


class Format(Protocol):
    """A method. Everything is pure: no web, no database, no clock, no chance."""

    name: str
    title: str
    phases: Mapping[str, PhaseKind]
    templates: tuple[TimeTemplate, ...]
    commands: Mapping[str, CommandSpec]
    records: tuple[type[Record], ...]

    def start(self, item: Item) -> tuple[Record, ...]:
        """Return the records that a new workshop begins with."""

    def phase_of(self, state: State, payload: Payload) -> Phase:
        """Return the phase that a Command speaks of; raises Rejected (unknown_record)."""

    def visible(self, state: State, record: Record, stream: Stream) -> Record | None:
        """Return what a stream may carry of a record, or None. The one rule for snapshots and Changes."""

    def outline(self, state: State, item: Item) -> Iterable[Block]:
        """Return what the documentation says of a workshop, in blocks below the workshop's heading."""
