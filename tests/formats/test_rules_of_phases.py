# ruff: noqa: E501 - a case reads best on one line
"""Questions, phases and the clock."""

from __future__ import annotations

from typing import Any

import pytest

from formats.commands import Actor
from formats.decide import decide
from formats.phases import due
from formats.records.room import Clock, Phase, Question
from formats.rejected import Code, Rejected
from formats.state import apply
from tests.formats.meeting import (
    FOUNDED,
    GATHERED,
    NOW,
    OTHER_WORKSHOP,
    OUTLOOK,
    TALK,
    WORKSHOP,
    F,
    Meeting,
    P,
    Step,
    T,
    posted,
    secret_of,
)  # fmt: skip

GRACE = NOW + 90_000
OPEN: Step = (F, "open_phase", {"phase": "question-1"})
ENDING: Step = (F, "end_phase", {"phase": "question-1"})
SHUT: Step = (F, "close_phase", {"phase": "question-1"})
RUNNING: Step = (F, "start_clock", {"seconds": 60})
PAUSED: Step = (F, "pause_clock", {})
ON_SCREEN: Step = (F, "show_screen", {"shows": "question", "workshop": WORKSHOP, "question": "question-2"})

# Given beyond the founding, Command of a facilitator, payload; then.
RULES: list[tuple[tuple[Step, ...], str, dict[str, Any], list[str] | Code]] = [
    ((), "add_question", {"question": "question-3", "text": "Wer noch?", "hint": "Kurz"},
        ["question_added", "+ question question-3 text=Wer noch? rank=3/3 hint=Kurz",
         "+ phase question-3 name=collect rank=3/4"]),
    ((), "add_question", {"question": "question-1", "text": "X"}, Code.ID_TAKEN),
    ((), "add_question", {"question": "question-9", "text": "X"}, Code.ID_TAKEN),
    ((), "add_question", {"question": WORKSHOP, "text": "X"}, Code.ID_TAKEN),
    ((), "add_question", {"question": TALK, "text": "X"}, Code.ID_TAKEN),
    ((), "add_question", {"question": "question-3", "text": "\n"}, Code.EMPTY),
    ((), "update_question", {"question": "question-1", "text": "Neu?", "hint": "Kurz"},
        ["question_updated", "~ question question-1 text=Neu? hint=Kurz"]),
    ((), "update_question", {"question": "question-1", "text": "Was hilft beim Ankommen?"}, []),
    ((), "update_question", {"question": "question-9", "text": "X"}, Code.UNKNOWN_RECORD),
    ((), "move_question", {"question": "question-2", "after": None},
        ["question_moved", "~ question question-2 rank=1/2", "~ phase question-2 rank=1/3"]),
    ((), "move_question", {"question": "question-1", "after": "question-2"},
        ["question_moved", "~ question question-1 rank=2/2", "~ phase question-1 rank=2/3"]),
    ((), "move_question", {"question": "question-1", "after": "question-9"},
        ["question_moved", "~ question question-1 rank=2/2", "~ phase question-1 rank=2/3"]),
    ((), "move_question", {"question": "question-1", "after": "question-1"}, []),
    ((), "move_question", {"question": "question-9", "after": None}, Code.UNKNOWN_RECORD),
    ((), "remove_question", {"question": "question-2"}, ["question_removed", "- question question-2", "- phase question-2"]),
    ((*GATHERED[len(FOUNDED):], SHUT), "remove_question", {"question": "question-1"}, Code.IN_USE),
    ((OPEN,), "remove_question", {"question": "question-1"}, Code.WRONG_PHASE),
    ((OPEN, ENDING), "remove_question", {"question": "question-1"}, Code.WRONG_PHASE),
    (((F, "create_cluster", {"cluster": "cluster-1", "question": "question-2"}),), "remove_question",
        {"question": "question-2"}, ["question_removed", "- question question-2", "- phase question-2", "- cluster cluster-1"]),
    ((ON_SCREEN,), "remove_question", {"question": "question-2"},
        ["question_removed", "~ screen screen shows=auto workshop=None question=None", "- question question-2",
         "- phase question-2"]),
    ((), "remove_question", {"question": "question-9"}, Code.UNKNOWN_RECORD),
    ((), "open_phase", {"phase": "question-1"}, ["phase_opened", "~ phase question-1 state=open"]),
    ((OPEN,), "open_phase", {"phase": "question-1"}, Code.WRONG_PHASE),
    ((OPEN,), "open_phase", {"phase": "question-2"},
        ["phase_opened", "~ phase question-2 state=open", f"~ phase question-1 state=ending ends_at={GRACE}"]),
    ((OPEN, RUNNING), "open_phase", {"phase": WORKSHOP}, ["phase_opened", f"~ phase {WORKSHOP} state=open",
        f"~ phase question-1 state=ending ends_at={GRACE}", f"~ clock {WORKSHOP} ends_at=None"]),
    ((OPEN, SHUT), "open_phase", {"phase": "question-1"}, ["phase_reopened", "~ phase question-1 state=open"]),
    ((OPEN, ENDING), "open_phase", {"phase": "question-1"}, ["phase_reopened", "~ phase question-1 state=open ends_at=None"]),
    ((), "open_phase", {"phase": "question-9"}, Code.UNKNOWN_RECORD),
    ((), "open_phase", {"phase": "question-0"}, Code.UNKNOWN_RECORD),
    ((OPEN,), "end_phase", {"phase": "question-1"}, ["phase_ending", f"~ phase question-1 state=ending ends_at={GRACE}"]),
    ((OPEN,), "end_phase", {"phase": "question-1", "grace": 0}, ["phase_ending", f"~ phase question-1 state=ending ends_at={NOW}"]),
    ((), "end_phase", {"phase": "question-1"}, Code.WRONG_PHASE),
    ((OPEN, ENDING), "end_phase", {"phase": "question-1"}, Code.WRONG_PHASE),
    ((OPEN,), "close_phase", {"phase": "question-1"}, ["phase_closed", "~ phase question-1 state=closed"]),
    ((OPEN, ENDING), "close_phase", {"phase": "question-1"}, ["phase_closed", "~ phase question-1 state=closed ends_at=None"]),
    ((), "close_phase", {"phase": "question-1"}, Code.WRONG_PHASE),
    ((OPEN, SHUT), "close_phase", {"phase": "question-1"}, Code.WRONG_PHASE),
    ((), "start_clock", {"seconds": 60}, ["clock_started", f"~ clock {WORKSHOP} ends_at={NOW + 60_000}"]),
    ((RUNNING, PAUSED), "start_clock", {"seconds": 5}, ["clock_started", f"~ clock {WORKSHOP} ends_at={NOW + 5_000} left=None"]),
    ((), "start_clock", {"seconds": 0}, Code.INVALID),
    ((), "start_clock", {"seconds": 86_401}, Code.INVALID),
    ((), "pause_clock", {}, Code.CLOCK_STANDS),
    ((RUNNING,), "pause_clock", {}, ["clock_paused", f"~ clock {WORKSHOP} ends_at=None left=60000"]),
    ((RUNNING, PAUSED), "pause_clock", {}, Code.CLOCK_STANDS),
    ((RUNNING,), "resume_clock", {}, Code.CLOCK_STANDS),
    ((RUNNING, PAUSED), "resume_clock", {}, ["clock_resumed", f"~ clock {WORKSHOP} ends_at={NOW + 60_000} left=None"]),
    ((), "extend_clock", {"seconds": 300}, Code.CLOCK_STANDS),
    ((RUNNING,), "extend_clock", {"seconds": 300}, ["clock_extended", f"~ clock {WORKSHOP} ends_at={NOW + 360_000}"]),
    ((RUNNING,), "extend_clock", {"seconds": -20}, ["clock_extended", f"~ clock {WORKSHOP} ends_at={NOW + 40_000}"]),
    ((RUNNING,), "extend_clock", {"seconds": -80}, ["clock_extended", f"~ clock {WORKSHOP} ends_at={NOW}"]),
    ((RUNNING, PAUSED), "extend_clock", {"seconds": 300}, ["clock_extended", f"~ clock {WORKSHOP} left=360000"]),
    ((RUNNING, PAUSED), "extend_clock", {"seconds": -80}, ["clock_extended", f"~ clock {WORKSHOP} left=0"]),
    ((), "stop_clock", {}, []),
    ((RUNNING,), "stop_clock", {}, ["clock_stopped", f"~ clock {WORKSHOP} ends_at=None"]),
    ((RUNNING, PAUSED), "stop_clock", {}, ["clock_stopped", f"~ clock {WORKSHOP} left=None"]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "name", "payload", "then"), RULES)
