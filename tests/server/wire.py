"""Speaking to the live connection byte by byte, as a browser would and as none would."""

import base64
import contextlib
import itertools
import json
import os
import socket
import struct
import threading
import time
from collections.abc import Callable
from typing import Any

PATIENCE = 30.0
SOCKET = "/socket.io/?EIO=4&transport=websocket"
POLLING = "/socket.io/?EIO=4&transport=polling"
MESSAGE_BYTES = 16 * 1024
MOST_READ = 2 * 1024 * 1024
_MASK = b"\x11\x22\x33\x44"


class Closed(Exception):
    """The server ended the connection. Carries the WebSocket status, None where it said none."""


def frame(
    content: str | bytes, kind: int = 1, final: bool = True, reserved: int = 0, masked: bool = True
) -> bytes:
    """Return one WebSocket frame as a client sends it."""
    body = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    size = len(body)
    short = size if size < 126 else 126 if size < 1 << 16 else 127
    length = {126: struct.pack(">H", size) if short == 126 else b"", 127: struct.pack(">Q", size)}.get(
        short, b""
    )
    head = bytes([final << 7 | reserved << 4 | kind, masked << 7 | short]) + length
    return head + (_MASK + _xor(body) if masked else body)


def _xor(body: bytes) -> bytes:
    key = (_MASK * (len(body) // 4 + 1))[: len(body)]
    return (int.from_bytes(body, "big") ^ int.from_bytes(key, "big")).to_bytes(len(body), "big")


class Wire:
    """One WebSocket. `connected` is the server's answer to CONNECT."""

    def __init__(
        self, port: int, *, join: bool = True, auth: object = None, headers: str = "", buffer: int = 0
    ) -> None:
        self.socket = socket.socket()
        if buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(("127.0.0.1", port))
        self._unread = b""
        self._numbers = itertools.count(1)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET {SOCKET} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n{headers}\r\n".encode()
        )
        self.head = self._line_end()
        if join:
            self.next()
            self.connected = self.join(auth)

    def join(self, auth: object = None) -> str:
        self.send("40" + ("" if auth is None else json.dumps(auth)))
        return self.next()

    def send(self, content: str | bytes, **how: Any) -> None:
        self.socket.sendall(frame(content, **how))

    def ask(self, message: object, event: str = "command") -> Any:
        """Send an event and return the answer to it."""
        number = next(self._numbers)
        self.send(f"42{number}{json.dumps([event, message])}")
        return self.answer(number)

    def answer(self, number: int) -> Any:
        head = f"43{number}["
        while not (said := self.next()).startswith(head):
            pass
        return json.loads(said[len(head) - 1 :])[0]

    def next(self) -> str:
        """Return the next packet; pings are answered. Raises Closed."""
        while (said := self._message()) == "2":
            self.send("3")
        return said

    def rest(self) -> list[str]:
        """Return everything that comes until the server closes."""
        said, until = [], time.monotonic() + PATIENCE
        try:
            while time.monotonic() < until:
                if (packet := self._message()) != "2":
                    said.append(packet)
                self.send("3")
        except (Closed, ConnectionError):
            return said
        raise TimeoutError("the server does not close")

    def pong(self) -> None:
        """Wait until the server has read everything so far: it answers a ping in its turn."""
        self.send(b"", kind=9)
        while self._frame()[0] != 10:
            pass

    def close(self) -> None:
        self.socket.close()

    def __del__(self) -> None:
        """Hang up where a test just forgets about a client."""
        self.socket.close()

    def _message(self) -> str:
        while True:
            kind, content = self._frame()
            if kind == 8:
                raise Closed(struct.unpack(">H", content[:2])[0] if content else None)
            if kind == 1:
                return content.decode()

    def _frame(self) -> tuple[int, bytes]:
        first, short = self._bytes(2)
        size = short
        if short == 126:
            (size,) = struct.unpack(">H", self._bytes(2))
        elif short == 127:
            (size,) = struct.unpack(">Q", self._bytes(8))
        return first & 15, self._bytes(size)

    def _bytes(self, size: int) -> bytes:
        while len(self._unread) < size:
            self._unread += self._received()
        taken, self._unread = self._unread[:size], self._unread[size:]
        return taken

    def _line_end(self) -> bytes:
        while b"\r\n\r\n" not in self._unread:
            self._unread += self._received()
        head, _, self._unread = self._unread.partition(b"\r\n\r\n")
        return head

    def _received(self) -> bytes:
        try:
            received = self.socket.recv(1 << 16)
        except ConnectionError:
            received = b""
        if not received:
            raise Closed(None)
        return received


def ask_http(port: int, line: str, body: bytes = b"", headers: str = "") -> tuple[int, bytes]:
    """Send one HTTP request; return status and body."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
        length = f"Content-Length: {len(body)}\r\n" if body else ""
        head = f"{line} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{length}{headers}\r\n"
        connection.sendall(head.encode() + body)
        said = b"".join(iter(lambda: _quietly(connection), b""))
    head_said, _, content = said.partition(b"\r\n\r\n")
    return int(head_said.split()[1]), content


def _quietly(connection: socket.socket) -> bytes:
    try:
        return connection.recv(1 << 16)
    except ConnectionError:
        return b""


class Polling:
    """One connection by long polling."""

    def __init__(self, port: int) -> None:
        self.port = port
        _, opened = ask_http(port, f"GET {POLLING}")
        self.sid = json.loads(opened[1:])["sid"]

    def post(self, body: bytes, headers: str = "") -> tuple[int, bytes]:
        return ask_http(self.port, f"POST {POLLING}&sid={self.sid}", body, headers)

    def get(self) -> tuple[int, bytes]:
        return ask_http(self.port, f"GET {POLLING}&sid={self.sid}")

    def join(self) -> None:
        assert self.post(b"40")[0] == 200
        assert self.get()[1].startswith(b"40")


def event_of(size: int, number: int = 1) -> str:
    """Return an event whose packet is exactly `size` bytes long."""
    shell = f'42{number}["command",{{"echo":""}}]'
    return shell.replace('""', f'"{"x" * (size - len(shell))}"')


def drain(connection: socket.socket) -> None:
    """Read and forget until the other side closes."""
    while _quietly(connection):
        pass


class flooding:  # noqa: N801 - reads as a word
    """Send the same again and again in a thread, then hang up. The value says whether it still sends."""

    def __init__(self, flooder: socket.socket, sent: bytes) -> None:
        self._socket = flooder
        self._sent = sent
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Callable[[], bool]:
        self._thread.start()
        return self._thread.is_alive

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()

    def _run(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self._socket.sendall(self._sent)
