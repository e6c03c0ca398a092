"""A house to test in: the services of one installation, and events in it to work with."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pysqlite3
from eventlet import Timeout
from sqlalchemy import Connection, insert, select, text

from formats.codec import ENCODER
from formats.commands import Actor, Command, Role
from formats.records.wall import Contribution
from formats.registry import read_command, view
from formats.state import State, fold
from formats.streams import Stream
from server import engine, journal, organising
from server.app import open_services
from server.services import Services
from server.settings import Settings
from server.tables import accounts, metadata
from tests.formats.meeting import EVENT, GATHERED, Step, message

Row = dict[str, Any]
View = dict[tuple[str, str], Row]
_LONGEST_WAIT = 30
_IDS = re.compile(r"\b(event|workshop|talk|question|card|cluster|batch|conflict|weighing)-(\d)")


class House:
    """Services without a web, and everything they sent. `name`: what its Commands' ids begin with."""

    def __init__(self, settings: Settings, name: str = "command") -> None:
        self.settings = settings
        self.sent: list[tuple[str, Row, str]] = []
        self.on_sent: Callable[[str, Row], object] = lambda message, body: None
        self._name, self._commands = name, 0
        self.services = self._opened()

    def _opened(self) -> Services:
        return open_services(self.settings, self.emit)

    def emit(self, message: str, body: object, room: str) -> None:
        """Note what goes out, as it would stand on the wire."""
        said = self.on_the_wire(body)
        self.on_sent(message, said)
        self.sent.append((message, said, room))

    @staticmethod
    def on_the_wire(body: object) -> Row:
        said: Row = msgspec.json.decode(ENCODER.encode(body))
        return said

    def restart(self) -> None:
        """Close everything and open it again, as a new process would."""
        self.close()
        self.services = self._opened()

    def close(self) -> None:
        for live in self.services.events._awake.values():
            if live.timer is not None:
                live.timer.cancel()
        self.services.database.close()

    def organiser(self, name: str = "ada") -> str:
        """Return the id of an account without a password: logins are slow on purpose, tested elsewhere."""
        row = {"id": f"account-of-{name}", "email": f"{name}@lindenau.example", "name": name}

        def make(connection: Connection) -> None:
            if connection.scalar(select(accounts.c.id).where(accounts.c.id == row["id"])) is None:
                connection.execute(insert(accounts).values(**row, password_hash="none"))

        self.services.database.write(make)
        return row["id"]

    def an_event(self, steps: Iterable[Step] = GATHERED, *, twin: str = "", organiser: str = "ada") -> str:
        """Make the event of some steps, the first of which creates it. `twin`: what its ids begin with."""
        (_, _, about, *_), *others = twins(steps, twin)
        event = about.pop("event")
        organising.create_event(self.services, self.organiser(organiser), about, event)
        for step in others:
            self.does(event, *step)
        return str(event)

    def command(self, name: str, payload: Row, item: str | None = None) -> Command:
        """Return a Command under a new id; without an item it concerns the first workshop or the event."""
        self._commands += 1
        sent = message(name, payload, item, f"{self._name}-{self._commands:06}")
        return read_command(json.loads(json.dumps(sent)))

    def does(self, event: str, role: Role, name: str, payload: Row, item: str | None = None) -> int:
        """Carry a Command out and return its number; raises Rejected or Refused."""
        return self.submit(event, self.command(name, payload, item), role)

    def submit(self, event: str, command: Command, role: Role) -> int:
        return self.services.events.submit(event, command, Actor(role, "device-of-somebody"))

    def state(self, event: str) -> State:
        return self.services.events.settled(event)

    def journal(self, event: str) -> list[Any]:
        """Return all Changes of an event as they are on disk."""
        return self.services.database.read(
            lambda connection: list(journal.changes_after(connection, event, 0))
        )

    def numbers(self, event: str) -> list[int]:
        query = text("SELECT seq FROM changes WHERE event = :event ORDER BY seq")
        return self.services.database.read(
            lambda connection: list(connection.scalars(query, {"event": event}))
        )

    def dump(self) -> dict[str, list[Any]]:
        """Return every row of every table."""
        return self.services.database.read(_rows)

    def batches(self, stream: str) -> list[Row]:
        return [body for name, body, _ in self.sent if name == "batch" and body["stream"] == stream]

    @contextmanager
    def second_connection(self) -> Iterator[Any]:
        """A connection of somebody else to the same file, as a backup or an administrator would have."""
        connection = pysqlite3.connect(self.settings.data / "teilhabe.sqlite", isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()

    def run_sql(self, *statements: str) -> None:
        """Change the database behind the back of the application."""
        self.services.database.write(
            lambda connection: [connection.exec_driver_sql(statement) for statement in statements]
        )


def _rows(connection: Any) -> dict[str, list[Any]]:
    return {
        table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
        for table in metadata.sorted_tables
    }


def twins(steps: Iterable[Step], twin: str) -> list[Step]:
    """Return the same steps with other ids everywhere, and with their workshop named."""

    def renamed(said: Any) -> Any:
        return json.loads(_IDS.sub(rf"{twin}\1-\2", json.dumps(said)))

    return [
        (role, name, renamed(payload), renamed(message(name, payload, *item).get("item")))
        for role, name, payload, *item in steps
    ]


def rows(records: Iterable[object]) -> View:
    """Return records as a client holds them: by kind and id."""
    return {(row["kind"], row["id"]): row for row in msgspec.json.decode(ENCODER.encode(list(records)))}


def snapshot(state: State, stream: str) -> View:
    named = Stream.named(stream)
    assert named is not None
    return rows(view(state, named))


def brought_forward(known: View, changes: Iterable[Row]) -> View:
    """Return what a client knows after some changes, by the rules of docs/protocol.md."""
    known = dict(known)
    for change in changes:
        known |= {(row["kind"], row["id"]): row for row in change.get("put", [])}
        for kind, id_ in change.get("drop", []):
            known.pop((kind, id_), None)
    return known


def assert_whole(house: House, event: str = EVENT) -> None:
    """Memory, Journal and numbers say the same."""
    journal = house.journal(event)
    state = house.state(event)
    assert house.numbers(event) == list(range(1, len(journal) + 1))
    assert state == fold(journal)
    assert state.seq == len(journal)


def cards(house: House, event: str = EVENT) -> set[str]:
    return {card.id for card in house.state(event).all(Contribution)}


def until(holds: Callable[[], object]) -> None:
    """Let the others run until something holds; a test that waits for ever fails."""
    with Timeout(_LONGEST_WAIT):
        while not holds():
            engine.sleep(0.001)


def at_once(works: Iterable[Any]) -> list[Any]:
    """Run all of it side by side in green threads; return results or exceptions in the order given."""
    waiting = []
    for work in works:
        waiter = engine.waiter()
        engine.spawn(_answering, work, waiter)
        waiting.append(waiter)
    return [waiter.wait() for waiter in waiting]


def _answering(work: Any, waiter: engine.Waiter) -> None:
    try:
        waiter.send(work())
    except Exception as error:
        waiter.send(error)