def test_rule(given: tuple[Step, ...], name: str, payload: dict[str, Any], then: list[str] | Code) -> None:
    assert Meeting(*FOUNDED, *given).tells(F, name, payload) == then


@pytest.mark.parametrize("item", [TALK, "item-0000"])
def test_only_a_workshop_has_questions(item: str) -> None:
    meeting = Meeting(*FOUNDED)
    assert (
        meeting.tells(F, "add_question", {"question": "question-3", "text": "X"}, item) == Code.UNKNOWN_RECORD
    )


def test_the_review_stays_last() -> None:
    meeting = Meeting(*FOUNDED)
    for n in range(100):
        meeting.does(F, "add_question", {"question": f"question-1{n:03}", "text": "Und?"})
    meeting.does(F, "move_question", {"question": "question-1000", "after": "question-1099"})
    phases = meeting.order(Phase, WORKSHOP)
    assert phases[:-1] == meeting.order(Question, WORKSHOP)
    assert phases[-1] == WORKSHOP


class TestGrace:
    """Whoever is still typing when a phase runs out has the whole grace period, and not a millisecond more."""

    def ending(self) -> Meeting:
        return Meeting(*GATHERED, ENDING)

    @pytest.mark.parametrize(
        "step",
        [
            posted("card-0010"),
            (P, "edit_contribution", {"contribution": "card-0001", "text": "Neu", "secret": secret_of("card-0001")}),
            (P, "withdraw_contribution", {"contribution": "card-0001", "secret": secret_of("card-0001")}),
        ],
    )  # fmt: skip
    def test_to_the_millisecond(self, step: Step) -> None:
        meeting = self.ending()
        meeting.now = GRACE
        assert meeting.tells(*step) == Code.WRONG_PHASE
        meeting.now = GRACE - 1
        assert meeting.tells(*step) not in ([], Code.WRONG_PHASE)

    def test_the_timer_closes_when_it_is_due_and_never_before(self) -> None:
        meeting = self.ending()
        meeting.now = GRACE - 1
        assert meeting.tells(T, "close_phase", {"phase": "question-1"}) == []
        meeting.now = GRACE
        closed = ["phase_closed", "~ phase question-1 state=closed ends_at=None"]
        assert meeting.tells(T, "close_phase", {"phase": "question-1"}) == closed

    def test_the_timer_leaves_a_reopened_phase_alone(self) -> None:
        meeting = self.ending()
        [(when, command)] = due(meeting.state)
        meeting.does(*OPEN)
        assert due(meeting.state) == []
        assert decide(meeting.state, command, Actor(T, "timer"), when) == []

    def test_what_is_due_is_what_the_timer_may_do(self) -> None:
        meeting = self.ending()
        meeting.does(F, "end_phase", {"phase": "question-9", "grace": 5}, OTHER_WORKSHOP)
        assert [when for when, _ in due(meeting.state)] == [GRACE, NOW + 5_000]
        for when, command in due(meeting.state):
            [change] = decide(meeting.state, command, Actor(T, "timer"), when)
            apply(meeting.state, change)
        assert due(meeting.state) == []
        states = {phase.id: phase.state for phase in meeting.state.all(Phase)}
        assert (states["question-1"], states["question-9"]) == ("closed", "closed")

    def test_nobody_can_take_the_timers_command_id(self) -> None:
        """Else a stranger's Command would be answered in its place, and the phase would never close."""
        from formats.registry import read_command
        from tests.formats.meeting import message

        [(_, command)] = due(self.ending().state)
        assert len(command.id) <= 40
        with pytest.raises(Rejected) as refusal:
            read_command(message("stop_clock", {}, WORKSHOP, command.id))
        assert refusal.value.code == Code.INVALID

    def test_who_steers_may_close_or_reopen_what_ran_out(self) -> None:
        meeting = self.ending()
        meeting.now = GRACE + 5_000
        assert meeting.tells(*OPEN) == ["phase_reopened", "~ phase question-1 state=open ends_at=None"]
        meeting.does(*ENDING)
        assert meeting.tells(*SHUT) == ["phase_closed", "~ phase question-1 state=closed ends_at=None"]

    def test_closing_the_event_leaves_nothing_due(self) -> None:
        meeting = self.ending()
        meeting.does(F, "fill_outlook", {"outlook": OUTLOOK})
        meeting.does(F, "close_event", {})
        assert due(meeting.state) == []


