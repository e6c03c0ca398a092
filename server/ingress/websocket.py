"""Eventlet's WebSocket with what it lacks. The one file of the guard that knows the engine's WebSocket.

Its limit counts frames, not messages; it never lets go of a client that sends without a pause; and it unmasks
byte by byte.
"""

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from eventlet.websocket import FailedConnectionError, RFC6455WebSocket, WebSocketWSGI

from formats.rejected import Rejected
from server.engine import sleep
from server.ingress.complaints import complaints
from server.ingress.packets import answer_to, fits_websocket, number_of
from server.limits import TokenBucket
from server.refusals import Refused

MESSAGE_BYTES = 16 * 1024
# What is larger is read away up to here, so that it can be answered; beyond, the connection ends.
_MOST_BYTES = 2 * 1024 * 1024
_FRAMES_PER_SECOND = 40
_FRAMES_AT_ONCE = 120
_SILENCE_MS = 20_000
_POLICY, _TOO_BIG, _NOT_UTF8, _BROKEN = 1008, 1009, 1007, 1002
_HEAD = 64

# What the guard notes in a connection's environ: the language it wished for, and that it has been cut off.
LANGUAGE = "teilhabe.language"
CUT = "teilhabe.cut"

Speak = Callable[[str, Rejected | Refused], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Oversized:
    """A message that was too large to keep. Its beginning says under which number it wants an answer."""

    beginning: str


class GuardedWebSocket(RFC6455WebSocket):  # type: ignore[misc]
    """One client. `wait` returns packets that a client may send and None once it is over."""

    def __init__(self, *args: Any, speak: Speak, **options: Any) -> None:
        super().__init__(*args, max_frame_length=_MOST_BYTES, **options)
        self._speak = speak
        self._frames = TokenBucket(_FRAMES_PER_SECOND, _FRAMES_AT_ONCE)

    class Message(RFC6455WebSocket.Message):  # type: ignore[misc]
        """A message, of however many frames. Of one that is too large only the beginning is kept."""

        size = 0

        def push(self, data: bytes, final: bool = False) -> None:
            room = max(0, MESSAGE_BYTES - self.size)
            self.size += len(data)
            if self.size > _MOST_BYTES:
                raise FailedConnectionError(_TOO_BIG, "Message too large.")
            super().push(data[:room], final)

        def getvalue(self) -> str | bytes | Oversized:
            if self.size > MESSAGE_BYTES:
                return Oversized(b"".join(self.data)[:_HEAD].decode("latin-1"))
            value: str | bytes = super().getvalue()
            return value

    def wait(self) -> str | None:
        """Return the client's next packet. What can be answered is answered, anything else ends it all."""
        try:
            message = None if CUT in self.environ else super().wait()
            while isinstance(message, Oversized) and (number := number_of(message.beginning)) is not None:
                refusal = self._speak(language_of(self.environ), Refused("too_large"))
                self.send("4" + answer_to(number, refusal))
                message = super().wait()
        except UnicodeDecodeError:
            complaints.note("text that is not UTF-8")
            return None
        if isinstance(message, str) and fits_websocket(message):
            return message
        if message is not None:
            self.close(close_data=(_POLICY, ""))
        return None

    def close(self, close_data: tuple[int, str] | None = None) -> None:
        violated = close_data is not None and close_data[0] in (_POLICY, _TOO_BIG, _NOT_UTF8, _BROKEN)
        if close_data and violated and CUT not in self.environ:
            complaints.note(f"not the protocol, WebSocket status {close_data[0]}")
        super().close(close_data)

    def _recv_frame(self, message: Any = None) -> Any:
        """Read a frame, then let the others have their turn: longer, the faster this client sends.

        Nobody is thrown out for being fast. Whoever floods waits, gets no pong through, and is gone.
        """
        before = message.size if message is not None else 0
        frame = super()._recv_frame(message)
        sleep(self._frames.spend(1 + max(0, frame.size - before) // MESSAGE_BYTES))
        return frame

    @staticmethod
    def _apply_mask(data: bytes, mask: Iterable[int], length: int | None = None, offset: int = 0) -> bytes:
        count = len(data) if length is None else length
        four = bytes(mask)
        key = ((four[offset % 4 :] + four[: offset % 4]) * (count // 4 + 1))[:count]
        plain = int.from_bytes(data[:count], "big") ^ int.from_bytes(key, "big")
        return plain.to_bytes(count, "big")


def language_of(environ: dict[str, Any]) -> str:
    """Return the language that a client wished for when it connected, "" before."""
    return str(environ.get(LANGUAGE, ""))


def websocket_driver(speak: Speak) -> type[WebSocketWSGI]:
    """Return the class with which Engine.IO opens a WebSocket."""

    class Driver(WebSocketWSGI):  # type: ignore[misc]
        def __init__(self, talk: Callable[[GuardedWebSocket], None], _server: object) -> None:
            super().__init__(talk)

        def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
            # Compression would cost memory per client and let a few bytes become many.
            environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
            _tune(environ["eventlet.input"].get_socket())
            return super().__call__(environ, start_response)

        def _handle_hybi_request(self, environ: dict[str, Any]) -> GuardedWebSocket:
            plain = super()._handle_hybi_request(environ)
            return GuardedWebSocket(plain.socket, environ, plain.version, speak=speak)

    return Driver


def _tune(tcp: Any) -> None:
    """Small messages go out at once, and what a vanished phone never confirmed ends the connection."""
    tcp.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        tcp.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _SILENCE_MS)
