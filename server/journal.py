"""The Journal: all Changes of an Event in order, as rows.

Plain functions on a connection; nothing here decides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from formats.codec import decode_change, decode_records, encode_change, encode_records
from formats.records.room import Event
from formats.state import Change, Record, State, apply
from server import tables


class Conflict(RuntimeError):
    """The Event has more Changes on disk than whoever writes knows of."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The first answer to a Command; `digest` tells whether a repeated one says the same.

    It is blank where what was said is forgotten: guessed texts and ballots could be tried against it.
    """

    seq: int
    digest: bytes

    def fits(self, digest: bytes) -> bool:
        """Whether it may be given to a repeated Command."""
        return self.digest in (b"", digest)

    def blanked(self) -> Self:
        return replace(self, digest=b"")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one Command adds to the Journal."""

    command: str
    answer: Answer
    changes: tuple[Change, ...]


def head(connection: Connection, event: str, *, lock: bool = False) -> int | None:
    """Return the number of the last Change on disk, or None for an unknown event.

    `lock`: until the transaction ends.
    """
    query = select(tables.events.c.seq).where(tables.events.c.id == event)
    return connection.scalar(query.with_for_update() if lock else query)


def append(connection: Connection, event: str, after: int, entries: list[Entry]) -> set[int]:
    """Store what a batch of Commands did, behind Change number `after`.

    Return the numbers of the Changes that lost a wording. Raises Conflict if `after` is not the last one.
    """
    changes = [change for entry in entries for change in entry.changes]
    _move_on(connection, event, after, changes)
    numbered = list(enumerate(changes, start=after + 1))
    rows = [{"event": event, "seq": seq, "body": encode_change(change).decode()} for seq, change in numbered]
    connection.execute(insert(tables.changes), rows)
    _mention(connection, event, numbered)
    first_answers = [
        {"event": event, "command": entry.command, "seq": entry.answer.seq, "digest": entry.answer.digest}
        for entry in entries
    ]
    connection.execute(insert(tables.answers), first_answers)
    forgetting = ((seq, set(change.forget)) for seq, change in numbered if change.forget)
    return {number for seq, ids in forgetting for number in _forget(connection, event, seq, ids)}


def _move_on(connection: Connection, event: str, after: int, changes: list[Change]) -> None:
    """Move the Event's counter, and what lists of events show; raises Conflict."""
    moved = connection.execute(
        update(tables.events)
        .where(tables.events.c.id == event, tables.events.c.seq == after)
        .values(seq=after + len(changes), **_summary(changes))
    )
    if moved.rowcount != 1:
        raise Conflict(event)


def _mention(connection: Connection, event: str, numbered: Iterable[tuple[int, Change]]) -> None:
    """Note which Changes carry whose wording."""
    mentioned = [
        {"event": event, "record": id_, "seq": seq} for seq, change in numbered for id_ in _wordings(change)
    ]
    if mentioned:
        connection.execute(insert(tables.mentions), mentioned)


def changes_after(connection: Connection, event: str, seq: int) -> Iterator[Change]:
    """Yield the Changes behind a number, in order."""
    query = select(tables.changes.c.body).where(tables.changes.c.event == event, tables.changes.c.seq > seq)
    for body in connection.scalars(query.order_by(tables.changes.c.seq)):
        yield decode_change(body)


def answers_after(connection: Connection, event: str, seq: int) -> dict[str, Answer]:
    """Return the first answers to the Commands behind a number, by Command id."""
    table = tables.answers.c
    rows = connection.execute(
        select(table.command, table.seq, table.digest).where(table.event == event, table.seq > seq)
    )
    return {command: Answer(number, bytes(digest)) for command, number, digest in rows}


def load(connection: Connection, event: str) -> State:
    """Return the state of an Event as it is on disk: the snapshot and the Changes since."""
    table = tables.snapshots.c
    row = connection.execute(select(table.seq, table.records).where(table.event == event)).one_or_none()
    state = State(row.seq, decode_records(row.records)) if row else State()
    for change in changes_after(connection, event, state.seq):
        apply(state, change)
    return state


def snapshot_at(connection: Connection, event: str) -> int:
    """Return the number of the Event's snapshot, 0 where it has none."""
    return connection.scalar(select(tables.snapshots.c.seq).where(tables.snapshots.c.event == event)) or 0


def save_snapshot(connection: Connection, event: str, seq: int, records: Iterable[Record]) -> None:
    """Replace the Event's snapshot."""
    _drop_snapshot(connection, event)
    body = encode_records(records).decode()
    connection.execute(insert(tables.snapshots).values(event=event, seq=seq, records=body))


def _drop_snapshot(connection: Connection, event: str) -> None:
    connection.execute(delete(tables.snapshots).where(tables.snapshots.c.event == event))


def _summary(changes: list[Change]) -> dict[str, object]:
    """Return the columns of the event's row that lists of events show."""
    for change in reversed(changes):
        for record in change.put:
            if isinstance(record, Event):
                return {
                    "title": str(record.title),
                    "starts_on": str(record.starts_on),
                    "closed": record.closed,
                }
    return {}


def _wordings(change: Change) -> set[str]:
    return {record.id for record in change.put if record.wording}


def _forget(connection: Connection, event: str, before: int, ids: set[str]) -> set[int]:
    """Blank the wording of some records in every Change up to number `before`, and in the snapshot.

    Return the numbers of these Changes; their Commands' digests are blank as well.
    """
    changes, mentions = tables.changes.c, tables.mentions.c
    numbers = select(mentions.seq).where(
        mentions.event == event, mentions.record.in_(ids), mentions.seq < before
    )
    rows = connection.execute(
        select(changes.seq, changes.body).where(changes.event == event, changes.seq.in_(numbers))
    ).all()
    _drop_snapshot(connection, event)
    if rows:
        _blank_changes(connection, event, ((seq, decode_change(body).blanked(ids)) for seq, body in rows))
        _blank_answers(connection, event, numbers)
    return {seq for seq, _ in rows}


def _blank_changes(connection: Connection, event: str, blanked: Iterable[tuple[int, Change]]) -> None:
    changes = tables.changes.c
    rows = [{"number": seq, "blank": encode_change(change).decode()} for seq, change in blanked]
    connection.execute(
        update(tables.changes)
        .where(changes.event == event, changes.seq == bindparam("number"))
        .values(body=bindparam("blank")),
        rows,
    )


def _blank_answers(connection: Connection, event: str, numbers: Select[tuple[int]]) -> None:
    answers = tables.answers.c
    connection.execute(
        update(tables.answers).where(answers.event == event, answers.seq.in_(numbers)).values(digest=b"")
    )
