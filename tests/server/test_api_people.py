"""Who is there: a number and the names that were given, for organisers and facilitators; no ids."""

from typing import Any

import pytest

from formats.commands import Role
from tests.formats.meeting import EVENT
from tests.server.web import FOREIGN_EVENT, Socket, Template, Web

PEOPLE = f"/api/events/{EVENT}/people"


def coming(web: Web, port: int, name: str = "", event: str = EVENT, role: Role = Role.PARTICIPANT) -> Socket:
    """Return the connection of somebody who joined with a name, or without one."""
    return Socket(port, web.services.access.issue(event, role, name)[1], event)


@pytest.fixture
def asked(web: Web, template: Template) -> Any:
    return lambda asker="facilitator": web.http("GET", PEOPLE, template.tokens[asker]).json


def test_nobody_is_there_before_somebody_comes(asked: Any) -> None:
    assert asked() == {"ok": True, "people": 0, "names": []}


@pytest.mark.parametrize("asker", ["organiser", "facilitator"])
def test_names_are_sorted_and_those_without_one_are_counted(web: Web, asked: Any, asker: str) -> None:
    with web.served() as port:
        sockets = [coming(web, port, name) for name in ("toni", "Blauer Vogel", "", "Ada", "Ada", "")]
        assert asked(asker) == {"ok": True, "people": 6, "names": ["Ada", "Ada", "Blauer Vogel", "toni"]}
        for socket in sockets:
            socket.close()


def test_only_who_is_connected_now_to_this_event_as_a_participant(web: Web, asked: Any) -> None:
    access, token = web.services.access.issue(EVENT, Role.PARTICIPANT, "Ada")
    web.services.access.issue(EVENT, Role.PARTICIPANT, "Never came")
    with web.served() as port:
        sockets = [
            Socket(port, token, EVENT),
            Socket(port, token, EVENT),
            coming(web, port, "Elsewhere", event=FOREIGN_EVENT),
            coming(web, port, "Host", role=Role.HOST),
            coming(web, port, "Moderation", role=Role.FACILITATOR),
        ]
        assert asked() == {"ok": True, "people": 1, "names": ["Ada"]}
        web.services.access.revoke(EVENT, access)
        sockets[0].listen_to_the_end()
        sockets[1].listen_to_the_end()
        assert asked() == {"ok": True, "people": 0, "names": []}
        for socket in sockets:
            socket.close()
