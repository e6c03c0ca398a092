# ruff: noqa: E501 - a case reads best on one line
"""Bad messages: every kind is refused with a code, and with the field where one is to blame."""

from __future__ import annotations

import json
from typing import Any

import pytest

from formats.registry import read_command
from formats.rejected import Code, Rejected
from tests.formats.meeting import WORKSHOP, message, secret_of

POST = {
    "question": "question-1",
    "contribution": "card-0001",
    "text": "Zuhören",
    "secret": secret_of("card-0001"),
}
CREATE = {"event": "event-0001", "title": "Treffen", "starts_on": "2026-11-20"}


def refusal(raw: object) -> tuple[Code, object]:
    with pytest.raises(Rejected) as caught:
        read_command(raw)
    assert json.loads(json.dumps(caught.value.facts)) == caught.value.facts
    return caught.value.code, caught.value.facts.get("field")


def deep(levels: int) -> list[Any]:
    nested: list[Any] = []
    for _ in range(levels):
        nested = [nested]
    return nested


def test_a_good_message() -> None:
    command = read_command(message("post_contribution", POST))
    assert (command.id, command.name, command.item) == ("command-1", "post_contribution", WORKSHOP)
    assert {name: getattr(command.payload, name) for name in POST} == POST


@pytest.mark.parametrize(
    "raw", [None, True, 1, 1.5, "text", b"bytes", [], [1], {}, deep(200_000), {"a": deep(200_000)}]
)
def test_no_message_at_all(raw: object) -> None:
    assert refusal(raw) == (Code.INVALID, None)


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({"id": None}, (Code.INVALID, "id")),
        ({"id": 12345678}, (Code.INVALID, "id")),
        ({"id": "short"}, (Code.INVALID, "id")),
        ({"id": "x" * 41}, (Code.INVALID, "id")),
        ({"id": "command-1\n"}, (Code.INVALID, "id")),
        ({"id": "command 1"}, (Code.INVALID, "id")),
        ({"id": "befehl-größe"}, (Code.INVALID, "id")),
        ({"id": "٠١٢٣٤٥٦٧"}, (Code.INVALID, "id")),
        ({"id": "timer:question-1"}, (Code.INVALID, "id")),
        ({"name": None}, (Code.INVALID, "name")),
        ({"name": ""}, (Code.UNKNOWN_COMMAND, None)),
        ({"name": "post_contribution\n"}, (Code.UNKNOWN_COMMAND, None)),
        ({"name": "__class__"}, (Code.UNKNOWN_COMMAND, None)),
        ({"name": "x" * 100_000}, (Code.UNKNOWN_COMMAND, None)),
        ({"payload": None}, (Code.INVALID, "payload")),
        ({"payload": []}, (Code.INVALID, "payload")),
        ({"payload": "{}"}, (Code.INVALID, "payload")),
        ({"item": None}, (Code.INVALID, "item")),
        ({"item": 5}, (Code.INVALID, "item")),
        ({"item": "../../etc"}, (Code.INVALID, "item")),
        ({"by": "organiser"}, (Code.INVALID, None)),
        ({"role": "organiser"}, (Code.INVALID, None)),
    ],
)
def test_bad_envelopes(change: dict[str, Any], answer: tuple[Code, object]) -> None:
    assert refusal({**message("post_contribution", POST), **change}) == answer


@pytest.mark.parametrize("missing", ["id", "name"])
def test_missing_parts(missing: str) -> None:
    raw = message("post_contribution", POST)
    del raw[missing]
    assert refusal(raw) == (Code.INVALID, None)


def test_the_item_belongs_to_a_workshop_command_only() -> None:
    assert refusal({**message("create_event", CREATE), "item": WORKSHOP}) == (Code.INVALID, "item")
    raw = message("post_contribution", POST)
    del raw["item"]
    assert refusal(raw) == (Code.INVALID, "item")


