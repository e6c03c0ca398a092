# ruff: noqa: E501 - a case reads best on one line
"""Event, programme and screen: given a meeting, when somebody sends a Command, then exactly this happens."""

from __future__ import annotations

from typing import Any

import pytest

from formats.records.room import Item
from formats.rejected import Code
from tests.formats.meeting import (
    EVENT,
    FOUNDED,
    GATHERED,
    OUTLOOK,
    TALK,
    WORKSHOP,
    F,
    Meeting,
    O,
    Step,
    posted,
)

CREATED = FOUNDED[:1]
FILLED: Step = (F, "fill_outlook", {"outlook": OUTLOOK})
CLOSED: tuple[Step, ...] = (*GATHERED, FILLED, (F, "close_event", {}))
EMPTY_OUTLOOK = {
    "text": "",
    "addressee": "",
    "reporter": "",
    "feedback_by": None,
    "next_dates": [],
    "dates_open": False,
}
NEW = {"event": EVENT, "title": "Treffen", "starts_on": "2026-11-20"}
ITEM = {"new": "item-0001", "type": "break", "title": "Pause"}
SHOP = {"new": "item-0001", "type": "workshop", "title": "Abend", "format": "leitfragen"}

# Given, Command of the organiser, payload; then.
RULES: list[tuple[tuple[Step, ...], str, dict[str, Any], list[str] | Code]] = [
    ((), "create_event", NEW, ["event_created", f"+ event {EVENT} title=Treffen starts_on=2026-11-20"]),
    (CREATED, "create_event", {**NEW, "event": "event-0002"}, Code.ALREADY_THERE),
    ((), "create_event", {**NEW, "ends_on": "2026-11-19"}, Code.WRONG_DATES),
    ((), "create_event", {**NEW, "title": " "}, Code.EMPTY),
    ((), "update_event", {"title": "X"}, Code.UNKNOWN_RECORD),
    (CREATED, "update_event", {}, []),
    (CREATED, "update_event", {"title": "Ankommen in Lindenau"}, []),
    (CREATED, "update_event", {"title": "Neu", "place_name": "Lindenau"},
        ["event_updated", f"~ event {EVENT} title=Neu place_name=Lindenau"]),
    (CREATED, "update_event", {"ends_on": "2026-11-21"}, ["event_updated", f"~ event {EVENT} ends_on=2026-11-21"]),
    (CREATED, "update_event", {"ends_on": "2026-11-19"}, Code.WRONG_DATES),
    ((*CREATED, (O, "update_event", {"ends_on": "2026-11-21"})), "update_event", {"ends_on": ""},
        ["event_updated", f"~ event {EVENT} ends_on=None"]),
    ((*CREATED, (O, "update_event", {"ends_on": "2026-11-21"})), "update_event", {"starts_on": "2026-11-22"},
        Code.WRONG_DATES),
    (CLOSED, "update_event", {"editor": "Ada"}, ["event_updated", f"~ event {EVENT} editor=Ada"]),
    ((), "fill_outlook", {"outlook": OUTLOOK}, Code.UNKNOWN_RECORD),
    (CREATED, "fill_outlook", {"outlook": {}}, []),
    (CREATED, "fill_outlook", {"outlook": {"addressee": "alle"}},
        ["outlook_filled", f"~ event {EVENT} outlook={{'addressee': 'alle'}}"]),
    (CLOSED, "fill_outlook", {"outlook": {"addressee": "alle"}}, Code.OUTLOOK_MISSING),
    (CLOSED, "fill_outlook", {"outlook": OUTLOOK}, []),
    (CREATED, "close_event", {}, Code.OUTLOOK_MISSING),
    ((*CREATED, FILLED), "close_event", {}, ["event_closed", f"~ event {EVENT} closed=True"]),
    ((*GATHERED, FILLED, (F, "open_phase", {"phase": "question-2"})), "close_event", {},
        ["event_closed", f"~ event {EVENT} closed=True", "~ phase question-9 state=closed",
         "~ phase question-2 state=closed", "~ phase question-1 state=closed ends_at=None"]),
    (CLOSED, "close_event", {}, Code.EVENT_CLOSED),
    (CLOSED, "reopen_event", {}, ["event_reopened", f"~ event {EVENT} closed=False"]),
    (CREATED, "reopen_event", {}, Code.EVENT_OPEN),
    ((), "reopen_event", {}, Code.UNKNOWN_RECORD),
    ((), "add_item", ITEM, Code.UNKNOWN_RECORD),
    (CREATED, "add_item", ITEM, ["item_added", "+ item item-0001 type=break title=Pause rank=1/1"]),
    (FOUNDED, "add_item", {**ITEM, "starts_at": "10:15", "on": "2026-11-20"}, ["item_added", "+ item item-0001 type=break "
        "title=Pause rank=4/4 starts_at=10:15 on=2026-11-20"]),
    (CREATED, "add_item", SHOP, ["item_added", "+ item item-0001 type=workshop title=Abend rank=1/1 format=leitfragen", "+ clock item-0001",
        "+ phase item-0001 name=review rank=1/1"]),
    (CREATED, "add_item", {**SHOP, "format": "worldcafe"}, Code.UNKNOWN_FORMAT),
    (CREATED, "add_item", {**ITEM, "format": "leitfragen"}, Code.INVALID),
    (CREATED, "add_item", {"new": "item-0001", "type": "workshop", "title": "Abend"}, Code.INVALID),
    (FOUNDED, "add_item", {**ITEM, "new": TALK}, Code.ID_TAKEN),
    (FOUNDED, "add_item", {**SHOP, "new": "question-1"}, Code.ID_TAKEN),
    (CLOSED, "add_item", ITEM, Code.EVENT_CLOSED),
    (FOUNDED, "update_item", {"of": "item-0000", "title": "X"}, Code.UNKNOWN_RECORD),
    (FOUNDED, "update_item", {"of": TALK}, []),
    (FOUNDED, "update_item", {"of": TALK, "starts_at": "09:30", "text": "Eins."},
        ["item_updated", f"~ item {TALK} starts_at=09:30 text=Eins."]),
    ((*FOUNDED, (O, "update_item", {"of": TALK, "starts_at": "09:30"})), "update_item", {"of": TALK, "starts_at": ""},
        ["item_updated", f"~ item {TALK} starts_at=None"]),
    (CLOSED, "update_item", {"of": TALK, "text": "Eins."}, ["item_updated", f"~ item {TALK} text=Eins."]),
    (FOUNDED, "move_item", {"of": TALK, "after": WORKSHOP}, ["item_moved", f"~ item {TALK} rank=2/3"]),
    (FOUNDED, "move_item", {"of": WORKSHOP, "after": None}, ["item_moved", f"~ item {WORKSHOP} rank=1/3"]),
    (FOUNDED, "move_item", {"of": TALK, "after": "gone-0001"}, ["item_moved", f"~ item {TALK} rank=3/3"]),
    (FOUNDED, "move_item", {"of": TALK, "after": TALK}, []),
    (FOUNDED, "move_item", {"of": "item-0000", "after": None}, Code.UNKNOWN_RECORD),
    (CLOSED, "move_item", {"of": TALK, "after": None}, Code.EVENT_CLOSED),
    (FOUNDED, "remove_item", {"of": TALK}, ["item_removed", f"- item {TALK}"]),
    (FOUNDED, "remove_item", {"of": "workshop-2"}, ["item_removed", "- item workshop-2", "- clock workshop-2",
        "- phase workshop-2", "- question question-9", "- phase question-9"]),
    (FOUNDED, "remove_item", {"of": "item-0000"}, Code.UNKNOWN_RECORD),
    (GATHERED, "remove_item", {"of": WORKSHOP}, Code.IN_USE),
    ((*FOUNDED, (F, "open_phase", {"phase": "question-1"})), "remove_item", {"of": WORKSHOP}, Code.WRONG_PHASE),
    ((*FOUNDED, (F, "show_screen", {"shows": "wall", "workshop": "workshop-2"})), "remove_item", {"of": "workshop-2"},
        ["item_removed", "~ screen screen shows=auto workshop=None", "- item workshop-2", "- clock workshop-2",
         "- phase workshop-2", "- question question-9", "- phase question-9"]),
    (FOUNDED, "show_screen", {"shows": "join"}, ["screen_changed", "+ screen screen shows=join"]),
    (FOUNDED, "show_screen", {"shows": "question", "workshop": WORKSHOP, "question": "question-1"},
        ["screen_changed", "+ screen screen shows=question workshop=workshop-1 question=question-1"]),
    ((*FOUNDED, (F, "show_screen", {"shows": "wall", "workshop": WORKSHOP})), "show_screen", {"shows": "auto"},
        ["screen_changed", "~ screen screen shows=auto workshop=None"]),
    ((*FOUNDED, (F, "show_screen", {"shows": "join"})), "show_screen", {"shows": "join"}, []),
    (FOUNDED, "show_screen", {"shows": "wall", "workshop": "item-0000"}, Code.UNKNOWN_RECORD),
    (FOUNDED, "show_screen", {"shows": "wall", "workshop": TALK}, Code.UNKNOWN_RECORD),
    (FOUNDED, "show_screen", {"shows": "question", "workshop": WORKSHOP, "question": "question-0"}, Code.UNKNOWN_RECORD),
    (FOUNDED, "show_screen", {"shows": "question", "workshop": WORKSHOP, "question": "question-9"}, Code.WRONG_PLACE),
    (FOUNDED, "show_screen", {"shows": "question", "question": "question-1"}, Code.WRONG_PLACE),
    (CLOSED, "show_screen", {"shows": "join"}, ["screen_changed", "+ screen screen shows=join"]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "name", "payload", "then"), RULES)
