"""Holding cards: told to the other desks, to nobody else, stored nowhere."""

from collections.abc import Iterator

import pytest

from server.holding import MOST_CARDS
from tests.formats.meeting import EVENT
from tests.server.web import Socket, Template, Web

WALL = "wall:workshop-1"
CARDS = ["contribution-1", "contribution-2"]


@pytest.fixture(scope="module")
def web(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """One house for all of it: holding changes nothing."""
    with template.opened(tmp_path_factory.mktemp("holding") / "web") as web:
        yield web


@pytest.fixture(scope="module")
def port(web: Web) -> Iterator[int]:
    with web.served() as port:
        yield port


def desk(port: int, template: Template, asker: str = "facilitator") -> Socket:
    socket = Socket(port, template.tokens[asker], EVENT if asker == "organiser" else None)
    assert socket.ask("follow", {"stream": "desk"})["ok"]
    return socket


def held(socket: Socket) -> list[dict[str, object]]:
    return [body for name, body in socket.heard if name == "held"]


def test_other_desks_are_told_and_the_holder_is_not(web: Web, port: int, template: Template) -> None:
    kim, lou = desk(port, template), desk(port, template, "organiser")
    before = web.dump()
    assert kim.ask("hold", {"stream": WALL, "cards": CARDS}) == {"ok": True}
    assert kim.ask("hold", {"stream": WALL, "cards": []}) == {"ok": True}
    lou.wait_until(lambda: len(held(lou)) == 2)
    first, second = held(lou)
    holder = first.pop("holder")
    assert first == {"stream": WALL, "by": "facilitator", "cards": CARDS}
    assert second == {"stream": WALL, "holder": holder, "by": "facilitator", "cards": []}
    assert held(kim) == []
    assert web.dump() == before
    kim.close()
    lou.close()


def test_a_connection_that_ends_lets_go(port: int, template: Template) -> None:
    kim, lou = desk(port, template), desk(port, template)
    kim.ask("hold", {"stream": WALL, "cards": CARDS})
    kim.close()
    lou.wait_until(lambda: len(held(lou)) == 2)
    assert [message["cards"] for message in held(lou)] == [CARDS, []]
    lou.close()


def test_those_who_follow_no_desk_and_other_events_hear_nothing(port: int, template: Template) -> None:
    kim, lou, foreign = desk(port, template), desk(port, template), desk(port, template, "other facilitator")
    projector = Socket(port, template.tokens["projector"])
    projector.ask("follow", {"stream": WALL})
    kim.ask("hold", {"stream": WALL, "cards": CARDS})
    lou.wait_until(lambda: len(held(lou)) == 1)
    for socket in (foreign, projector):
        assert socket.ask("unfollow", {"stream": WALL}) == {"ok": True}
        assert held(socket) == []
    for socket in (kim, lou, foreign, projector):
        socket.close()


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"stream": WALL}, "invalid"),
        ({"cards": CARDS}, "invalid"),
        ({"stream": WALL, "cards": "contribution-1"}, "invalid"),
        ({"stream": WALL, "cards": ["short"]}, "invalid"),
        ({"stream": WALL, "cards": [5]}, "invalid"),
        ({"stream": 5, "cards": CARDS}, "invalid"),
        ({"stream": WALL, "cards": CARDS, "holder": "somebody"}, "invalid"),
        ({"stream": WALL, "cards": [f"contribution-{n}" for n in range(MOST_CARDS + 1)]}, "too_many"),
        ({"stream": "desk", "cards": CARDS}, "unknown_stream"),
        ({"stream": "room", "cards": CARDS}, "unknown_stream"),
        ({"stream": "history:workshop-1", "cards": CARDS}, "unknown_stream"),
        ({"stream": "wall:workshop-404", "cards": CARDS}, "unknown_stream"),
    ],
)
def test_what_is_no_holding_is_refused(port: int, template: Template, message: object, code: str) -> None:
    kim, lou = desk(port, template), desk(port, template)
    assert kim.ask("hold", message)["code"] == code
    assert lou.ask("hold", {"stream": WALL, "cards": []}) == {"ok": True}
    assert held(lou) == []
    kim.close()
    lou.close()


@pytest.mark.parametrize("asker", ["participant", "host", "projector"])
def test_only_who_sorts_walls_holds_cards(port: int, template: Template, asker: str) -> None:
    socket = Socket(port, template.tokens[asker])
    assert socket.ask("hold", {"stream": WALL, "cards": CARDS})["code"] == "not_allowed"
    socket.close()
