"""The frames of Engine.IO 4 and Socket.IO 5 that docs/protocol.md needs: text, one namespace, no binary."""

from functools import lru_cache
from typing import Any

import msgspec

PING, PONG, CLOSE = b"2", b"3", b"1"
_OPEN, _CONNECT, _DISCONNECT, _EVENT, _ACK, _REFUSED = b"0", b"40", b"41", b"42", b"43", b"44"
_encode = msgspec.json.Encoder().encode

Answer = dict[str, Any]
Row = dict[str, Any]
"""A record as it stands in JSON. Several clients may share one: never change it in place."""


class Opened(msgspec.Struct, frozen=True, rename="camel"):
    """The server's first word, in milliseconds; silence for longer than the sum means a dead connection."""

    ping_interval: int
    ping_timeout: int


class Connected(msgspec.Struct, frozen=True):
    """The token was good."""


class Turned(msgspec.Struct, frozen=True):
    """Turned away at the door; `answer` is the refusal (code, message, retry_after?)."""

    answer: Answer


class Acknowledged(msgspec.Struct, frozen=True):
    request: int
    answer: Answer


class Ping(msgspec.Struct, frozen=True):
    """Must be answered with PONG."""


class Closed(msgspec.Struct, frozen=True):
    """The server ends this connection."""


class Change(msgspec.Struct, frozen=True):
    seq: int
    type: str
    put: list[Row] = []
    drop: list[tuple[str, str]] = []


class Batch(msgspec.Struct, frozen=True):
    stream: str
    epoch: str
    to: int
    from_: int = msgspec.field(name="from")
    changes: list[Change]


class Heartbeat(msgspec.Struct, frozen=True):
    stream: str
    epoch: str
    to: int


class Gone(msgspec.Struct, frozen=True):
    code: str


class Followed(msgspec.Struct, frozen=True):
    """The answer to `follow`: either `snapshot` or `from` and `changes`."""

    stream: str
    epoch: str
    to: int
    from_: int | None = msgspec.field(name="from", default=None)
    changes: list[Change] | None = None
    snapshot: list[Row] | None = None


class Unknown(msgspec.Struct, frozen=True):
    """Something that a later server may say and this client need not understand."""


Packet = Opened | Connected | Turned | Acknowledged | Ping | Closed | Batch | Heartbeat | Gone | Unknown

_events: dict[str, msgspec.json.Decoder[Any]] = {
    "batch": msgspec.json.Decoder(Batch),
    "heartbeat": msgspec.json.Decoder(Heartbeat),
    "gone": msgspec.json.Decoder(Gone),
}
_named = msgspec.json.Decoder(tuple[str, msgspec.Raw])


def connect(token: str, lang: str) -> bytes:
    return _CONNECT + _encode({"token": token, "lang": lang})


def event(request: int, name: str, body: object) -> bytes:
    """Return the frame of an event that asks for an acknowledgement under the number `request`."""
    return b"%b%d%b" % (_EVENT, request, _encode((name, body)))


def read(frame: bytes) -> Packet:
    """Return what a frame says; raises msgspec.DecodeError for what is no JSON where JSON belongs."""
    if frame == PING:
        return Ping()
    match frame[:2]:
        case b"42":
            return _read_event(frame)
        case b"43":
            start = frame.index(b"[")
            return Acknowledged(int(frame[2:start]), msgspec.json.decode(frame[start:])[0])
        case b"40":
            return Connected()
        case b"44":
            return Turned(msgspec.json.decode(frame[2:]).get("data") or {})
        case b"41" | b"1":
            return Closed()
    return msgspec.json.decode(frame[1:], type=Opened) if frame[:1] == _OPEN else Unknown()


@lru_cache(maxsize=64)
def _read_event(frame: bytes) -> Packet:
    """A stream's batch is the same for everybody who follows it, so a thousand clients read it once."""
    name, body = _named.decode(frame[frame.index(b"[") :])
    decoder = _events.get(name)
    return decoder.decode(body) if decoder is not None else Unknown()
