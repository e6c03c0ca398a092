"""The guard, attacked from outside with single messages: bytes over real sockets to a real server."""

import json
import re
from typing import Any

import pytest

from tests.server.attacked import Attacked
from tests.server.wire import MESSAGE_BYTES, Wire, event_of, frame

pytestmark = pytest.mark.xdist_group("ingress")


def test_an_honest_client_gets_its_answers(server: Attacked) -> None:
    client = Wire(server.port)
    assert client.connected.startswith('40{"sid":')
    assert client.ask({"echo": "Grüße 🎈"}) == {"ok": True, "echo": "Grüße 🎈"}


# What cannot be understood but asks for an answer under a number gets one, and the connection lives on.
REFUSED = {
    "not a number": '427["command",{"echo":NaN}]',
    "infinity": '427["command",{"echo":Infinity}]',
    "too big a number": '427["command",{"echo":1e400}]',
    "unknown event": '427["shutdown",{}]',
    "reserved: connect": '427["connect",{}]',
    "reserved: disconnect": '427["disconnect","x"]',
    "reserved: connect_error": '427["connect_error",{}]',
    "no argument": '427["command"]',
    "two arguments": '427["command",{},{}]',
    "no event at all": "427[]",
    "an array": '427["command",[]]',
    "a string": '427["command","{}"]',
    "null": '427["command",null]',
    "event is a number": "427[1,{}]",
    "event is an object": "427[{},{}]",
    "broken JSON": '427["command",{]',
    "two documents": '427["command",{}][]',
    "single quotes": "427['command',{}]",
    "deep": '427["command",{"echo":' + "[" * 15 + "]" * 15 + "}]",
    "deeper than Python": '427["command",{"echo":' + "[" * 7000 + "]" * 7000 + "}]",
    "attachments": '427-["command",{}]',
    "byte order mark": '427[\ufeff"command",{}]',
    "control character": '427["command",{"echo":"\x00"}]',
}


@pytest.mark.parametrize("sent", REFUSED.values(), ids=REFUSED.keys())
def test_what_can_be_answered_is_answered(server: Attacked, sent: str) -> None:
    client = Wire(server.port)
    client.send(sent)
    answer = client.answer(7)
    assert (answer["ok"], answer["code"]) == (False, "invalid")
    assert client.ask({"echo": 1}) == {"ok": True, "echo": 1}


def test_half_an_emoji_is_said_to_be_unreadable(server: Attacked) -> None:
    """A phone that cuts a text sends it; were it thrown out, it would come back with the same for ever."""
    client = Wire(server.port)
    client.send('427["command",{"echo":"\\ud83d"}]')
    assert client.answer(7)["code"] == "unreadable_text"


def test_depth_up_to_the_limit_passes(server: Attacked) -> None:
    nested: Any = {"echo": 0}
    for _ in range(12):
        nested = [nested]
    assert Wire(server.port).ask({"echo": nested}) == {"ok": True, "echo": nested}


# Nobody can be answered here: the connection ends, others do not notice.
VIOLATIONS: dict[str, bytes] = {
    "Engine.IO open": frame("0{}"),
    "Engine.IO noop": frame("6"),
    "Engine.IO ping": frame("2"),
    "empty": frame(""),
    "letters": frame("hello"),
    "base64 packet": frame("bAAAA"),
    "JSON instead of a packet": frame('4{"a":1}'),
    "a message that is true": frame("4true"),
    "connect error from a client": frame('44{"message":"x"}'),
    "binary event": frame('451-["command",{"_placeholder":true,"num":0}]'),
    "binary answer": frame('461-1[{"_placeholder":true,"num":0}]'),
    "unknown packet": frame("47"),
    "binary frame": frame(b"\x00\x01\x02", kind=2),
    "binary frame with a packet": frame('42["command",{}]', kind=2),
    "another namespace": frame("40/admin,"),
    "event in another namespace": frame('42/admin,1["command",{}]'),
    "the own namespace by name": frame('42/,1["command",{}]'),
    "event without a number, unknown": frame('42["connect",{}]'),
    "event without a number, NaN": frame('42["command",{"shout":{"x":NaN}}]'),
    "event of nothing": frame("42"),
    "event of null": frame("42null"),
    "event of an object": frame('42{"a":1}'),
    "number without end": frame("42" + "9" * 200 + '["command",{}]'),
    "digits of another script": frame('42٣["command",{}]'),
    "answer to nothing": frame("43[]"),
    "answer that is none": frame("431{}"),
    "disconnect with more": frame('41{"a":1}'),
    "connect twice": frame("40"),
    "connect with a list": frame("40[1]"),
    "not UTF-8": frame(b'42["command","\xff"]'),
    "lone surrogate": frame('42["command","\ud800"]'),
    "unmasked": frame("3", masked=False),
    "reserved bits": frame("3", reserved=4),
    "unknown kind": frame("3", kind=3),
    "fragmented control frame": frame(b"", kind=9, final=False),
    "continuation of nothing": frame("x", kind=0),
    "control frame too long": frame(b"x" * 126, kind=9),
    "wrong close status": frame(b"\x00\x01", kind=8),
    "HTTP in the middle": b"GET / HTTP/1.1\r\n\r\n",
}


