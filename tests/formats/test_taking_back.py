# ruff: noqa: E501 - a case reads best on one line
"""Taking a step back where others went on sorting: what they did stays, and nothing hangs."""

from __future__ import annotations

import pytest

from formats.records.wall import Contribution
from formats.rejected import Code
from tests.formats.examples import PREPARED
from tests.formats.gestures import (
    cluster,
    does,
    double,
    hide,
    move,
    staple,
    take_back,
    unstaple,
    withdraw,
)
from tests.formats.meeting import GATHERED, Meeting
from tests.formats.meeting import Step as Said
from tests.formats.sound import check_found, check_sound

DISSOLVED = does("dissolve_cluster", cluster="cluster-1")
STAPLED = staple("card-0002", "card-0003", onto="card-0001")

# Given after the gathering (the first step is number 21); what is taken back; then.
WIPED = does("rename_cluster", cluster="cluster-5", title="")
CHANGED: list[tuple[tuple[Said, ...], int, list[str] | Code]] = [
    # What was moved since stays, the rest goes back.
    ((move("card-0001", "card-0002", into="cluster-3"), move("card-0001", into=None)), 21, ["step_taken_back", "~ contribution card-0002 rank=1/1 cluster=cluster-1"]),
    ((move("card-0001", into="cluster-3"), move("card-0001", into=None)), 21, Code.CHANGED_SINCE),
    ((move("card-0001", into="cluster-3"), withdraw("card-0001")), 21, Code.CHANGED_SINCE),
    ((move("card-0001", "card-0002", into="cluster-3"), withdraw("card-0001")), 21, ["step_taken_back", "~ contribution card-0002 rank=1/1 cluster=cluster-1"]),
    ((move("card-0001", into="cluster-3"), hide("card-0001")), 21, Code.CHANGED_SINCE),
    ((move("card-0001", into="cluster-3"), take_back(21)), 21, Code.CHANGED_SINCE),
    # A cluster that is gone takes nothing back.
    ((move("card-0003", "card-0001", into=None), does("dissolve_cluster", cluster="cluster-2")), 21,
        ["step_taken_back", "~ contribution card-0001 rank=1/2 cluster=cluster-1"]),
    ((move("card-0003", into=None), does("dissolve_cluster", cluster="cluster-2")), 21, Code.CHANGED_SINCE),
    ((does("move_cluster", cluster="cluster-2", parent=None), does("dissolve_cluster", cluster="cluster-1")), 21, Code.CHANGED_SINCE),
    ((does("move_cluster", cluster="cluster-2", parent=None), does("move_cluster", cluster="cluster-3", parent="cluster-2")), 21, Code.CHANGED_SINCE),
    ((does("move_cluster", cluster="cluster-2", parent=None), does("move_cluster", cluster="cluster-1", parent="cluster-3")), 21, Code.CHANGED_SINCE),
    ((does("rename_cluster", cluster="cluster-3", title="A"), does("rename_cluster", cluster="cluster-3", title="B")), 21, Code.CHANGED_SINCE),
    # A new cluster vanishes only when it is empty, and so does not take along what came into it.
    ((cluster("cluster-5", "card-0001"), move("card-0004", into="cluster-5")), 21, ["step_taken_back", "~ contribution card-0001 rank=1/2 cluster=cluster-1"]),
    ((cluster("cluster-5"), move("card-0004", into="cluster-5")), 21, Code.CHANGED_SINCE),
    ((cluster("cluster-5"), cluster("cluster-6", parent="cluster-5")), 21, Code.CHANGED_SINCE),
    ((cluster("cluster-5"), double("card-0001", "cluster-5")), 21, Code.CHANGED_SINCE),
    ((cluster("cluster-5", title="Mut"), WIPED), 21, ["step_taken_back", "- cluster cluster-5"]),
    ((cluster("cluster-5"), does("dissolve_cluster", cluster="cluster-5")), 21, Code.CHANGED_SINCE),
    # A dissolved cluster comes back with its id, and on the top level where nothing is above it any more.
    ((does("dissolve_cluster", cluster="cluster-2"), does("dissolve_cluster", cluster="cluster-1")), 21,
        ["step_taken_back", "+ cluster cluster-2 question=question-1 rank=1/2"]),
    ((does("dissolve_cluster", cluster="cluster-2"), does("move_cluster", cluster="cluster-1", parent="cluster-3")), 21,
        ["step_taken_back", "~ contribution card-0003 rank=1/1 cluster=cluster-2", "+ cluster cluster-2 question=question-1 rank=1/2"]),
    ((DISSOLVED, does("move_cluster", cluster="cluster-3", parent="cluster-2")), 21,
        ["step_taken_back", "+ cluster cluster-1 question=question-1 rank=1/2", "~ contribution card-0001 rank=1/2 cluster=cluster-1",
         "~ contribution card-0002 rank=2/2 cluster=cluster-1"]),
    ((does("dissolve_cluster", cluster="cluster-3"), cluster("cluster-3")), 21, Code.CHANGED_SINCE),
    # Stacks stay flat, and on the wall.
    ((STAPLED, staple("card-0001", onto="card-0004")), 21, Code.CHANGED_SINCE),
    ((STAPLED, unstaple("card-0002", "card-0003"), staple("card-0001", onto="card-0004")), 22, Code.CHANGED_SINCE),
    ((STAPLED, unstaple("card-0002", "card-0003"), hide("card-0001")), 22, Code.CHANGED_SINCE),
    ((STAPLED, unstaple("card-0002", "card-0003"), withdraw("card-0001")), 22, Code.CHANGED_SINCE),
    ((STAPLED, unstaple("card-0002", "card-0003"), staple("card-0004", onto="card-0002")), 22,
        ["step_taken_back", "~ contribution card-0003 rank=1/1 cluster=None stack=card-0001"]),
    ((staple("card-0002", onto="card-0001"), staple("card-0003", onto="card-0001")), 21, ["step_taken_back", "~ contribution card-0002 rank=2/2 cluster=cluster-1 stack=None"]),
    # What came into the place meanwhile stays; nothing is put upon it.
    ((hide("card-0001"), take_back(21), staple("card-0002", onto="card-0001")), 22, Code.CHANGED_SINCE),
    ((double("card-0001", "cluster-3"), move("card-0001", into="cluster-2")), 21, Code.CHANGED_SINCE),
]  # fmt: skip


