# ruff: noqa: E501 - a case reads best on one line
"""Reading aloud, and what the projector may be told to show."""

from __future__ import annotations

from typing import Any

import pytest

from formats.records.room import Screen
from formats.rejected import Code
from formats.screen import SCREEN, released
from tests.formats.meeting import GATHERED, OTHER_WORKSHOP, OUTLOOK, WORKSHOP, F, Meeting, O, P, Step

CLOSED: tuple[Step, ...] = ((F, "fill_outlook", {"outlook": OUTLOOK}), (F, "close_event", {}))
READ: Step = (F, "read_aloud", {"contribution": "card-0001"})
CARD = {"shows": "card", "workshop": WORKSHOP, "card": "card-0001"}
ON_SCREEN = "screen screen shows=card workshop=workshop-1 question=question-1 card=card-0001"

# Given beyond the gathering, role, Command, payload; then.
RULES: list[tuple[tuple[Step, ...], Any, str, dict[str, Any], list[str] | Code]] = [
    ((), F, "read_aloud", {"contribution": "card-0001"},
        ["contribution_read_aloud", f"+ {ON_SCREEN}", "~ contribution card-0001 read=True"]),
    ((READ,), O, "read_aloud", {"contribution": "card-0001"}, []),
    ((READ,), F, "read_aloud", {"contribution": "card-0002"},
        ["contribution_read_aloud", "~ screen screen card=card-0002", "~ contribution card-0002 read=True"]),
    ((READ, (F, "show_screen", {"shows": "auto"})), F, "read_aloud", {"contribution": "card-0001"},
        ["contribution_read_aloud", f"~ {ON_SCREEN}"]),
    ((READ, (F, "mark_unread", {"question": "question-1"})), F, "read_aloud", {"contribution": "card-0001"},
        ["contribution_read_aloud", "~ contribution card-0001 read=True"]),
    ((), F, "read_aloud", {"contribution": "card-0005"}, Code.UNKNOWN_RECORD),
    ((), F, "read_aloud", {"contribution": "card-0009"}, Code.UNKNOWN_RECORD),
    ((), P, "read_aloud", {"contribution": "card-0001"}, Code.NOT_ALLOWED),
    (CLOSED, F, "read_aloud", {"contribution": "card-0001"}, Code.EVENT_CLOSED),
    ((READ, (F, "read_aloud", {"contribution": "card-0004"})), F, "mark_unread", {"question": "question-1"},
        ["contributions_marked_unread", "~ contribution card-0001 read=False", "~ contribution card-0004 read=False"]),
    ((READ,), F, "mark_unread", {"question": "question-2"}, []),
    ((), F, "mark_unread", {"question": "question-1"}, []),
    ((), F, "mark_unread", {"question": "question-9"}, Code.UNKNOWN_RECORD),
    ((READ,), P, "mark_unread", {"question": "question-1"}, Code.NOT_ALLOWED),
    ((), F, "show_screen", CARD, ["screen_changed", "+ screen screen shows=card workshop=workshop-1 card=card-0001"]),
    ((), F, "show_screen", {**CARD, "question": "question-1"}, ["screen_changed", f"+ {ON_SCREEN}"]),
    ((), F, "show_screen", {**CARD, "question": "question-2"}, Code.WRONG_PLACE),
    ((), F, "show_screen", {"shows": "card", "workshop": WORKSHOP}, Code.INVALID),
    ((), F, "show_screen", {**CARD, "shows": "wall"}, Code.INVALID),
    ((), F, "show_screen", {"shows": "card", "card": "card-0001"}, Code.WRONG_PLACE),
    ((), F, "show_screen", {**CARD, "workshop": OTHER_WORKSHOP}, Code.WRONG_PLACE),
    ((), F, "show_screen", {**CARD, "card": "card-0005"}, Code.UNKNOWN_RECORD),
    ((), F, "show_screen", {**CARD, "card": "card-0000"}, Code.UNKNOWN_RECORD),
    ((), F, "show_screen", {**CARD, "weighing": "weighing-1"}, Code.INVALID),
    ((), F, "show_screen", {"shows": "weighing", "workshop": WORKSHOP, "weighing": "weighing-1"}, Code.UNKNOWN_RECORD),
    ((), F, "show_screen", {"shows": "weighing", "workshop": WORKSHOP},
        ["screen_changed", "+ screen screen shows=weighing workshop=workshop-1"]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "role", "name", "payload", "then"), RULES)
def test_rule(given: tuple[Step, ...], role: Any, name: str, payload: Any, then: list[str] | Code) -> None:
    assert Meeting(*GATHERED, *given).tells(role, name, payload) == then


@pytest.mark.parametrize("gone", [WORKSHOP, "question-1", "card-0001"])
def test_the_screen_does_not_show_what_goes(gone: str) -> None:
    meeting = Meeting(*GATHERED, READ)
    assert released(meeting.state, gone) == (Screen(id=SCREEN),)
    assert released(meeting.state, "card-0002") == ()
