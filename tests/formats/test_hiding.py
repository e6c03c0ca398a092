"""What is withdrawn or hidden: its conflict marks, its stack, its step in the history."""

from __future__ import annotations

import pytest

from formats.records.wall import Conflict, Contribution
from tests.formats.authors import hides, withdraws
from tests.formats.meeting import GATHERED, F, Meeting, P, Step, secret_of

MARKED: Step = (
    P,
    "mark_conflict",
    {"contribution": "card-0001", "conflict": "conflict-1", "secret": secret_of("conflict-1")},
)
STAPLED: Step = (
    F,
    "staple_contributions",
    {"contributions": ["card-0003", "card-0004"], "onto": "card-0001"},
)
DOUBLED: Step = (F, "double_contribution", {"contribution": "card-0001", "cluster": "cluster-3"})


def test_with_a_contribution_its_conflict_marks_go() -> None:
    meeting = Meeting(*GATHERED, MARKED)
    assert meeting.state.get(Contribution, "card-0001").conflicts == (Conflict(id="conflict-1"),)
    assert meeting.tells(*withdraws("card-0001")) == [
        "contribution_withdrawn",
        "- contribution card-0001",
        "- proof card-0001",
        "- proof conflict-1",
        "forget card-0001",
    ]


@pytest.mark.parametrize("step", [withdraws("card-0001"), hides("card-0001")])
@pytest.mark.parametrize("given", [(), (DOUBLED,)])
def test_when_the_top_of_a_stack_goes_the_next_one_takes_its_place(
    given: tuple[Step, ...], step: Step
) -> None:
    meeting = Meeting(*GATHERED, *given, STAPLED)
    top = meeting.state.get(Contribution, "card-0001")
    meeting.does(*step)
    leads, follows = (meeting.state.get(Contribution, card) for card in ("card-0003", "card-0004"))
    assert (leads.stack, leads.standings) == (None, top.standings)
    assert follows.stack == "card-0003"


def test_what_is_hidden_leaves_its_stack_and_comes_back_beside_it() -> None:
    meeting = Meeting(*GATHERED, STAPLED, hides("card-0003"))
    hidden = meeting.state.get(Contribution, "card-0003")
    assert (hidden.hidden, hidden.stack, hidden.cluster) == (True, None, "cluster-1")
    assert meeting.order(Contribution, "card-0001") == ["card-0004"]
    meeting.does(F, "unhide_contribution", {"contribution": "card-0003"})
    assert meeting.order(Contribution, "question-1", "cluster-1") == ["card-0001", "card-0002", "card-0003"]


def test_hiding_is_a_step_that_can_be_taken_back_and_a_new_reason_is_none() -> None:
    meeting = Meeting(*GATHERED)
    hidden, _ = meeting.does(*hides("card-0001"))
    again, _ = meeting.does(*hides("card-0001", "Anderer Grund"))
    back, _ = meeting.does(F, "unhide_contribution", {"contribution": "card-0001"})
    assert [[record.kind() for record in change.put] for change in (hidden, again, back) if change] == [
        ["contribution", "step"],
        ["contribution"],
        ["contribution", "step"],
    ]