@pytest.mark.parametrize(
    ("name", "payload", "answer"),
    [
        ("post_contribution", {**POST, "text": None}, (Code.INVALID, "text")),
        ("post_contribution", {**POST, "text": 5}, (Code.INVALID, "text")),
        ("post_contribution", {**POST, "text": ["a"]}, (Code.INVALID, "text")),
        ("post_contribution", {**POST, "text": float("nan")}, (Code.INVALID, "text")),
        ("post_contribution", {**POST, "text": deep(200_000)}, (Code.INVALID, "text")),
        ("post_contribution", {**POST, "text": " \u200b "}, (Code.EMPTY, "text")),
        ("post_contribution", {**POST, "text": "x" * 281}, (Code.TOO_LONG, "text")),
        ("post_contribution", {**POST, "text": "x" * 1_000_000}, (Code.TOO_LONG, "text")),
        ("post_contribution", {**POST, "text": "x\n" * 21}, (Code.TOO_MANY_LINES, "text")),
        ("post_contribution", {**POST, "text": "\ud800"}, (Code.UNREADABLE_TEXT, "text")),
        ("post_contribution", {**POST, "question": "question-1\n"}, (Code.INVALID, "question")),
        ("post_contribution", {**POST, "question": ["question-1"]}, (Code.INVALID, "question")),
        ("post_contribution", {**POST, "question": None}, (Code.INVALID, "question")),
        ("post_contribution", {**POST, "contribution": "x" * 41}, (Code.INVALID, "contribution")),
        ("post_contribution", {**POST, "secret": "x" * 19}, (Code.INVALID, "secret")),
        ("post_contribution", {**POST, "secret": "x" * 65}, (Code.INVALID, "secret")),
        ("post_contribution", {**POST, "secret": "ä" * 20}, (Code.INVALID, "secret")),
        ("post_contribution", {**POST, "secret": "x" * 20 + "\n"}, (Code.INVALID, "secret")),
        ("post_contribution", {**POST, "author": "me"}, (Code.INVALID, None)),
        ("post_contribution", {**POST, "hidden": True}, (Code.INVALID, None)),
        ("post_contribution", {}, (Code.INVALID, None)),
        ("close_event", {"force": True}, (Code.INVALID, None)),
        ("start_clock", {"seconds": "60"}, (Code.INVALID, "seconds")),
        ("start_clock", {"seconds": 60.5}, (Code.INVALID, "seconds")),
        ("start_clock", {"seconds": True}, (Code.INVALID, "seconds")),
        ("start_clock", {"seconds": None}, (Code.INVALID, "seconds")),
        ("start_clock", {"seconds": float("nan")}, (Code.INVALID, "seconds")),
        ("start_clock", {"seconds": float("inf")}, (Code.INVALID, "seconds")),
        ("start_clock", {"seconds": 10**30}, (Code.INVALID, "seconds")),
        ("start_clock", {"seconds": -1}, (Code.INVALID, "seconds")),
        ("extend_clock", {"seconds": -(10**30)}, (Code.INVALID, "seconds")),
        ("end_phase", {"phase": "question-1", "grace": 3601}, (Code.INVALID, "grace")),
        ("end_phase", {"phase": "question-1", "grace": -1}, (Code.INVALID, "grace")),
        ("create_event", {**CREATE, "starts_on": "2026-02-31"}, (Code.INVALID, "starts_on")),
        ("create_event", {**CREATE, "starts_on": ""}, (Code.INVALID, "starts_on")),
        ("create_event", {**CREATE, "title": "x" * 201}, (Code.TOO_LONG, "title")),
        ("create_event", {**CREATE, "closed": True}, (Code.INVALID, None)),
        ("update_event", {"introduction": "x" * 10_001}, (Code.TOO_LONG, "introduction")),
        ("add_item", {"new": "item-0001", "type": "party", "title": "X"}, (Code.INVALID, "type")),
        ("add_item", {"new": "item-0001", "type": "break", "title": "X", "starts_at": "24:00"}, (Code.INVALID, "starts_at")),
        ("add_item", {"new": "item-0001", "type": "break", "title": "X", "starts_at": "9:30"}, (Code.INVALID, "starts_at")),
        ("add_item", {"new": "item-0001", "type": "break", "title": "X", "on": "2026-02-31"}, (Code.INVALID, "on")),
        ("show_screen", {"shows": "everything"}, (Code.INVALID, "shows")),
        ("fill_outlook", {"outlook": {"reporter": 5}}, (Code.INVALID, "outlook.reporter")),
        ("fill_outlook", {"outlook": {"next_dates": [{"text": "x" * 201}]}}, (Code.TOO_LONG, "outlook.next_dates[0].text")),
        ("fill_outlook", {"outlook": {"next_dates": [{"date": "2027-01-01"}]}}, (Code.INVALID, "outlook.next_dates[0]")),
        ("fill_outlook", {"outlook": {"feedback_by": "morgen"}}, (Code.INVALID, "outlook.feedback_by")),
        ("fill_outlook", {"outlook": {"bonus": 1}}, (Code.INVALID, "outlook")),
        ("create_cluster", {"cluster": "cluster-1", "question": "question-1", "contributions": "card-0001"}, (Code.INVALID, "contributions")),
        ("create_cluster", {"cluster": "cluster-1", "question": "question-1", "contributions": [5]}, (Code.INVALID, "contributions[0]")),
        ("move_cluster", {"cluster": "cluster-1"}, (Code.INVALID, None)),
    ],
)  # fmt: skip
def test_bad_payloads(name: str, payload: dict[str, Any], answer: tuple[Code, object]) -> None:
    assert refusal(message(name, payload)) == answer


def test_the_limit_is_told() -> None:
    with pytest.raises(Rejected) as caught:
        read_command(message("post_contribution", {**POST, "text": "x" * 281}))
    assert caught.value.facts == {"field": "text", "limit": 280}
