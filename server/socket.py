"""The socket library's one door: who connects, what they follow, which Commands they send.

Handlers are registered with the library's own server, not through Flask's wrapper: no request context is
needed, and a copied web session is nothing to trust.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NoReturn

from flask import Flask
from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError

from formats.commands import Role
from formats.rejected import Code, Rejected
from formats.streams import DESK, Stream
from server import ingress
from server.access import Access, Principal
from server.dispatch import dispatch, follow
from server.engine import ASYNC_MODE
from server.events import Events
from server.holding import Holder, checked_hold
from server.refusals import Refused, answer_in
from server.rights import checked_stream
from server.services import EXTENSION, Services

log = logging.getLogger(__name__)
Answer = dict[str, Any]
_MOST_STREAMS = 8


@dataclass(slots=True)
class Connection:
    """An open socket. The principal is what the token meant at the door; every Command looks again."""

    token: str
    principal: Principal
    language: str
    holder: Holder
    streams: set[str] = field(default_factory=set)


class Sockets:
    """All sockets of this process."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._connections: dict[str, Connection] = {}
        self._server = SocketIO(app, async_mode=ASYNC_MODE, **ingress.server_options()).server
        self._server.on("connect", self._connect)
        self._server.on("disconnect", self._disconnect)
        for name, handler in {
            "command": self._command,
            "follow": self._follow,
            "unfollow": self._unfollow,
            "hold": self._hold,
        }.items():
            self._server.on(name, self._answered(handler))
        app.wsgi_app = ingress.guard(self._server, app.wsgi_app, self._speak)  # type: ignore[method-assign]

    def emit(self, message: str, body: object, room: str) -> None:
        """Send a message to everybody in a room; it is encoded once."""
        self._server.emit(message, body, room=room)

    def end(self, access: str) -> None:
        """Tell every socket of a grant or session that it is over, and close it."""
        for sid, connection in list(self._connections.items()):
            if connection.principal.access == access:
                refusal = self._speak(connection.language, Refused("revoked"))
                message = {"code": refusal["code"], "message": refusal["message"]}
                self._server.emit("gone", message, room=sid)
                self._server.disconnect(sid)

    def end_expired(self) -> None:
        """End the sockets of logins that ran out and of grants that another process revoked."""
        for connection in list(self._connections.values()):
            principal = connection.principal
            if principal.actor.role is Role.PARTICIPANT:
                continue
            try:
                self._access.principal(connection.token, principal.event)
            except Refused:
                self.end(principal.access)

    @property
    def _access(self) -> Access:
        return self._services.access

    @property
    def _events(self) -> Events:
        return self._services.events

    @property
    def _services(self) -> Services:
        services: Services = self._app.extensions[EXTENSION]
        return services

    def _speak(self, language: str, refusal: Rejected | Refused) -> Answer:
        return answer_in(self._app, language, refusal)

    def _connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> None:
        """Let a token in. Any failure is told to the client, which would wait for ever otherwise."""
        said = auth if isinstance(auth, dict) else {}
        language = str(said.get("lang", ""))
        try:
            principal = self._access.principal(_text(said.get("token")), _text(said.get("event")))
            self._events.settled(principal.event)  # awake, so that nothing waits between the next two lines
            holder = Holder(principal.actor.role, partial(self._tell_desks, sid, principal.event))
            self._connections[sid] = Connection(str(said["token"]), principal, language, holder)
            if principal.actor.role is Role.PARTICIPANT:
                self._events.count_in(principal.event, principal.access, +1)
        except Refused as refusal:
            self._turn_away(sid, language, refusal)
        except Exception as error:
            log.error("a connection could not be opened: %s", type(error).__name__)
            self._turn_away(sid, language, Refused("unavailable", retry_after=3))

    def _turn_away(self, sid: str, language: str, refusal: Refused) -> NoReturn:
        self._connections.pop(sid, None)
        answer = self._speak(language, refusal)
        raise ConnectionRefusedError(answer["message"], answer) from None

    def _disconnect(self, sid: str, reason: str = "") -> None:
        connection = self._connections.pop(sid, None)
        if connection is None:
            return
        connection.holder.let_go()
        if connection.principal.actor.role is Role.PARTICIPANT:
            self._events.count_in(connection.principal.event, connection.principal.access, -1)

    def _answered(
        self, handler: Callable[[str, Connection, dict[str, Any]], Answer]
    ) -> Callable[..., Answer]:
        """Wrap a handler so that every message gets an answer, whatever happens."""

        def answered(sid: str, message: object = None) -> Answer:
            connection = self._connections.get(sid)
            language = connection.language if connection else ""
            try:
                if connection is None:
                    raise Refused("unauthenticated")
                if not isinstance(message, dict):
                    raise Rejected(Code.INVALID)
                return handler(sid, connection, message)
            except (Rejected, Refused) as refusal:
                return self._speak(language, refusal)
            except Exception as error:
                log.error("a message was not answered as it should: %s", type(error).__name__)
                return self._speak(language, Refused("unavailable", retry_after=5))

        return answered

    def _command(self, sid: str, connection: Connection, message: dict[str, Any]) -> Answer:
        return dispatch(self._services, connection.token, connection.principal.event, message)

    def _follow(self, sid: str, connection: Connection, message: dict[str, Any]) -> Answer:
        """Join the stream's room, then read: what happens in between is in both, and numbers sort it out."""
        principal = self._access.principal(connection.token, connection.principal.event)
        stream = checked_stream(self._events.settled(principal.event), principal, message.get("stream"))
        if len(connection.streams | {stream.name}) > _MOST_STREAMS:
            raise Rejected(Code.TOO_MANY, limit=_MOST_STREAMS)
        connection.streams.add(stream.name)
        room = self._events.room(principal.event, stream)
        self._server.enter_room(sid, room)
        try:
            return follow(self._services, principal, stream, message.get("epoch"), message.get("since"))
        except Refused:
            # Without an answer there is nothing that batches could follow.
            connection.streams.discard(stream.name)
            self._server.leave_room(sid, room)
            raise

    def _unfollow(self, sid: str, connection: Connection, message: dict[str, Any]) -> Answer:
        stream = Stream.named(str(message.get("stream")))
        if stream is not None and stream.name in connection.streams:
            connection.streams.discard(stream.name)
            self._server.leave_room(sid, self._events.room(connection.principal.event, stream))
        return {"ok": True}

    def _hold(self, sid: str, connection: Connection, message: dict[str, Any]) -> Answer:
        principal = self._access.principal(connection.token, connection.principal.event)
        connection.holder.hold(checked_hold(self._events.settled(principal.event), principal, message))
        return {"ok": True}

    def _tell_desks(self, sid: str, event: str, held: dict[str, object]) -> None:
        """Tell the other desks who holds what; whoever holds it knows."""
        room = self._events.room(event, Stream(DESK))
        self._server.emit("held", held, room=room, skip_sid=sid)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
