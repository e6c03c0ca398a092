"""Joining: no account, no names near what people wrote, and codes that cannot be guessed in bulk."""

from typing import Any

import pytest

from formats.commands import Role
from tests.formats.meeting import EVENT, message, posted
from tests.server.house import at_once
from tests.server.web import Template, Web

GUESSES = 30


@pytest.fixture
def invitation(web: Web, template: Template) -> dict[str, str]:
    """Return what the QR code says: code and proof."""
    link = web.http("GET", f"/api/events/{EVENT}", template.tokens["organiser"]).json["join_url"]
    code, proof = link.rpartition("/j/")[2].split("/")
    return {"code": code, "proof": proof}


def join(web: Web, **said: Any) -> Any:
    return web.http("POST", "/api/join", json=said)


def test_joining_gives_a_token_with_which_one_can_post(web: Web, invitation: dict[str, str]) -> None:
    answer = join(web, **invitation, name="Blauer Vogel")
    assert answer.status_code == 201
    assert set(answer.json) == {"ok", "event", "token", "access", "lang"}
    assert (answer.json["ok"], answer.json["event"], answer.json["lang"]) == (True, EVENT, "de")
    principal = web.services.access.principal(answer.json["token"])
    assert (principal.actor.role, principal.access) == (Role.PARTICIPANT, answer.json["access"])
    role, name, payload, item = posted("card-0100")
    sent = web.send(EVENT, answer.json["token"], message(name, payload, item))
    assert sent == {"ok": True, "seq": web.state(EVENT).seq}
    assert role == principal.actor.role


def test_the_answer_names_the_language_of_the_phone(web: Web, invitation: dict[str, str]) -> None:
    answer = web.http("POST", "/api/join", json=invitation, headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert answer.json["lang"] == "en"


def test_everybody_gets_a_token_of_their_own(web: Web, invitation: dict[str, str]) -> None:
    joined = at_once([lambda: join(web, **invitation)] * 100)
    assert {answer.status_code for answer in joined} == {201}
    assert len({answer.json["token"] for answer in joined}) == 100


def test_names_are_tidied_and_stay_out_of_the_journal(web: Web, invitation: dict[str, str]) -> None:
    before = web.dump()
    access = join(web, **invitation, name="  Blauer\u0000  Vogel\u202e ").json["access"]
    after = web.dump()
    assert web.services.access.names(EVENT)[access] == "Blauer Vogel"
    assert {table for table in after if after[table] != before[table]} == {"access"}
    assert "Vogel" not in str(web.state(EVENT).records())


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"name": "x" * 201}, "too_long", "name"),
        ({"name": 5}, "invalid", "name"),
        ({"name": ["Vogel"]}, "invalid", "name"),
        ({"code": 5}, "invalid", "code"),
        ({"code": None}, "invalid", "code"),
        ({"proof": {}}, "invalid", "proof"),
    ],
)
def test_bad_input_joins_nobody(
    web: Web, invitation: dict[str, str], said: dict[str, Any], code: str, field: str
) -> None:
    before = web.dump()
    answer = join(web, **{**invitation, **said})
    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (400, code, field)
    assert web.dump() == before


def test_nobody_chooses_a_role_or_an_event(web: Web, invitation: dict[str, str]) -> None:
    answer = join(web, **invitation, name=None, role="facilitator", event="xevent-0001")
    principal = web.services.access.principal(answer.json["token"])
    assert (principal.actor.role, principal.event) == (Role.PARTICIPANT, EVENT)


def test_a_wrong_code_is_told_so_whatever_is_wrong_with_it(web: Web, invitation: dict[str, str]) -> None:
    before = web.dump()
    proof = invitation["proof"]
    for code in ("", "22222222", "too short", "ÄÖÜ", "K7QM2XPAK7QM2XPA"):
        for said in ({"code": code}, {"code": code, "proof": proof}):
            answer = join(web, **said)
            assert (answer.status_code, answer.json["code"]) == (404, "wrong_code")
    assert web.dump() == before


def test_guessing_is_slowed_down_for_typed_codes_and_not_for_qr_codes(
    web: Web, invitation: dict[str, str]
) -> None:
    for _ in range(GUESSES):
        assert join(web, code="22222222").json["code"] == "wrong_code"
    for said in ({"code": "22222222"}, {"code": invitation["code"]}, {**invitation, "proof": "0" * 12}):
        answer = join(web, **said)
        assert (answer.status_code, answer.json["code"]) == (429, "too_fast")
        assert 1 <= answer.json["retry_after"] <= 60
        assert answer.headers["Retry-After"] == str(answer.json["retry_after"])
    assert join(web, **invitation).status_code == 201


@pytest.mark.parametrize("proof", ["", "0" * 12, "\u00e4" * 12, "x" * 5000])
def test_a_typed_code_needs_no_proof(web: Web, invitation: dict[str, str], proof: str) -> None:
    assert join(web, code=invitation["code"], proof=proof).status_code == 201
