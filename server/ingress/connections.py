"""The guard at the socket library: who may come in, what may pass, and who is cut off."""

import contextlib
import socket
from dataclasses import dataclass, field
from typing import Any

from socketio import Server

from server.engine import sleep
from server.ingress import strict_json
from server.ingress.complaints import complaints, note_broken
from server.ingress.packets import Malformed, Violation, answer_to, connect_error, number_of
from server.ingress.websocket import CUT, LANGUAGE, Speak, language_of
from server.limits import AdmissionGate, Clock, TokenBucket
from server.refusals import Refused

_NAMESPACE = "/"
_SECONDS_TO_JOIN = 10.0
_SECONDS_BETWEEN_ROUNDS = 1.0
_MOST_SOCKETS = 3000
_MOST_WAITING = 1500
_MOST_KNOCKS = 10
_PACKETS_PER_SECOND = 40
_PACKETS_AT_ONCE = 120


@dataclass(slots=True, eq=False)
class Connection:
    """One Engine.IO connection. `environ` is its WebSocket's or, while it polls, its handshake's."""

    sid: str
    environ: dict[str, Any]
    outside: Any
    packets: TokenBucket
    waiting_since: float
    knocks: int = 0
    busy: set[str] = field(default_factory=set)


class Guard:
    """Stands between Engine.IO and Socket.IO. Keeps a connection's worst in the connection."""

    def __init__(self, server: Server, speak: Speak, gate: AdmissionGate, clock: Clock) -> None:
        self._server = server
        self._engine = server.eio
        self._speak = speak
        self._gate = gate
        self._clock = clock
        self._inner = dict(self._engine.handlers)
        self._connections: dict[str, Connection] = {}
        self._waiting: dict[str, Connection] = {}
        self._on_round = False
        self._engine.on("connect", self._came)
        self._engine.on("message", self._said)
        self._engine.on("disconnect", self._went)

    @property
    def full(self) -> bool:
        """Whether no further connection fits."""
        return len(self._connections) >= _MOST_SOCKETS

    def find(self, sid: str) -> Connection | None:
        return self._connections.get(sid)

    def cut(self, connection: Connection, reason: str) -> None:
        """End a connection at once, whatever it is still waiting for."""
        complaints.note(reason)
        connection.environ[CUT] = True
        connection.outside.queue.empty_out()
        connection.outside.close(wait=False, abort=True, reason=self._engine.reason.SERVER_DISCONNECT)
        if connection.environ.get("HTTP_UPGRADE"):
            with contextlib.suppress(OSError):  # the other side was faster
                connection.environ["eventlet.input"].get_socket().shutdown(socket.SHUT_RDWR)

    def _came(self, sid: str, environ: dict[str, Any]) -> Any:
        packets = TokenBucket(_PACKETS_PER_SECOND, _PACKETS_AT_ONCE, self._clock)
        connection = Connection(sid, environ, self._engine.sockets[sid], packets, self._clock())
        if len(self._waiting) >= _MOST_WAITING:
            # Honest clients join at once; whoever has waited longest is the least likely to be one.
            self.cut(next(iter(self._waiting.values())), "too many connections that do not join")
        self._connections[sid] = self._waiting[sid] = connection
        if not self._on_round:
            self._on_round = True
            self._engine.start_background_task(self._go_round)
        return self._inner["connect"](sid, environ)

    def _went(self, sid: str, reason: str) -> None:
        self._connections.pop(sid, None)
        self._waiting.pop(sid, None)
        # The library forgets closed ones one by one; a flood of handshakes would be faster.
        self._engine.sockets.pop(sid, None)
        self._inner["disconnect"](sid, reason)

    def _said(self, sid: str, message: str) -> None:
        connection = self._connections.get(sid)
        if connection is None:
            return
        try:
            if not message.startswith("0") or self._may_knock(connection, message):
                self._inner["message"](sid, message)
        except Malformed as malformed:
            refusal = self._speak(language_of(connection.environ), Refused(malformed.code))
            self._send(sid, answer_to(malformed.id, refusal))
        except Violation as violation:
            self.cut(connection, str(violation))
        except Exception as error:
            note_broken("a message broke its handler", error)
            self._excuse(connection, message)
        self._note_whether_joined(connection)

    def _may_knock(self, connection: Connection, message: str) -> bool:
        """Whether a CONNECT may pass on to authentication, which costs more than this."""
        connection.knocks += 1
        if self._joined(connection) or connection.knocks > _MOST_KNOCKS:
            raise Violation("CONNECT again and again")
        connection.environ[LANGUAGE] = _wished_language(message)
        if wait := self._gate.enter():
            connection.waiting_since = self._clock() + wait
            refusal = self._speak(language_of(connection.environ), Refused("busy", retry_after=wait))
            self._send(connection.sid, connect_error(refusal))
        return not wait

    def _excuse(self, connection: Connection, message: str) -> None:
        """Answer although the handler broke: a client without an answer waits for ever."""
        refusal = self._speak(language_of(connection.environ), Refused("unavailable", retry_after=3))
        number = number_of(f"4{message}")
        if number is not None:
            self._send(connection.sid, answer_to(number, refusal))
        elif message.startswith("0"):
            if (sid := self._server.manager.sid_from_eio_sid(connection.sid, _NAMESPACE)) is not None:
                self._server.manager.disconnect(sid, _NAMESPACE)
            self._send(connection.sid, connect_error(refusal))

    def _send(self, sid: str, packet: str) -> None:
        if sid in self._connections:
            self._engine.send(sid, packet)

    def _joined(self, connection: Connection) -> bool:
        return self._server.manager.sid_from_eio_sid(connection.sid, _NAMESPACE) is not None

    def _note_whether_joined(self, connection: Connection) -> None:
        if self._joined(connection):
            self._waiting.pop(connection.sid, None)
        elif connection.sid in self._connections and connection.sid not in self._waiting:
            connection.waiting_since = self._clock()
            self._waiting[connection.sid] = connection

    def _go_round(self) -> None:
        """Every second: cut off who has not joined in time and who does not take what is sent."""
        while self._connections:
            sleep(_SECONDS_BETWEEN_ROUNDS)
            for connection in list(self._connections.values()):
                self._note_whether_joined(connection)
                if connection.outside.queue.overflowed:
                    self._cut_soon(connection, "takes too little of what is sent")
            latest = self._clock() - _SECONDS_TO_JOIN
            for connection in [each for each in self._waiting.values() if each.waiting_since < latest]:
                self._cut_soon(connection, "did not join")
        self._on_round = False

    def _cut_soon(self, connection: Connection, reason: str) -> None:
        self._engine.start_background_task(self.cut, connection, reason)


def _wished_language(connect: str) -> str:
    try:
        said = strict_json.loads(connect[1:] or "{}")
    except strict_json.NotStrict:
        return ""
    wish = said.get("lang") if isinstance(said, dict) else None
    return wish if isinstance(wish, str) else ""
