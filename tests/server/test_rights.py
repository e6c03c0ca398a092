"""Who may do what, as a table: every Command, stream and route of the API, by everybody, over both doors.

`rights.txt` is the expectation; it is read and changed by people. What is refused leaves no trace anywhere.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from formats.commands import Role
from formats.registry import all_commands
from tests.formats.meeting import EVENT, OTHER_WORKSHOP, WORKSHOP, O, Step, message
from tests.server.doors import door
from tests.server.examples import EXAMPLES
from tests.server.house import Row, twins
from tests.server.web import ASKERS, FOREIGN_EVENT, Template, Web

TABLE = Path(__file__).with_name("rights.txt")
OK = "yes"
WORDS = {
    "no": "not_allowed",
    "-": "unknown_event",
    "gone": "revoked",
    "who?": "unauthenticated",
    "hidden": "unknown_stream",
}
STREAMS = {
    "follow room": "room",
    "follow wall": f"wall:{WORKSHOP}",
    "follow desk": "desk",
    "follow history": f"history:{WORKSHOP}",
    "follow a wall of another event": f"wall:x{WORKSHOP}",
    "follow a history of another event": f"history:x{WORKSHOP}",
    "follow something else": "everything",
}
ROUTES: dict[str, Row | None] = {
    "POST /api/session": {"email": "<asker>@lindenau.example", "password": "guessed"},
    "POST /api/join": {"code": "22222222"},
    "GET /api/events": None,
    "POST /api/events": {"title": "Neu", "starts_on": "2027-01-01"},
    "GET /api/events/<event>": None,
    "GET /api/events/<event>/access": None,
    "POST /api/events/<event>/access": {"role": "facilitator"},
    "DELETE /api/events/<event>/access/<access>": None,
    "GET /api/events/<event>/people": None,
    "GET /api/events/<event>/batches/<batch>": None,
    "GET /api/events/<event>/documentation.docx": None,
    "GET /api/events/<event>/questions/<question>/wall.svg": None,
    "GET /api/events/<event>/questions/<question>/wall.png": None,
    "POST /api/events/<event>/suggestions": {"question": "question-1"},
}
EVERY_COMMAND = ("create_event", *EXAMPLES)


def read_table() -> dict[str, dict[str, str]]:
    """Return the expectation: row, asker, answer. Columns are kept apart by two blanks or more."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    rows = (re.split(r" {2,}", line.strip()) for line in lines[1:])
    return {
        row: dict(zip(ASKERS, (WORDS.get(cell, cell) for cell in cells), strict=True)) for row, *cells in rows
    }


EXPECTED = read_table()


def test_the_table_knows_everything_there_is(web: Web) -> None:
    routes = {
        f"{method} {rule}"
        for rule in web.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if str(rule).startswith("/api/")
    }
    routes -= {"POST /api/events/<event>/commands", "GET /api/events/<event>/streams/<stream>"}
    assert set(EVERY_COMMAND) == set(all_commands())
    assert set(ROUTES) == routes
    assert set(EXPECTED) == {*EVERY_COMMAND, *STREAMS, *ROUTES}
    assert all(tuple(row) == ASKERS for row in EXPECTED.values())


def test_nothing_is_outside_the_registry(web: Web) -> None:
    server = web.app.extensions["socketio"].server
    assert set(server.handlers) == {"/"}
    assert set(server.handlers["/"]) == {"connect", "disconnect", "command", "follow", "unfollow", "hold"}
    assert server.namespace_handlers == {}


def told(answer: Row) -> str:
    return OK if answer["ok"] else str(answer["code"])


def steps_of(name: str) -> tuple[Step, ...]:
    if name == "create_event":
        return (
            (O, "create_event", {"event": "event-0009", "title": "Noch eines", "starts_on": "2027-01-01"}),
        )
    return EXAMPLES[name]


def asked(web: Web, template: Template, transport: str, name: str, askers: list[str]) -> Iterator[str]:
    """Yield the answers to some who ask one after the other; what is refused leaves no trace."""
    *before, (_, _, payload, *item) = steps_of(name)
    for step in before:
        web.does(EVENT, *step)
    with door(web, template, transport) as asking:
        for number, asker in enumerate(askers):
            dump, heard = web.dump(), asking.heard()
            answer = asking.command(asker, message(name, payload, *item, id_=f"asked-{number:06}"))
            yield told(answer)
            if answer["ok"]:
                assert len(web.dump()["changes"]) == len(dump["changes"]) + 1
                assert answer["seq"] == web.state(EVENT).seq
            else:
                assert (web.dump(), asking.heard()) == (dump, heard)
                assert answer["message"]


def rounds(expected: dict[str, str]) -> list[list[str]]:
    """Everybody who is refused asks in one house; whoever is let in asks in a fresh one."""
    let_in = [asker for asker in ASKERS if expected[asker] == OK]
    return [[asker for asker in ASKERS if asker not in let_in], *([asker] for asker in let_in)]


