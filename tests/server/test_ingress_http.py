"""The guard at HTTP: long polling, odd requests, and what the API reads of a body."""

import json
import socket
import threading

import flask
import pytest

from formats.rejected import Rejected
from server.ingress import BODY_BYTES, read_json
from server.refusals import Refused
from tests.server.attacked import Attacked
from tests.server.wire import MESSAGE_BYTES, POLLING, SOCKET, Polling, ask_http, event_of

pytestmark = pytest.mark.xdist_group("ingress http")
UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\n"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"zzz",
        b"\xff\xfe",
        b"d=40",
        b"2",
        b"2probe",
        b"5",
        b"bAAAA",
        b"40\x1e",
        b'45-["command",{}]',
        b"4" + b"[" * 5000,
        b"\x1e".join([b"3"] * 257),
        b'42["command",{"shout":NaN}]',
    ],
)
def test_bad_payloads_end_the_polling_connection(server: Attacked, body: bytes) -> None:
    client = Polling(server.port)
    client.join()
    client.post(body, "" if body else "Content-Length: 0\r\n")
    status, _ = client.get()
    assert status == 400


def test_polling_works_up_to_its_limits(server: Attacked) -> None:
    """The library itself loses everything that is posted together with more than fifteen others."""
    client = Polling(server.port)
    client.join()
    packets = [b'42%d["command",{}]' % number for number in range(40)] + [b"3"] * 216
    assert client.post(b"\x1e".join(packets))[0] == 200
    answers = client.get()[1].split(b"\x1e")
    assert answers == [b'43%d[{"ok":true,"echo":null}]' % number for number in range(40)]
    assert client.post(event_of(MESSAGE_BYTES).encode())[0] == 200
    status, answer = client.post(event_of(MESSAGE_BYTES + 1).encode())
    assert (status, json.loads(answer)["code"]) == (413, "too_large")


def test_two_who_poll_the_same_connection_end_it(server: Attacked) -> None:
    client = Polling(server.port)
    client.join()
    seen = server.log.count("two requests at once")
    both = [threading.Thread(target=client.get) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert server.log.count("two requests at once") == seen + 1
    assert client.get()[0] == 400


@pytest.mark.parametrize(
    ("line", "headers", "status"),
    [
        (f"GET {POLLING}&j=0", "", 400),
        (f"PUT {POLLING}", "", 400),
        (f"OPTIONS {POLLING}", "", 400),
        (f"GET {POLLING}&sid=nobody%0Aforged", "", 400),
        (f"POST {POLLING}&sid=nobody", "", 400),
        (f"POST {POLLING}", "Transfer-Encoding: chunked\r\n", 400),
        ("GET /socket.io/?" + "&".join(f"a{number}=1" for number in range(50)), "", 400),
        ("GET /socket.io/?EIO=3&transport=polling", "", 400),
        ("GET /socket.io/?EIO=4&transport=smoke", "", 400),
        (f"GET {SOCKET}", "", 400),
        (f"GET {SOCKET}", "Upgrade: websocket\r\n", 400),
        (f"GET {SOCKET}", f"{UPGRADE}Sec-WebSocket-Version: 13\r\n", 400),
        (f"GET {SOCKET}", f"{UPGRADE}Sec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x\r\n", 400),
        (f"GET {SOCKET}", f"{UPGRADE}Sec-WebSocket-Key1: 4 @1\r\nSec-WebSocket-Key2: 12\r\n", 400),
        (f"GET {SOCKET}", f"{UPGRADE}Origin: http://x\r\n", 400),
        (f"GET {POLLING}", f"{UPGRADE}", 400),
    ],
)
def test_odd_requests_are_refused(server: Attacked, line: str, headers: str, status: int) -> None:
    body = b"0\r\n\r\n" if "chunked" in headers else b""
    with socket.create_connection(("127.0.0.1", server.port), 30) as connection:
        connection.sendall(
            f"{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n".encode() + body
        )
        said = b"".join(iter(lambda: connection.recv(4096), b""))
    assert int(said.split()[1]) == status
    assert b"X-Content-Type-Options: nosniff" in said
    assert "\nforged" not in server.log


def test_who_sends_a_megabyte_gets_to_see_the_answer(server: Attacked) -> None:
    assert ask_http(server.port, "POST /state", b"x" * 1_000_000)[0] == 405


def read(body: bytes) -> object:
    """Return what the API makes of a request's body, or the code with which it refuses it."""
    app = flask.Flask("body")
    app.config["MAX_CONTENT_LENGTH"] = BODY_BYTES
    with app.test_request_context("/", method="POST", data=body):
        try:
            return read_json(flask.request)
        except (Rejected, Refused) as refusal:
            return str(refusal.code)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", {}),
        (b'{"a": [1, 2.5, null, true, "\xc3\xbc"]}', {"a": [1, 2.5, None, True, "ü"]}),
        (b'{"a": "\\ud83c\\udf88"}', {"a": "🎈"}),
        (b'{"a": "\\ud83c"}', "unreadable_text"),
        (b'{"a": "\xff"}', "unreadable_text"),
        (b'{"a": NaN}', "invalid"),
        (b'{"a": -Infinity}', "invalid"),
        (b'{"a": 1e999}', "invalid"),
        (b'{"a": 1,}', "invalid"),
        (b"{'a': 1}", "invalid"),
        (b"[]", "invalid"),
        (b"null", "invalid"),
        (b"\xef\xbb\xbf{}", "invalid"),
        (b'{"a":' + b"[" * 15 + b"]" * 15 + b"}", {"a": [[[[[[[[[[[[[[[]]]]]]]]]]]]]]]}),
        (b'{"a":' + b"[" * 16 + b"]" * 16 + b"}", "invalid"),
        (b'{"a":' + b"[" * 30_000, "invalid"),
        (b'{"a": "' + b"x" * (BODY_BYTES - 9) + b'"}', {"a": "x" * (BODY_BYTES - 9)}),
        (b'{"a": "' + b"x" * (BODY_BYTES - 8) + b'"}', "too_large"),
    ],
)
def test_bodies_are_read_strictly(body: bytes, expected: object) -> None:
    assert read(body) == expected