def test_contributions_are_for_questions_not_for_the_review() -> None:
    meeting = Meeting(*FOUNDED, (F, "open_phase", {"phase": WORKSHOP}))
    assert meeting.tells(*posted("card-0010", WORKSHOP)) == Code.UNKNOWN_RECORD


def test_going_back_opens_the_field_again() -> None:
    meeting = Meeting(*GATHERED, SHUT)
    assert meeting.tells(*posted("card-0010")) == Code.WRONG_PHASE
    meeting.does(*OPEN)
    assert meeting.tells(*posted("card-0010"))[0] == "contribution_posted"


def test_the_clock_keeps_time() -> None:
    """Start, wait, pause, wait, resume, give five minutes, run out, give more."""
    meeting = Meeting(*FOUNDED, (F, "start_clock", {"seconds": 600}))
    meeting.now += 60_000
    meeting.does(F, "pause_clock", {})
    meeting.now += 1_000_000
    meeting.does(F, "resume_clock", {})
    assert meeting.state.get(Clock, WORKSHOP).ends_at == meeting.now + 540_000
    meeting.does(F, "extend_clock", {"seconds": 300})
    assert meeting.state.get(Clock, WORKSHOP).ends_at == meeting.now + 840_000
    meeting.now += 900_000
    meeting.does(F, "extend_clock", {"seconds": 60})
    assert meeting.state.get(Clock, WORKSHOP).ends_at == meeting.now + 60_000
    meeting.now += 70_000
    meeting.does(F, "pause_clock", {})
    assert meeting.state.get(Clock, WORKSHOP).left == 0
