"""Who asks: tokens, and the role that stands behind one at this very moment.

A token names a row; the row says event and role. It is looked up for every Command: a revoked one ends.
"""

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from itsdangerous import BadSignature, Signer
from sqlalchemy import Connection, insert, select, update

from formats.commands import Actor, Role
from server import tables
from server.database import Database
from server.refusals import Refused

_DEVICE, _ACCOUNT = "a", "o"
_CACHE_SECONDS = 2.0
_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Grant:
    """A row of `access`: this device may do this in that event."""

    id: str
    event: str
    role: Role
    name: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody with a valid token. `access` names the device or session, for limits and for ending it."""

    actor: Actor
    event: str
    access: str


class Access:
    """Issues, reads and ends tokens.

    `shared`: another process may end one, so a look-up is trusted for a moment only.
    """

    def __init__(self, database: Database, secret_key: str) -> None:
        self._database = database
        self._signer = Signer(secret_key, salt="access", digest_method=hashlib.sha256)
        self._grants: dict[str, tuple[float, Grant | None]] = {}
        self._sessions: dict[str, tuple[float, str | None]] = {}
        self._owners: dict[str, str | None] = {}
        self._ended: set[str] = set()
        self.on_revoked: Callable[[str], None] = lambda access: None

    def issue(self, event: str, role: Role, name: str = "") -> tuple[str, str]:
        """Make a new grant; return its id and its token."""
        grant = Grant(secrets.token_urlsafe(_ID_BYTES), event, role, name, revoked=False)

        def store(connection: Connection) -> None:
            connection.execute(
                insert(tables.access).values(id=grant.id, event=event, role=str(role), name=name)
            )

        self._database.write(store)
        self._remember(grant.id, grant)
        return grant.id, self._signed(_DEVICE, grant.id)

    def token_of(self, grant_id: str) -> str:
        """Return the token of a grant once more, for whoever may hand it out."""
        return self._signed(_DEVICE, grant_id)

    def account_token(self, session_digest: str) -> str:
        """Return the token of a logged-in account; it lives as long as the session."""
        return self._signed(_ACCOUNT, session_digest)

    def grants(self, event: str) -> list[Grant]:
        """Return what was issued for facilitators and projectors of an event."""
        table = tables.access.c
        query = select(tables.access).where(table.event == event, table.role != str(Role.PARTICIPANT))
        rows = self._database.read(
            lambda connection: connection.execute(query.order_by(table.role, table.name)).all()
        )
        return [Grant(row.id, row.event, Role(row.role), row.name, row.revoked) for row in rows]

    def names(self, event: str) -> dict[str, str]:
        """Return the names that participants chose, by grant. They stand nowhere near what people wrote."""
        table = tables.access.c
        query = select(table.id, table.name).where(
            table.event == event, table.role == str(Role.PARTICIPANT), table.name != ""
        )
        return {
            row.id: row.name
            for row in self._database.read(lambda connection: connection.execute(query).all())
        }

    def revoke(self, event: str, grant_id: str) -> bool:
        """End a grant; open sockets of it are closed. Return whether there was one."""
        table = tables.access
        query = update(table).where(table.c.id == grant_id, table.c.event == event).values(revoked=True)
        found = self._database.write(lambda connection: connection.execute(query).rowcount == 1)
        if found:
            # A look-up may be on its way with what it read before; it must not bring the grant back.
            self._ended.add(grant_id)
            self.on_revoked(grant_id)
        return found

    def end_session(self, session_digest: str) -> None:
        """Forget a session that was logged out; open sockets of it are closed."""
        self._ended.add(session_digest)
        self.on_revoked(session_digest)

    def account(self, token: str | None) -> str:
        """Return the account behind an organiser's token; raises Refused (unauthenticated, revoked)."""
        kind, name = self._opened(token)
        if kind != _ACCOUNT:
            raise Refused("unauthenticated")
        account = self._account_of(name)
        if account is None or name in self._ended:
            raise Refused("revoked")
        return account

    def principal(self, token: str | None, event: str | None = None) -> Principal:
        """Return who holds a token, in the event it is for; an account's token needs the `event` named.

        Raises Refused: unauthenticated, revoked, unknown_event (also for somebody else's event).
        """
        kind, name = self._opened(token)
        if kind == _ACCOUNT:
            account = self.account(token)
            if event is None or self._owner_of(event) != account:
                raise Refused("unknown_event")
            return Principal(Actor(Role.ORGANISER, name), event, name)
        grant = self._grant(name)
        if grant is None or grant.revoked or name in self._ended:
            raise Refused("revoked" if grant else "unauthenticated")
        if event not in (None, grant.event):
            raise Refused("unknown_event")
        return Principal(Actor(grant.role, grant.id), grant.event, grant.id)

    def _signed(self, kind: str, name: str) -> str:
        return self._signer.sign(f"{kind}.{name}").decode()

    def _opened(self, token: str | None) -> tuple[str, str]:
        try:
            kind, _, name = self._signer.unsign(token or "").decode().partition(".")
        except (BadSignature, UnicodeError):
            raise Refused("unauthenticated") from None
        return kind, name

    def _remember(self, grant_id: str, grant: Grant | None) -> None:
        if len(self._grants) > 50_000:
            self._grants.clear()
        self._grants[grant_id] = (time.monotonic(), grant)

    def _is_fresh(self, looked_up: float) -> bool:
        return not self._database.shared or time.monotonic() - looked_up < _CACHE_SECONDS

    def _grant(self, grant_id: str) -> Grant | None:
        known = self._grants.get(grant_id)
        if known is not None and self._is_fresh(known[0]):
            return known[1]
        query = select(tables.access).where(tables.access.c.id == grant_id)
        row = self._database.read(lambda connection: connection.execute(query).one_or_none())
        grant = Grant(row.id, row.event, Role(row.role), row.name, row.revoked) if row else None
        self._remember(grant_id, grant)
        return grant

    def _account_of(self, session_digest: str) -> str | None:
        known = self._sessions.get(session_digest)
        if known is not None and time.monotonic() - known[0] < _CACHE_SECONDS:
            return known[1]
        table = tables.sessions.c
        query = select(table.account).where(
            table.digest == session_digest, table.expires_at > int(time.time())
        )
        account = self._database.read(lambda connection: connection.scalar(query))
        self._sessions[session_digest] = (time.monotonic(), account)
        return account

    def _owner_of(self, event: str) -> str | None:
        if self._owners.get(event) is None:
            query = select(tables.events.c.owner).where(tables.events.c.id == event)
            self._owners[event] = self._database.read(lambda connection: connection.scalar(query))
        return self._owners[event]