@pytest.mark.parametrize("transport", ["http", "socket"])
@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_commands(template: Template, tmp_path: Path, name: str, transport: str) -> None:
    found: dict[str, str] = {}
    for number, askers in enumerate(rounds(EXPECTED[name])):
        with template.opened(tmp_path / f"round{number}") as web:
            found |= zip(askers, asked(web, template, transport, name, askers), strict=True)
    assert found == EXPECTED[name]


@pytest.mark.parametrize("transport", ["http", "socket"])
def test_streams(web: Web, template: Template, transport: str) -> None:
    before = web.dump()
    with door(web, template, transport) as asking:
        found = {
            row: {asker: told(asking.follow(asker, stream)) for asker in ASKERS}
            for row, stream in STREAMS.items()
        }
    assert found == {row: EXPECTED[row] for row in STREAMS}
    assert web.dump() == before


def requested(web: Web, template: Template, route: str, asker: str) -> str:
    """Return the answer to a request; what is refused leaves no trace."""
    method, path = route.split(" ")
    path = path.replace("<event>", EVENT).replace("<access>", template.access["projector"])
    path = path.replace("<batch>", "batch-0001").replace("<question>", "question-1")
    before = web.dump()
    body = json.dumps(ROUTES[route]).replace("<asker>", asker.replace(" ", "-"))
    response = web.http(method, path, template.tokens[asker], data=body if ROUTES[route] else None)
    if response.data.startswith((b"PK", b"<svg", b"\x89PNG")):
        return OK
    answer = told(response.json)
    if answer != OK:
        assert web.dump() == before
        assert response.json["message"]
    return answer


@pytest.mark.parametrize("route", ROUTES)
def test_routes(template: Template, tmp_path: Path, route: str) -> None:
    found: dict[str, str] = {}
    for number, askers in enumerate(rounds(EXPECTED[route])):
        with template.opened(tmp_path / f"round{number}") as web:
            for step in EXAMPLES["take_batch"] if "<batch>" in route else ():
                web.does(EVENT, *step)
            found |= {asker: requested(web, template, route, asker) for asker in askers}
    assert found == EXPECTED[route]


# What speaks of nothing that another event could have, apart from the workshop.
_NAMES_NOTHING = {"update_event", "fill_outlook", "close_event", "reopen_event", "add_item"}
_NAMES_A_WORKSHOP = {"add_question", *(name for name in EXAMPLES if name.endswith("_clock"))}
# Every event counts its steps from one: "s21" is there in this one as well.
_NAMES_A_NUMBER = {"take_back"}
_FOREIGN = [
    *((name, f"x{WORKSHOP}") for name in EXAMPLES if name not in _NAMES_NOTHING),
    *(
        (name, WORKSHOP)
        for name in EXAMPLES
        if name not in _NAMES_NOTHING | _NAMES_A_WORKSHOP | _NAMES_A_NUMBER
    ),
]

_OF_A_WORKSHOP = [
    name for name, spec in all_commands().items() if not spec.of_event and name not in _NAMES_A_WORKSHOP
]


@pytest.mark.parametrize(("name", "workshop"), _FOREIGN)
def test_ids_of_another_event_do_not_exist_here(
    web: Web, template: Template, name: str, workshop: str
) -> None:
    """The right role in the right event, naming what is in another one."""
    for step in EXAMPLES[name][:-1]:
        web.does(EVENT, *step)
        web.does(FOREIGN_EVENT, *twins([step], "x")[0])
    ((role, _, payload, item),) = twins(EXAMPLES[name][-1:], "x")
    before = web.dump()
    asker = {Role.PARTICIPANT: "participant", Role.ORGANISER: "organiser"}.get(role, "facilitator")
    answer = web.send(EVENT, template.tokens[asker], message(name, payload, item and workshop))
    assert answer["code"] in ("unknown_record", "wrong_place")
    assert web.dump() == before


@pytest.mark.parametrize("name", _OF_A_WORKSHOP)
def test_ids_of_another_workshop_do_not_exist_here(web: Web, template: Template, name: str) -> None:
    ((role, _, payload, *item),) = EXAMPLES[name][-1:]
    said = message(name, payload, *item)
    before = web.dump()
    asker = "participant" if role is Role.PARTICIPANT else "facilitator"
    answer = web.send(EVENT, template.tokens[asker], {**said, "item": OTHER_WORKSHOP})
    assert answer["code"] == "unknown_record"
    assert web.dump() == before


@pytest.mark.parametrize("role", ["organiser", "participant", "host", "timer", "", "admin"])
def test_roles_that_no_link_can_give(web: Web, template: Template, role: str) -> None:
    before = web.dump()
    path = f"/api/events/{EVENT}/access"
    answer = web.http("POST", path, template.tokens["organiser"], json={"role": role})
    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (400, "invalid", "role")
    assert web.dump() == before


def test_organisers_see_their_own_events_only(web: Web, template: Template) -> None:
    seen = {
        asker: [
            line["event"] for line in web.http("GET", "/api/events", template.tokens[asker]).json["events"]
        ]
        for asker in ("organiser", "other organiser")
    }
    assert seen == {"organiser": [EVENT], "other organiser": [FOREIGN_EVENT]}
