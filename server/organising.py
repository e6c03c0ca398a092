"""What organisers do with whole events: make one, list them, find one by its code."""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, insert, select
from sqlalchemy.exc import IntegrityError

from formats.commands import Actor, Role
from formats.decide import decide
from formats.registry import read_command
from formats.rejected import Code, Rejected
from formats.state import State
from server import tables
from server.events import now_ms
from server.refusals import Refused
from server.services import Services

# No characters that look or sound alike; 31 to the power of 8 codes.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 8
_MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as a list shows it."""

    id: str
    owner: str
    code: str
    title: str
    starts_on: str
    closed: bool


def new_id() -> str:
    """Return 128 random bits as 22 characters."""
    return secrets.token_urlsafe(16)


def create_event(
    services: Services, account: str, text: dict[str, Any], event: str | None = None
) -> EventLine:
    """Make an event of an account from the payload of create_event without its id; raises Rejected.

    With the same `event` id again it is made only once.
    """
    event = event or new_id()
    command = read_command({"id": event, "name": "create_event", "payload": {**text, "event": event}})
    actor = Actor(Role.ORGANISER, account)
    decide(State(), command, actor, now_ms())  # what the rules refuse must not leave an empty event behind
    if services.database.write(lambda connection: _reserve(connection, account, event)) != account:
        raise Rejected(Code.ID_TAKEN)
    services.events.submit(event, command, actor)
    return get_event(services, event)


def get_event(services: Services, event: str) -> EventLine:
    """Return the line of an event; raises Refused (unknown_event)."""
    line = find_event(services, tables.events.c.id == event)
    if line is None:
        raise Refused("unknown_event")
    return line


def find_event_by_code(services: Services, typed: str) -> EventLine | None:
    """Return the event of a code as people type it: small letters, blanks and dashes do not matter."""
    code = "".join(character for character in typed.upper() if character in CODE_ALPHABET)
    return find_event(services, tables.events.c.code == code) if len(code) == CODE_LENGTH else None


def find_event(services: Services, which: ColumnElement[bool]) -> EventLine | None:
    lines = _lines(services, which)
    return lines[0] if lines else None


def events_of(services: Services, account: str) -> list[EventLine]:
    """Return an account's events, the newest first; not what was begun and could not be stored."""
    return _lines(services, and_(tables.events.c.owner == account, tables.events.c.seq > 0))


def _lines(services: Services, which: ColumnElement[bool]) -> list[EventLine]:
    table = tables.events.c
    columns = (table.id, table.owner, table.code, table.title, table.starts_on, table.closed)
    query = select(*columns).where(which).order_by(table.starts_on.desc(), table.id)
    rows = services.database.read(lambda connection: connection.execute(query).all())
    return [EventLine(*row) for row in rows]


def _reserve(connection: Connection, account: str, event: str, tries: int = _MOST_TRIES) -> str:
    """Return whose event it is; where there is none, store its row under a code that nobody else has."""
    owner = connection.scalar(select(tables.events.c.owner).where(tables.events.c.id == event))
    if owner is not None:
        return str(owner)
    code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    try:
        with connection.begin_nested():
            connection.execute(insert(tables.events).values(id=event, code=code, owner=account))
    except IntegrityError:  # the code is taken, or somebody else was faster with the same event
        if tries == 1:
            raise
        return _reserve(connection, account, event, tries - 1)
    return account
