"""One WebSocket connection, from the handshake to its end. Lasting over several is the client's business."""

import asyncio
from collections.abc import Callable
from itertools import count
from urllib.parse import urlsplit

from picows import WSError, WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from server.rehearsal import wire
from server.rehearsal.wire import Answer, Packet

_PATIENCE = 45.0
"""Seconds of silence before the server has said how long its silence may last."""
_MOST_BYTES = 64 * 1024 * 1024


class Refusal(Exception):
    """The server said no; `code`, `facts` and `retry_after` (seconds; None: final) as in docs/protocol.md."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.code: str = answer.get("code", "unknown")
        self.retry_after: float | None = answer.get("retry_after")
        super().__init__(f"{self.code}: {answer.get('message', '')} {answer.get('facts') or ''}".strip())


class Lost(Exception):
    """No connection came about, or it ended before the server let us in."""


class Connection(WSListener):
    """Sends requests and hands what arrives unasked to `received`. `closed` is done when it is over."""

    def __init__(self, received: Callable[[Packet], None]) -> None:
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._loop = asyncio.get_running_loop()
        self._let_in: asyncio.Future[None] = self._loop.create_future()
        self._received = received
        self._answers: dict[int, asyncio.Future[Answer | None]] = {}
        self._numbers = count(1)
        self._parts: list[bytes] = []
        self._patience = _PATIENCE
        self._heard = self._loop.time()
        self._watchdog = self._loop.call_later(self._patience, self._check_silence)
        self._auth = b""
        self._transport: WSTransport | None = None

    @classmethod
    async def open(
        cls, base_url: str, token: str, lang: str, received: Callable[[Packet], None]
    ) -> "Connection":
        """Return a connection over which the server lets us in. Raises Refusal or Lost."""
        self = cls(received)
        self._auth = wire.connect(token, lang)
        try:
            await ws_connect(
                lambda: self,
                socket_address(base_url),
                websocket_handshake_timeout=_PATIENCE,
                max_frame_size=_MOST_BYTES,
            )
            await self._let_in
        except (WSError, OSError, TimeoutError) as error:
            self._end()
            raise Lost(str(error)) from error
        except BaseException:
            self.close()
            raise
        return self

    def ask(self, name: str, body: object, answer: "asyncio.Future[Answer | None]") -> None:
        """Send a request. `answer` gets the acknowledgement, or None when the connection ends before."""
        if self._transport is None or self.closed.done():
            _settle(answer, None)
            return
        number = next(self._numbers)
        self._answers[number] = answer
        self._transport.send(WSMsgType.TEXT, wire.event(number, name, body))

    def close(self) -> None:
        if self._transport is not None:
            self._transport.disconnect()
        self._end()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self._end()

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type is WSMsgType.CLOSE:
            self.close()
        elif frame.msg_type in (WSMsgType.TEXT, WSMsgType.CONTINUATION):
            self._parts.append(frame.get_payload_as_bytes())
            if frame.fin:
                message = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
                self._parts.clear()
                self._take(wire.read(message), transport)

    def _take(self, packet: Packet, transport: WSTransport) -> None:
        match packet:
            case wire.Acknowledged(number, answer):
                _settle(self._answers.pop(number, None), answer)
            case wire.Ping():
                self._heard = self._loop.time()
                transport.send(WSMsgType.TEXT, wire.PONG)
            case wire.Opened(interval, timeout):
                self._patience = (interval + timeout) / 1000
                transport.send(WSMsgType.TEXT, self._auth)
            case wire.Connected() | wire.Turned() | wire.Closed():
                self._take_verdict(packet)
            case _:
                self._received(packet)

    def _take_verdict(self, packet: wire.Connected | wire.Turned | wire.Closed) -> None:
        if isinstance(packet, wire.Closed):
            self.close()
        elif self._let_in.done():
            return
        elif isinstance(packet, wire.Turned):
            self._let_in.set_exception(Refusal(packet.answer))
        else:
            self._let_in.set_result(None)

    def _check_silence(self) -> None:
        left = self._heard + self._patience - self._loop.time()
        if left <= 0:
            self.close()
        else:
            self._watchdog = self._loop.call_later(left, self._check_silence)

    def _end(self) -> None:
        if self.closed.done():
            return
        self.closed.set_result(None)
        self._watchdog.cancel()
        if not self._let_in.done():
            self._let_in.set_exception(Lost("the connection ended before the server let us in"))
            self._let_in.exception()  # seen: nobody may be waiting any more
        for answer in self._answers.values():
            _settle(answer, None)
        self._answers.clear()


def socket_address(base_url: str) -> str:
    """Return the WebSocket address below a server's http(s) address."""
    parts = urlsplit(base_url)
    scheme = {"http": "ws", "https": "wss"}[parts.scheme]
    return f"{scheme}://{parts.netloc}{parts.path.rstrip('/')}/socket.io/?EIO=4&transport=websocket"


def _settle(answer: "asyncio.Future[Answer | None] | None", outcome: Answer | None) -> None:
    if answer is not None and not answer.done():
        answer.set_result(outcome)
