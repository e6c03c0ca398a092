"""What a client may say, and nothing else: text, the namespace "/", three events with one object each."""

import re
from typing import Any

from socketio import packet

from formats.rejected import Code
from server.ingress import strict_json

EVENTS = frozenset({"command", "follow", "unfollow", "hold"})
# Engine.IO: close, pong, message, and on the way from polling to WebSocket a probe and the upgrade.
_OVER_POLLING = re.compile(r"1|3|4[0-3].*", re.DOTALL)
_OVER_WEBSOCKET = re.compile(r"1|2probe|3|5|4[0-3].*", re.DOTALL)
_SHAPE = re.compile(r"([0-3])([0-9]{0,10})(?![0-9])(.*)", re.DOTALL)
_EVENT_HEAD = re.compile(r"42([0-9]{1,10})\[")


class Violation(ValueError):
    """No client of the protocol sends this; there is nobody to answer. Says what it was, in our words."""


class Malformed(ValueError):
    """A request that can be answered: with `code`, under the number `id`."""

    def __init__(self, number: int, code: str) -> None:
        super().__init__(number, code)
        self.id = number
        self.code = code


def fits_websocket(message: str) -> bool:
    """Whether a WebSocket message is an Engine.IO packet that a client may send."""
    return _OVER_WEBSOCKET.fullmatch(message) is not None


def fits_polling(message: str) -> bool:
    return _OVER_POLLING.fullmatch(message) is not None


def answer_to(number: int, answer: object) -> str:
    """Return the Socket.IO packet that answers a request."""
    return f"{packet.ACK}{number}{strict_json.dumps([answer])}"


def connect_error(answer: dict[str, Any]) -> str:
    """Return the Socket.IO packet that turns a client away at the door."""
    return f"{packet.CONNECT_ERROR}{strict_json.dumps({'message': answer['message'], 'data': answer})}"


def number_of(beginning: str) -> int | None:
    """Return the number under which an event wants its answer, read from the beginning of its frame."""
    found = _EVENT_HEAD.match(beginning)
    return int(found[1]) if found else None


class StrictPacket(packet.Packet):  # type: ignore[misc]
    """A Socket.IO packet as the protocol allows it from clients. What we send is checked by nobody."""

    # Looking for bytes would walk through every message we send.
    uses_binary_events = False

    def decode(self, encoded_packet: object) -> int:
        """Read a packet; raises Malformed or Violation. Returns the number of attachments: none, ever."""
        shape = _SHAPE.fullmatch(encoded_packet) if isinstance(encoded_packet, str) else None
        if shape is None:
            raise Violation("a packet of a kind that clients do not send")
        kind, number, rest = shape.groups()
        self.packet_type = int(kind)
        self.namespace = None
        self.id = int(number) if number else None
        self.data = _READERS[self.packet_type](self.id, rest)
        return 0


def _connect(number: int | None, rest: str) -> object:
    credentials = _json(rest) if rest else {}
    if number is not None or not isinstance(credentials, dict):
        raise Violation("a CONNECT for another namespace, or with something else than an object")
    return credentials


def _disconnect(number: int | None, rest: str) -> object:
    if number is not None or rest:
        raise Violation("a DISCONNECT with more to say")
    return None


def _event(number: int | None, rest: str) -> object:
    try:
        event = strict_json.loads(rest)
        match event:
            case [str(name), dict()] if name in EVENTS:
                return event
        raise strict_json.NotStrict(Code.INVALID)
    except strict_json.NotStrict as error:
        if number is None:
            raise Violation("an event that is none of ours and asks for no answer") from None
        raise Malformed(number, error.code) from None


def _answer(number: int | None, rest: str) -> object:
    values = _json(rest)
    if number is None or not isinstance(values, list):
        raise Violation("an answer to nothing")
    return values


def _json(text: str) -> object:
    try:
        return strict_json.loads(text)
    except strict_json.NotStrict:
        raise Violation("JSON that is none") from None


_READERS = {
    packet.CONNECT: _connect,
    packet.DISCONNECT: _disconnect,
    packet.EVENT: _event,
    packet.ACK: _answer,
}
