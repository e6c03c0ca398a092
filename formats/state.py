"""The state of an Event: records by kind and id, brought forward by Changes.

A Change carries whole records as they now are, so applying one is putting and dropping, harmless when
repeated and the same for every format. `apply` works in place: a copy per Change would grow with the Event.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import ClassVar, NamedTuple, Self, TypeVar, cast, dataclass_transform

import msgspec

from formats.rejected import Code, Rejected
from formats.streams import Stream

Place = tuple[str | None, ...]


class Ref(NamedTuple):
    """Names one record."""

    kind: str
    id: str


@dataclass_transform(frozen_default=True)
class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag=str.lower):
    """One thing in an Event. Replaced whole, never changed.

    `families` names the stream families that may carry it: none unless said, so what is new stays unseen.
    """

    id: str
    families: ClassVar[frozenset[str]] = frozenset()
    most: ClassVar[int] = 1_000
    """How many of its kind one Event may have, so that nobody can fill the memory."""
    wording: ClassVar[tuple[str, ...]] = ()
    """Fields that hold what a person wrote, and that vanish from the Journal when it is withdrawn."""

    @property
    def ref(self) -> Ref:
        return Ref(self.kind(), self.id)

    @classmethod
    def kind(cls) -> str:
        return cls.__name__.lower()

    @property
    def standings(self) -> tuple[tuple[Place, str], ...]:
        """The places where it stands among its like, each with its rank there; most records stand nowhere."""
        return ()

    @classmethod
    @cache
    def unworded(cls) -> Mapping[str, object]:
        """Return the fields of `wording` as they are when nobody wrote anything there."""
        defaults = {field.name: field.default for field in msgspec.structs.fields(cls)}
        return {name: "" if defaults[name] is msgspec.NODEFAULT else defaults[name] for name in cls.wording}

    def shown_on(self, stream: Stream) -> Self | None:
        """Return what this stream may carry of the record, or None."""
        return self if stream.family in self.families else None


class Ranked(Record, frozen=True, kw_only=True):
    """A record with an order among those of its place."""

    rank: str

    @property
    def place(self) -> Place:
        """Where it stands among its like; records of one place have one order."""
        raise NotImplementedError

    @property
    def standings(self) -> tuple[tuple[Place, str], ...]:
        return ((self.place, self.rank),)


R = TypeVar("R", bound=Record)
Placed = TypeVar("Placed", bound=Ranked)


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What happened. `at`: seconds since 1970; what participants do is stamped to the minute."""

    type: str
    by: str
    at: int
    item: str | None = None
    put: tuple[Record, ...] = ()
    drop: tuple[Ref, ...] = ()
    forget: tuple[str, ...] = ()
    """Ids of records whose texts vanish from every earlier Change."""

    def refs(self) -> Iterator[Ref]:
        """Yield a Ref for every record that the Change puts or drops."""
        yield from (record.ref for record in self.put)
        yield from self.drop

    def blanked(self, ids: Collection[str]) -> Self:
        """Return the Change without what people wrote in the records of these ids."""
        put = tuple(
            msgspec.structs.replace(record, **record.unworded()) if record.id in ids else record
            for record in self.put
        )
        return msgspec.structs.replace(self, put=put)


class State:
    """Everything of one Event after `seq` Changes."""

    def __init__(self, seq: int = 0, records: Iterable[Record] = ()) -> None:
        self.seq = seq
        self._records: dict[Ref, Record] = {}
        self._of_kind: dict[str, dict[str, Record]] = {}
        self._standing: dict[tuple[str, Place], dict[str, str]] = {}
        for record in records:
            self._put(record)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, State) and (self.seq, self._records) == (other.seq, other._records)

    __hash__ = None  # type: ignore[assignment]

    def find_ref(self, ref: Ref) -> Record | None:
        return self._records.get(ref)

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        return cast("R | None", self._records.get(Ref(kind.kind(), record_id or "")))

    def get(self, kind: type[R], record_id: str) -> R:
        """Return the record; raises Rejected (unknown_record)."""
        record = self.find(kind, record_id)
        if record is None:
            raise Rejected(Code.UNKNOWN_RECORD, kind=kind.kind())
        return record

    def all(self, kind: type[R]) -> list[R]:
        return cast("list[R]", list(self._of_kind.get(kind.kind(), {}).values()))

    def count(self, kind: type[R]) -> int:
        return len(self._of_kind.get(kind.kind(), {}))

    def has_id(self, record_id: str) -> bool:
        """Whether anything has this id, of whatever kind."""
        return any(record_id in of_kind for of_kind in self._of_kind.values())

    def records(self) -> list[Record]:
        return list(self._records.values())

    def count_in(self, kind: type[R], *place: str | None) -> int:
        return len(self._standing.get((kind.kind(), place), {}))

    def ranked(self, kind: type[Placed], *place: str | None) -> list[Placed]:
        """Return the records that stand in a place, in their order."""
        return [cast("Placed", self._records[Ref(kind.kind(), id_)]) for _, id_ in self.ranks(kind, *place)]

    def ranks(self, kind: type[Placed], *place: str | None) -> list[tuple[str, str]]:
        """Return (rank, id) of what stands in a place, in its order."""
        standing = self._standing.get((kind.kind(), place), {})
        return sorted((rank, id_) for id_, rank in standing.items())

    def _put(self, record: Record) -> None:
        self._drop(record.ref)
        self._records[record.ref] = record
        self._of_kind.setdefault(record.kind(), {})[record.id] = record
        for place, rank in record.standings:
            self._standing.setdefault((record.kind(), place), {})[record.id] = rank

    def _drop(self, ref: Ref) -> None:
        record = self._records.pop(ref, None)
        if record is None:
            return
        del self._of_kind[ref.kind][ref.id]
        for place, _ in record.standings:
            del self._standing[ref.kind, place][ref.id]


def apply(state: State, change: Change) -> list[Record]:
    """Bring `state` forward by one Change, in place. Return the records as they were before it."""
    before = [record for ref in change.refs() if (record := state.find_ref(ref)) is not None]
    for record in change.put:
        state._put(record)
    for ref in change.drop:
        state._drop(ref)
    state.seq += 1
    return before


def fold(changes: Iterable[Change]) -> State:
    """Return the state that the Changes of a whole Journal make."""
    state = State()
    for change in changes:
        apply(state, change)
    return state
