"""Connecting and following with whatever clients may say: always an answer, never more than is due."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from formats.commands import Role
from tests.formats.meeting import EVENT
from tests.server.web import Socket, Template, Web


@pytest.fixture(scope="module")
def web(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """One house for all of it: what is refused changes nothing."""
    with template.opened(tmp_path_factory.mktemp("bad") / "web") as web:
        yield web


@pytest.fixture(scope="module")
def port(web: Web) -> Iterator[int]:
    with web.served() as port:
        yield port


@pytest.fixture
def token(web: Web) -> str:
    return web.services.access.issue(EVENT, Role.PARTICIPANT)[1]


@pytest.mark.parametrize(
    "stream", ["", "room ", "ROOM", "wall", "wall:", "wall:workshop-404", "desk", 5, None, ["room"], {}]
)
def test_streams_that_are_none_are_not_followed(web: Web, port: int, token: str, stream: object) -> None:
    socket = Socket(port, token)
    assert socket.ask("follow", {"stream": stream})["code"] == "unknown_stream"
    assert socket.ask("unfollow", {"stream": stream}) == {"ok": True}
    socket.close()
    if isinstance(stream, str) and stream:
        answer = web.http("GET", f"/api/events/{EVENT}/streams/{stream}", token)
        assert (answer.status_code, answer.json["code"]) == (404, "unknown_stream")


@pytest.mark.parametrize(
    "since", ["x", "", "-1", "1e3", "9" * 50, "0x1", "٣", "1.5", None, True, [], -1, 10**30, 0]
)
def test_any_number_to_catch_up_from_gets_an_answer(web: Web, port: int, token: str, since: object) -> None:
    socket = Socket(port, token)
    answer = socket.ask("follow", {"stream": "room", "since": since, "epoch": web.services.events.epoch})
    assert (answer["ok"], "snapshot" in answer) == (True, True)
    socket.close()
    asked = web.http("GET", f"/api/events/{EVENT}/streams/room", token, query_string={"since": str(since)})
    assert (asked.status_code, asked.json["ok"]) == (200, True)


def test_nobody_follows_more_than_eight_streams(template: Template, tmp_path: Path) -> None:
    with template.opened(tmp_path / "many") as web, web.served() as port:
        workshops = [f"workshop-1{number}" for number in range(8)]
        for new in workshops:
            item = {"new": new, "type": "workshop", "title": "Runde", "format": "leitfragen"}
            web.does(EVENT, Role.ORGANISER, "add_item", item)
        socket = Socket(port, template.tokens["projector"])
        streams = ["room", *(f"wall:{workshop}" for workshop in workshops)]
        answers = [socket.ask("follow", {"stream": stream}) for stream in streams]
        assert [answer["ok"] for answer in answers] == [True] * 8 + [False]
        assert (answers[-1]["code"], answers[-1]["facts"]) == ("too_many", {"limit": 8})
        assert socket.ask("follow", {"stream": streams[3]})["ok"]
        assert socket.ask("unfollow", {"stream": streams[3]})["ok"]
        assert socket.ask("follow", {"stream": streams[-1]})["ok"]
        socket.close()


@pytest.mark.parametrize(
    "auth", [None, {}, {"token": None}, {"token": 5}, {"token": "x"}, {"token": ["x"], "lang": 5}]
)
def test_connecting_with_nonsense_is_refused_with_a_reason(port: int, auth: object) -> None:
    socket = Socket.saying(port, auth)
    assert socket.refusal is not None
    assert (socket.refusal["ok"], socket.refusal["code"]) == (False, "unauthenticated")
    assert "retry_after" not in socket.refusal
    socket.close()


def test_an_organiser_who_names_no_event_is_told_so(port: int, template: Template) -> None:
    for event in (None, "event-0404"):
        socket = Socket(port, template.tokens["organiser"], event)
        assert socket.refusal is not None
        assert socket.refusal["code"] == "unknown_event"
        socket.close()
