"""The guard and the crowd: floods, deaf phones, thousands of hostile frames, a hall that knocks at once."""

import contextlib
import json
import random
import socket
import threading
from pathlib import Path

import pytest

from tests.server.attacked import Attacked, attacked_server
from tests.server.hostile import hostile
from tests.server.wire import POLLING, Wire, drain, flooding, frame

pytestmark = pytest.mark.xdist_group("ingress crowd")
GENEROUS_MEGABYTES = 40


def test_one_who_floods_leaves_the_others_their_turn(server: Attacked) -> None:
    """The engine serves a connection as long as it has something; nobody else would get a word in."""
    flooder, neighbour = Wire(server.port), Wire(server.port)
    many = frame('42["command",{}]') * 5000
    with flooding(flooder.socket, many) as still_on:
        answers = [neighbour.ask({"echo": number})["echo"] for number in range(50)]
        assert still_on()
        assert answers == list(range(50))


def test_requests_without_a_pause_leave_the_others_their_turn(server: Attacked) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as flooder:
        many = b"GET /state HTTP/1.1\r\nHost: x\r\n\r\n" * 2000
        reader = threading.Thread(target=drain, args=(flooder,), daemon=True)
        reader.start()
        with flooding(flooder, many) as still_on:
            neighbour = Wire(server.port)
            answers = [neighbour.ask({"echo": number})["echo"] for number in range(50)]
            assert still_on()
            assert answers == list(range(50))


def test_a_body_without_end_is_not_read_to_its_end(server: Attacked) -> None:
    neighbour = Wire(server.port)
    with socket.create_connection(("127.0.0.1", server.port)) as flooder:
        flooder.sendall(f"POST /state HTTP/1.1\r\nHost: x\r\nContent-Length: {1 << 40}\r\n\r\n".encode())
        with flooding(flooder, b"x" * (1 << 20)) as still_on:
            for _ in range(400):
                if still_on():
                    assert neighbour.ask({"echo": 1}) == {"ok": True, "echo": 1}
            assert not still_on()


def test_a_phone_in_a_tunnel_gets_everything_in_order(server: Attacked) -> None:
    client = Wire(server.port, buffer=4096)
    before = server.state["sent"]
    client.send('42["command",{"send":120,"size":2000}]')
    while server.state["sent"] - before < 120:
        pass
    said = [json.loads(client.next()[2:])[1]["number"] for _ in range(120)]
    assert said == list(range(120))


def test_a_phone_that_takes_nothing_is_cut_off(server: Attacked) -> None:
    neighbour = Wire(server.port)
    before, sent, closed = server.megabytes, server.state["sent"], server.log.count("takes too little")
    deaf = [Wire(server.port, buffer=4096) for _ in range(10)]
    for client in deaf:
        client.send('42["command",{"send":2000,"size":20000}]')
    while server.log.count("takes too little") - closed < len(deaf):
        assert neighbour.ask({"echo": 1}) == {"ok": True, "echo": 1}
    assert server.state["sent"] > sent
    assert server.megabytes - before < GENEROUS_MEGABYTES


def test_open_files_are_raised_to_what_the_system_allows(server: Attacked) -> None:
    assert server.state["files"] is True


def test_thousands_of_hostile_frames_disturb_nobody(server: Attacked) -> None:
    chance = random.Random(20261121)
    neighbour = Wire(server.port)
    before, complaints = server.megabytes, server.complaints
    for round_ in range(100):
        for _ in range(8):
            attacker = Wire(server.port, join=chance.random() < 0.7)
            with contextlib.suppress(OSError):
                attacker.socket.sendall(b"".join(hostile(chance) for _ in range(chance.randint(1, 12))))
        assert neighbour.ask({"echo": round_}) == {"ok": True, "echo": round_}
    assert "Traceback" not in server.log
    assert server.complaints - complaints <= 800
    assert server.megabytes - before < GENEROUS_MEGABYTES


def test_who_comes_when_the_door_is_narrow_gets_an_appointment(tmp_path: Path) -> None:
    with attacked_server(tmp_path, "--connects", "3") as server:
        clients = [Wire(server.port) for _ in range(5)]
        refused = [json.loads(client.connected[2:])["data"] for client in clients[3:]]
        assert [client.connected[:2] for client in clients] == ["40", "40", "40", "44", "44"]
        assert [each["code"] for each in refused] == ["busy", "busy"]
        assert 0 < refused[0]["retry_after"] < refused[1]["retry_after"] + 1 < 4
        assert server.state["connect"] == 3


def test_who_does_not_join_is_closed(tmp_path: Path) -> None:
    with attacked_server(tmp_path, "--hurry", "100") as server:
        joined, late = Wire(server.port), Wire(server.port, join=False)
        late.next()
        assert late.rest() == []
        assert joined.ask({"echo": 1}) == {"ok": True, "echo": 1}
        left = Wire(server.port)
        left.send("41")
        assert left.rest() == []
        assert server.state["sockets"] == 1


def test_a_flood_of_handshakes_is_answered_with_later(tmp_path: Path) -> None:
    with attacked_server(tmp_path) as server, socket.create_connection(("127.0.0.1", server.port)) as flooder:
        honest = Wire(server.port)
        before = server.megabytes
        many = f"GET {POLLING} HTTP/1.1\r\nHost: x\r\n\r\n".encode() * 500
        with flooding(flooder, many):
            said = b""
            while b"503 Service Unavailable" not in said and len(said) < 5_000_000:
                said += flooder.recv(1 << 16)
            assert b"503 Service Unavailable" in said
        assert server.megabytes - before < GENEROUS_MEGABYTES
        assert honest.ask({"echo": 1}) == {"ok": True, "echo": 1}