@pytest.mark.parametrize(("given", "step", "then"), CHANGED)
def test_what_changed_since_stays(given: tuple[Said, ...], step: int, then: list[str] | Code) -> None:
    meeting = Meeting(*GATHERED, *given)
    told = meeting.tells(*take_back(step))
    assert (sorted(told) if isinstance(told, list) else told) == (
        sorted(then) if isinstance(then, list) else then
    )
    check_sound(meeting.state)
    check_found(meeting.state)


def test_a_rank_that_somebody_took_meanwhile_is_not_taken_twice() -> None:
    """A card comes back directly behind the one that stands there now."""
    meeting = Meeting(
        *GATHERED, move("card-0003", into="cluster-1", after="card-0001"), move("card-0003", into=None)
    )
    meeting.does(*move("card-0004", into="cluster-1", after="card-0001"))
    meeting.does(*take_back(22))
    assert meeting.order(Contribution, "question-1", "cluster-1") == [
        "card-0001",
        "card-0004",
        "card-0003",
        "card-0002",
    ]
    check_sound(meeting.state)


def test_a_weighed_cluster_does_not_vanish_by_taking_back_either() -> None:
    created = (does("create_cluster", cluster="cluster-7", question="question-1", title="Mut"),)
    meeting = Meeting(*GATHERED, *created)
    seq = meeting.state.seq
    for step in PREPARED[len(GATHERED) : -1]:
        meeting.does(*step)
    weighing = {**PREPARED[-1][2], "clusters": ["cluster-1", "cluster-7"]}
    meeting.does(*does("add_weighing", **weighing))
    meeting.does(*does("open_phase", phase="weighing-1"))
    assert meeting.tells(*take_back(seq)) == Code.BEING_WEIGHED
    meeting.does(*does("close_phase", phase="weighing-1"))
    assert meeting.tells(*take_back(seq)) == ["step_taken_back", "- cluster cluster-7"]


@pytest.mark.parametrize(
    ("given", "step"),
    [
        ((hide("card-0001"), does("unhide_contribution", contribution="card-0001")), 22),
        ((hide("card-0001"), take_back(21)), 22),
    ],
)
def test_nothing_is_hidden_by_taking_back_because_hiding_asks_for_a_reason(
    given: tuple[Said, ...], step: int
) -> None:
    meeting = Meeting(*GATHERED, *given)
    assert meeting.tells(*take_back(step)) == Code.REASON_NEEDED
    assert not meeting.state.get(Contribution, "card-0001").hidden


def test_why_something_is_hidden_stays_when_its_cluster_comes_back() -> None:
    meeting = Meeting(*GATHERED, hide("card-0001"), DISSOLVED)
    meeting.does(*take_back(22))
    card = meeting.state.get(Contribution, "card-0001")
    assert (card.cluster, card.hidden, card.reason) == ("cluster-1", True, "Name")
