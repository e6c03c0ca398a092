"""Every Command and every kind of record, of the Event and of all installed formats."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from formats import event, programme, screen
from formats.commands import Command, CommandSpec, Id, admit_text
from formats.installed import all_formats, format_of
from formats.records.room import Event, Item, Screen
from formats.rejected import Code, Rejected
from formats.state import Change, Record, Ref, State
from formats.streams import Stream

T = TypeVar("T")
EVENT_COMMANDS: Mapping[str, CommandSpec] = MappingProxyType(
    {**event.COMMANDS, **programme.COMMANDS, **screen.COMMANDS}
)


@cache
def all_commands() -> Mapping[str, CommandSpec]:
    """Return every Command by its name, of the Event and of all formats."""
    return MappingProxyType(merged(EVENT_COMMANDS, *(each.commands for each in all_formats().values())))


@cache
def record_types() -> Mapping[str, type[Record]]:
    """Return every kind of record by the name of its kind."""
    of_formats = (each.records for each in all_formats().values())
    tables = ({kind.kind(): kind for kind in kinds} for kinds in ((Event, Item, Screen), *of_formats))
    return MappingProxyType(merged(*tables))


def merged(*tables: Mapping[str, T]) -> dict[str, T]:
    """Return one table of several; raises ValueError where they mean different things by one name."""
    one: dict[str, T] = {}
    for table in tables:
        for name, entry in table.items():
            if one.setdefault(name, entry) is not entry:
                raise ValueError(f"two formats mean different things by {name!r}")
    return one


def read_command(raw: object) -> Command:
    """Return the Command in a decoded message {id, name, payload, item?}.

    Raises Rejected: invalid (with the field), unknown_command, or what the text gate says.
    """
    envelope = _checked(raw, _Envelope)
    spec = all_commands().get(envelope.name)
    if spec is None:
        raise Rejected(Code.UNKNOWN_COMMAND)
    if spec.of_event == (envelope.item is not None):
        raise Rejected(Code.INVALID, field="item")
    payload = _checked(envelope.payload, spec.payload)
    return Command(envelope.id, envelope.name, payload, envelope.item)


class _Envelope(msgspec.Struct, forbid_unknown_fields=True):
    id: Id
    name: str
    payload: dict[str, Any] = {}
    item: Id | None = None


def _checked(raw: object, shape: type[T]) -> T:
    try:
        return msgspec.convert(raw, shape, dec_hook=admit_text)
    except msgspec.ValidationError as error:
        field = str(error).partition("`$.")[2].partition("`")[0] or None
        if isinstance(error.__cause__, Rejected):
            raise Rejected(error.__cause__.code, field=field, **error.__cause__.facts) from None
        raise Rejected(Code.INVALID, field=field) from None


def visible(state: State, record: Record, stream: Stream) -> Record | None:
    """Return what a stream may carry of a record, or None. Fails closed: a stranger's record goes nowhere."""
    if stream.family not in record.families:
        return None
    item = getattr(record, "item", None)
    if item is None:
        return record.shown_on(stream)
    if not stream.concerns(item) or state.find(Item, item) is None:
        return None
    return format_of(state, item).visible(state, record, stream)


def view(state: State, stream: Stream) -> list[Record]:
    """Return a snapshot of a stream: all its records as they now are."""
    kinds = [kind for kind in record_types().values() if stream.family in kind.families]
    shown = (visible(state, record, stream) for kind in kinds for record in state.all(kind))
    return [record for record in shown if record is not None]


def shown(state: State, change: Change, before: Iterable[Record], stream: Stream) -> Change | None:
    """Return a Change as a stream may carry it, or None where it says nothing there.

    `state` is the state after the Change, `before` what `apply` returned. What the stream carried and
    may not carry any more is dropped there; what it never carried is not even mentioned, nor is what looks
    there as it did before (a new wording that waits for approval).
    """
    if change.item is not None and not stream.concerns(change.item):
        return None
    now = {record.ref: visible(state, record, stream) for record in change.put}
    known = {record.ref: visible(state, record, stream) for record in before}
    put = tuple(seen for ref, seen in now.items() if seen is not None and seen != known.get(ref))
    drop = tuple(
        record.ref for record in before if now.get(record.ref) is None and _carried(state, record, stream)
    )
    if not put and not drop:
        return None
    return msgspec.structs.replace(change, put=put, drop=drop, forget=())


def carried(state: State, change: Change, before: Iterable[Record]) -> dict[str, set[Ref]]:
    """Return by family of streams what one of them carries of a Change, or carried before it.

    Anything else nobody may hear of when they catch up, not even by its id.
    """
    refs: dict[str, set[Ref]] = {}
    for record in (*change.put, *before):
        ref = record.ref
        for family in record.families:
            known = refs.setdefault(family, set())
            if ref not in known and _carried(state, record, Stream(family, getattr(record, "item", None))):
                known.add(ref)
    return refs


def _carried(state: State, record: Record, stream: Stream) -> bool:
    """Whether a stream carried a record that is gone or has changed.

    In doubt yes: one drop too many does no harm.
    """
    workshop = getattr(record, "item", None)
    if workshop is not None and state.find(Item, workshop) is None:
        return stream.family in record.families and stream.concerns(workshop)
    return visible(state, record, stream) is not None
