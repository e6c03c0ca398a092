"""Bad input over both doors: refused with a code and a sentence in the reader's language, without a trace."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from formats.commands import Role
from tests.formats.meeting import EVENT, TALK, WORKSHOP, message, posted
from tests.server.house import Row
from tests.server.web import Socket, Template, Web

LANGUAGES = {"de": "de-DE,de;q=0.9", "en": "en-GB,en;q=0.8"}
STATUS = {
    "unknown_record": 404,
    "not_allowed": 403,
    "not_yours": 403,
    "wrong_phase": 409,
    "id_taken": 409,
    "in_use": 409,
    "wrong_dates": 409,
}


def post(**other: Any) -> Row:
    """Return a good post with something else in its payload; None takes a field away."""
    payload = {**posted("card-0200")[2], **other}
    return message("post_contribution", {name: value for name, value in payload.items() if value is not None})


def sent(**other: Any) -> Row:
    """Return a good post with something else around its payload."""
    said = {**post(), **other}
    return {name: value for name, value in said.items() if value is not None}


GOOD = json.dumps(post())
THE_TEXT = json.dumps(post()["payload"]["text"])
BAD: dict[str, tuple[Any, str, str | None]] = {
    "empty text": (post(text=""), "empty", "text"),
    "blanks": (post(text=" \n\t "), "empty", "text"),
    "nothing that can be seen": (post(text="\u200b\u2060\ufeff"), "empty", "text"),
    "control characters alone": (post(text="\u0000\u0007\u001b"), "empty", "text"),
    "one character too many": (post(text="x" * 281), "too_long", "text"),
    "far too long": (post(text="ä" * 2000), "too_long", "text"),
    "half an emoji": (GOOD.replace(THE_TEXT, r'"Hallo \ud83d"'), "unreadable_text", None),
    "the other half": (GOOD.replace(THE_TEXT, r'"\ude00 Hallo"'), "unreadable_text", None),
    "a number as text": (post(text=5), "invalid", "text"),
    "a list as text": (post(text=["x"]), "invalid", "text"),
    "yes as text": (post(text=True), "invalid", "text"),
    "null as text": (GOOD.replace(THE_TEXT, "null"), "invalid", "text"),
    "text missing": (post(text=None), "invalid", None),
    "something else in the payload": (post(admin=True), "invalid", None),
    "something else around it": (sent(role="organiser"), "invalid", None),
    "a secret too short": (post(secret="short"), "invalid", "secret"),
    "an id too short": (post(contribution="c1"), "invalid", "contribution"),
    "an id too long": (post(contribution="c" * 41), "invalid", "contribution"),
    "an id of other characters": (post(contribution="card 0200 <b>"), "invalid", "contribution"),
    "an id with a line break": (post(contribution="card-0200\n"), "invalid", "contribution"),
    "a Command without id": (sent(id=None), "invalid", None),
    "a Command whose id is a number": (sent(id=12345678), "invalid", "id"),
    "a Command without name": (sent(name=None), "invalid", None),
    "a Command whose name is a list": (sent(name=["post_contribution"]), "invalid", "name"),
    "an unknown Command": (sent(name="delete_everything"), "unknown_command", None),
    "a method as Command": (sent(name="__init__"), "unknown_command", None),
    "no payload": (sent(payload=None), "invalid", None),
    "a payload that is a list": (sent(payload=[1, 2]), "invalid", "payload"),
    "a payload that is a text": (sent(payload="text"), "invalid", "payload"),
    "no workshop": (sent(item=None), "invalid", "item"),
    "a workshop for a Command of the event": (
        {**message("show_screen", {"shows": "wall"}), "item": WORKSHOP},
        "invalid",
        "item",
    ),
    "a workshop that is a talk": (sent(item=TALK), "unknown_record", None),
    "a workshop that is none": (sent(item="workshop-404"), "unknown_record", None),
    "a question that is none": (post(question="question-404"), "unknown_record", None),
    "a question of another workshop": (post(question="question-9"), "unknown_record", None),
    "a question of another event": (post(question="xquestion-1"), "unknown_record", None),
    "a contribution of another event": (
        message("withdraw_contribution", {"contribution": "xcard-0001", "secret": "x" * 20}),
        "unknown_record",
        None,
    ),
    "somebody else's contribution": (
        message("withdraw_contribution", {"contribution": "card-0001", "secret": "x" * 20}),
        "not_yours",
        None,
    ),
    "an id that is taken, with another secret": (post(contribution="card-0001"), "not_yours", None),
    "the wrong phase": (post(question="question-2"), "wrong_phase", None),
    "the wrong role": (message("open_phase", {"phase": "question-2"}), "not_allowed", None),
    "not a number": (GOOD.replace(THE_TEXT, "NaN"), "invalid", None),
    "infinity": (GOOD.replace(THE_TEXT, "-Infinity"), "invalid", None),
    "a number that is too big": (GOOD.replace(THE_TEXT, "1e999"), "invalid", None),
    "a very long number": (GOOD.replace(THE_TEXT, "9" * 5000), "invalid", None),
    "half of it": (GOOD[:-9], "invalid", None),
    "two of it": (GOOD + GOOD, "invalid", None),
    "single quotes": (GOOD.replace('"', "'"), "invalid", None),
    "a list": ("[]", "invalid", None),
    "a text": ('"post_contribution"', "invalid", None),
    "null": ("null", "invalid", None),
    "deep nesting": (GOOD.replace(THE_TEXT, "[" * 5000 + "]" * 5000), "invalid", None),
    "a little too deep": (GOOD.replace(THE_TEXT, '{"a":' * 20 + "1" + "}" * 20), "invalid", None),
}


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


def over_http(web: Web, token: str, raw: str | bytes, language: str) -> tuple[int, Row]:
    answer = web.http(
        "POST",
        f"/api/events/{EVENT}/commands",
        token,
        data=raw,
        headers={"Accept-Language": LANGUAGES[language]},
    )
    return answer.status_code, dict(answer.json)


def assert_speaks_to_people(answers: dict[str, Row]) -> None:
    """German and English say the same in other words, without placeholders, code or traceback."""
    german, english = answers["de"]["message"], answers["en"]["message"]
    assert german != english
    for sentence in (german, english):
        assert sentence.endswith(".")
        assert not set("%{}<>_\n") & set(sentence)


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_over_both_doors(web: Web, port: int, token: str, name: str) -> None:
    said, code, field = BAD[name]
    raw = said if isinstance(said, str) else json.dumps(said)
    before = web.dump()
    answers: dict[str, Row] = {}
    for language in LANGUAGES:
        status, answers[language] = over_http(web, token, raw, language)
        assert (answers[language]["code"], status) == (code, STATUS.get(code, 400))
        socket = Socket(port, token, lang=language)
        assert socket.ask_raw(f'["command",{raw}]') == answers[language]
        assert socket.ask("command", sent(name="nonsense"))["code"] == "unknown_command"
        socket.close()
    assert answers["de"]["field"] == field
    assert set(answers["de"]) == {"ok", "code", "message", "field", "facts"}
    assert_speaks_to_people(answers)
    assert web.dump() == before


def test_facts_help_to_say_what_to_do(web: Web, token: str) -> None:
    told = {
        name: over_http(web, token, json.dumps(BAD[name][0]), "de")[1]["facts"]
        for name in ("one character too many", "the wrong phase", "a question that is none")
    }
    assert told == {
        "one character too many": {"limit": 280},
        "the wrong phase": {"phase": "planned", "name": "collect"},
        "a question that is none": {"kind": "question"},
    }


def test_a_megabyte_is_not_taken_in(web: Web, port: int, token: str) -> None:
    before = web.dump()
    raw = json.dumps(post(text="x" * 1_000_000))
    answers = {}
    for language in LANGUAGES:
        status, answers[language] = over_http(web, token, raw, language)
        assert (status, answers[language]["code"]) == (413, "too_large")
    assert_speaks_to_people(answers)
    other, socket = Socket(port, token), Socket(port, token)
    assert socket.ask_raw(f'["command",{json.dumps(post(text="x" * 20_000))}]')["code"] == "too_large"
    assert other.ask("follow", {"stream": "room"})["ok"]
    for each in (other, socket):
        each.close()
    assert web.dump() == before


def test_bytes_that_are_no_text_are_refused(web: Web, token: str) -> None:
    before = web.dump()
    for raw in (b"\xff\xfe", GOOD.replace("card-0200", "\xe4").encode("latin-1"), b"\x00" * 100, b""):
        status, answer = over_http(web, token, raw, "de")
        assert (status, answer["code"]) in {(400, "invalid"), (400, "unreadable_text")}
    assert web.dump() == before


def test_of_two_equal_keys_the_last_counts_over_both_doors(web: Web, port: int, token: str) -> None:
    """JSON leaves it open; one reading everywhere means that nobody checks one and obeys the other."""
    before = web.dump()
    raw = GOOD.removesuffix("}") + ', "name": "nonsense"}'
    socket = Socket(port, token)
    assert over_http(web, token, raw, "de")[1]["code"] == "unknown_command"
    assert socket.ask_raw(f'["command",{raw}]')["code"] == "unknown_command"
    socket.close()
    assert web.dump() == before