@pytest.mark.parametrize("sent", VIOLATIONS.values(), ids=VIOLATIONS.keys())
def test_what_cannot_be_answered_ends_one_connection(server: Attacked, sent: bytes) -> None:
    neighbour, client = Wire(server.port), Wire(server.port)
    before = server.complaints
    client.socket.sendall(sent)
    assert client.rest() == []
    assert neighbour.ask({"echo": 1}) == {"ok": True, "echo": 1}
    assert server.complaints - before <= 1


def test_an_unknown_number_reaches_nobody(server: Attacked) -> None:
    """NaN that is passed on makes every browser in the room drop its connection."""
    neighbour, client = Wire(server.port), Wire(server.port)
    client.send('42["command",{"shout":{"x":NaN}}]')
    assert client.rest() == []
    Wire(server.port).ask({"shout": {"x": 1}})
    assert neighbour.next() == '42["batch",{"x":1}]'


def test_reserved_events_run_no_handler(server: Attacked) -> None:
    client = Wire(server.port)
    before = server.state
    client.send('427["connect",{}]')
    client.send('428["disconnect","x"]')
    assert client.answer(8)["code"] == "invalid"
    assert [server.state[name] - before[name] for name in ("connect", "disconnect")] == [0, 0]


def test_a_broken_handler_still_answers(server: Attacked) -> None:
    answer = Wire(server.port).ask({"break": True})
    assert (answer["code"], answer["retry_after"]) == ("unavailable", 3)


def test_a_broken_handler_is_logged_without_what_people_wrote(server: Attacked) -> None:
    Wire(server.port).ask({"break": True})
    last = server.log.splitlines()[-1]
    assert re.sub(r"\d+$", "N", last) == (
        "ERROR server.ingress: a message broke its handler: RuntimeError at server/ingress/connections.py:N"
    )
    assert "a bug" not in server.log


def test_a_broken_connect_handler_does_not_leave_a_phone_waiting(server: Attacked) -> None:
    client = Wire(server.port, auth={"break": True})
    refused = json.loads(client.connected.removeprefix("44"))
    assert refused["data"] == {**refused["data"], "ok": False, "code": "unavailable", "retry_after": 3}
    assert client.join({}).startswith('40{"sid":')


def test_a_client_cannot_knock_for_ever(server: Attacked) -> None:
    client = Wire(server.port, join=False)
    client.next()
    assert {client.join({"break": True})[:2] for _ in range(10)} == {"44"}
    client.send('40{"break":true}')
    assert client.rest() == []


def test_answers_come_in_the_language_of_the_client(server: Attacked) -> None:
    client = Wire(server.port, auth={"lang": "en"})
    client.send('427["nothing",{}]')
    client.send(event_of(MESSAGE_BYTES + 1, number=8))
    assert [client.answer(number)["language"] for number in (7, 8)] == ["en", "en"]


def test_compression_is_not_offered(server: Attacked) -> None:
    client = Wire(
        server.port, headers="Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
    )
    assert b"Sec-WebSocket-Extensions".lower() not in client.head.lower()


@pytest.mark.parametrize(
    ("origin", "status"), [("http://127.0.0.1:{}", 101), ("https://evil.example", 400), ("null", 400)]
)
def test_only_our_own_pages_may_connect(server: Attacked, origin: str, status: int) -> None:
    client = Wire(server.port, join=False, headers=f"Origin: {origin.format(server.port)}\r\n")
    assert client.head.split()[1] == str(status).encode()