def test_rule(given: tuple[Step, ...], name: str, payload: dict[str, Any], then: list[str] | Code) -> None:
    meeting = Meeting(*given)
    before = meeting.state.seq
    assert meeting.tells(O, name, payload) == then
    assert meeting.state.seq == before + (isinstance(then, list) and then != [])


@pytest.mark.parametrize(
    ("lacking", "missing"),
    [
        ({"addressee": " "}, ["addressee"]),
        ({"reporter": ""}, ["reporter"]),
        ({"feedback_by": None}, ["feedback_by"]),
        ({"next_dates": []}, ["next_dates"]),
        ({"next_dates": [{"text": ""}]}, ["next_dates"]),
        ({"next_dates": [], "dates_open": True}, []),
        ({"text": ""}, []),
        ({"addressee": "", "reporter": "", "feedback_by": None, "next_dates": []},
         ["addressee", "reporter", "feedback_by", "next_dates"]),
    ],
)  # fmt: skip
def test_an_event_cannot_be_closed_before_it_is_said_how_it_goes_on(lacking: Any, missing: list[str]) -> None:
    meeting = Meeting(*FOUNDED, (F, "fill_outlook", {"outlook": {**OUTLOOK, **lacking}}))
    told = meeting.tells(F, "close_event", {})
    assert told == (Code.OUTLOOK_MISSING if missing else ["event_closed", f"~ event {EVENT} closed=True"])
    assert meeting.state.get(_event_kind(), EVENT).outlook.missing() == missing


def _event_kind() -> Any:
    from formats.records.room import Event

    return Event


def test_after_reopening_everything_goes_on() -> None:
    meeting = Meeting(*CLOSED, (F, "reopen_event", {}), (F, "open_phase", {"phase": "question-1"}))
    meeting.does(*posted("card-0010"))
    assert meeting.order(Item) == [TALK, WORKSHOP, "workshop-2"]
