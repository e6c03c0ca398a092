# ruff: noqa: E501 - a case reads best on one line
"""Several cards at once, doubles, stacks, and clusters put together."""

from __future__ import annotations

import pytest

from formats.records.wall import Cluster, Contribution
from formats.rejected import Code, Rejected
from tests.formats.examples import PREPARED
from tests.formats.gestures import (
    cluster,
    does,
    double,
    hide,
    merge,
    move,
    staple,
    undouble,
    unstaple,
    withdraw,
)
from tests.formats.meeting import GATHERED, Meeting, P, Step, posted, secret_of
from tests.formats.sound import check_found, check_sound

Then = list[str] | Code


def stack(top: str, *below: str) -> list[str]:
    """What is told when cards are stapled, in their order, onto one that had nothing below it."""
    return [
        f"~ contribution {card} rank={n}/{len(below)} cluster=None stack={top}"
        for n, card in enumerate(below, 1)
    ]


MANY = [f"card-1{n:03}" for n in range(201)]
OTHER_QUESTION: tuple[Step, ...] = (
    cluster("cluster-5", question="question-2"),
    does("open_phase", phase="question-2"),
    posted("card-0020", "question-2"),
)
DOUBLED = double("card-0001", "cluster-3")
STAPLED = staple("card-0002", "card-0003", onto="card-0001")
OPEN: tuple[Step, ...] = (does("open_phase", phase="weighing-1"),)
WEIGHED = (*PREPARED[len(GATHERED):], *OPEN)  # fmt: skip
THEIRS = {"card-0004": None}

# question-1: cluster-1 [card-0001, card-0002, cluster-2 [card-0003]], cluster-3 [];
# loose: card-0004 and, hidden, card-0005.
RULES: list[tuple[tuple[Step, ...], Step, Then]] = [
    # Several cards arrive in the order in which they were named, or not at all.
    ((), move("card-0004", "card-0001", into="cluster-3"),
        ["contributions_moved", "~ contribution card-0004 rank=1/2 cluster=cluster-3", "~ contribution card-0001 rank=2/2 cluster=cluster-3"]),
    ((), move("card-0003", "card-0004", into="cluster-1", after="card-0001"),
        ["contributions_moved", "~ contribution card-0003 rank=2/4 cluster=cluster-1", "~ contribution card-0004 rank=3/4 cluster=cluster-1"]),
    ((), move("card-0004", "card-0002", into="cluster-1", after=None),
        ["contributions_moved", "~ contribution card-0004 rank=1/3 cluster=cluster-1", "~ contribution card-0002 rank=2/3"]),
    ((), move("card-0002", "card-0001", into="cluster-1", after="card-0001"), ["contributions_moved", "~ contribution card-0002 rank=1/2", "~ contribution card-0001 rank=2/2"]),
    ((), move("card-0004", "card-0004", into="cluster-3"), ["contributions_moved", "~ contribution card-0004 rank=1/1 cluster=cluster-3"]),
    ((), move("card-0001", "card-0004", into=None), ["contributions_moved", "~ contribution card-0001 rank=3/3 cluster=None"]),
    ((), move("card-0001", "card-0002", into="cluster-1"), []),
    ((), move("card-0001", "card-0002", into="cluster-1", after=None), []),
    ((), move("card-0001", "card-0002", into="cluster-1", after="card-0002"), []),
    ((), move("card-0002", into="cluster-1", after="card-0001"), []),
    ((), move(into="cluster-3"), []),
    ((), move(*MANY, into=None), Code.TOO_MANY),
    ((), move("card-0004", "card-0005", into="cluster-3"), Code.UNKNOWN_RECORD),
    ((), move("card-0004", "card-0404", into="cluster-3"), Code.UNKNOWN_RECORD),
    ((), move("card-0004", "card-0009", into="cluster-3"), Code.UNKNOWN_RECORD),
    ((), move("card-0004", into="cluster-9"), Code.UNKNOWN_RECORD),
    (OTHER_QUESTION, move("card-0004", "card-0020", into=None), Code.WRONG_PLACE),
    (OTHER_QUESTION, move("card-0004", into="cluster-5"), Code.WRONG_PLACE),
    # Whoever saw a card elsewhere was slower.
    ((), move("card-0004", into="cluster-3", seen=THEIRS), ["contributions_moved", "~ contribution card-0004 rank=1/1 cluster=cluster-3"]),
    ((), move("card-0004", into="cluster-3", seen={"card-0001": None}), ["contributions_moved", "~ contribution card-0004 rank=1/1 cluster=cluster-3"]),
    ((move("card-0004", into="cluster-1"),), move("card-0004", into="cluster-3", seen=THEIRS), Code.MOVED_MEANWHILE),
    ((), move("card-0001", into=None, seen={"card-0001": None}), Code.MOVED_MEANWHILE),
    ((STAPLED,), move("card-0003", into="cluster-3", seen={"card-0003": "cluster-2"}), Code.MOVED_MEANWHILE),
    ((STAPLED,), move("card-0003", into="cluster-3", seen={"card-0003": "cluster-1"}),
        ["contributions_moved", "~ contribution card-0003 rank=1/1 cluster=cluster-3 stack=None"]),
    ((DOUBLED,), move("card-0001", into="cluster-2", leaving="cluster-3", seen={"card-0001": "cluster-3"}),
        ["contributions_moved", "~ contribution card-0001 also=cluster-2 also_rank=2/2"]),
    ((DOUBLED,), move("card-0001", into="cluster-2", seen={"card-0001": None}), Code.MOVED_MEANWHILE),
    # A doubled card: one standing moves, and where both meet it is single.
    ((), DOUBLED, ["contribution_doubled", "~ contribution card-0001 also=cluster-3 also_rank=1/1"]),
    ((), double("card-0003", "cluster-1", after="card-0001"), ["contribution_doubled", "~ contribution card-0003 also=cluster-1 also_rank=2/3"]),
    ((), double("card-0001", "cluster-1"), []),
    ((DOUBLED,), double("card-0001", "cluster-3"), []),
    ((DOUBLED,), double("card-0001", "cluster-2"), Code.ALREADY_THERE),
    ((), double("card-0004", "cluster-3"), Code.WRONG_PLACE),
    ((STAPLED,), double("card-0002", "cluster-3"), Code.WRONG_PLACE),
    ((), double("card-0005", "cluster-3"), Code.UNKNOWN_RECORD),
    ((), double("card-0001", "cluster-9"), Code.UNKNOWN_RECORD),
    (OTHER_QUESTION, double("card-0001", "cluster-5"), Code.WRONG_PLACE),
    ((DOUBLED,), move("card-0001", into="cluster-2"), ["contributions_moved", "~ contribution card-0001 rank=2/2 cluster=cluster-2"]),
    ((DOUBLED,), move("card-0001", into="cluster-2", leaving="cluster-1"), ["contributions_moved", "~ contribution card-0001 rank=2/2 cluster=cluster-2"]),
    ((DOUBLED,), move("card-0001", into="cluster-3"), ["contributions_moved", "~ contribution card-0001 rank=1/1 cluster=cluster-3 also=None also_rank="]),
    ((DOUBLED,), move("card-0001", into="cluster-1", leaving="cluster-3"), ["contributions_moved", "~ contribution card-0001 also=None also_rank="]),
    ((DOUBLED,), move("card-0001", into="cluster-1", leaving="cluster-3", after="card-0002"),
        ["contributions_moved", "~ contribution card-0001 rank=2/2 also=None also_rank="]),
    ((DOUBLED,), move("card-0001", into="cluster-3", leaving="cluster-3"), []),
    ((DOUBLED,), move("card-0001", into=None), ["contributions_moved", "~ contribution card-0001 rank=1/1 cluster=cluster-3 also=None also_rank="]),
    ((DOUBLED,), move("card-0001", into=None, leaving="cluster-3"), ["contributions_moved", "~ contribution card-0001 also=None also_rank="]),
    ((DOUBLED,), undouble("card-0001", "cluster-1"), ["contribution_undoubled", "~ contribution card-0001 rank=1/1 cluster=cluster-3 also=None also_rank="]),
    ((DOUBLED,), undouble("card-0001", "cluster-3"), ["contribution_undoubled", "~ contribution card-0001 also=None also_rank="]),
    ((DOUBLED,), undouble("card-0001", "cluster-2"), []),
    ((), undouble("card-0001", "cluster-1"), Code.WRONG_PLACE),
    ((), undouble("card-0001", "cluster-9"), Code.UNKNOWN_RECORD),
    # Stacks are flat, in the order in which they were stapled.
    ((), STAPLED, ["contributions_stapled", *stack("card-0001", "card-0002", "card-0003")]),
    ((STAPLED,), staple("card-0004", onto="card-0003"), ["contributions_stapled", "~ contribution card-0004 rank=3/3 stack=card-0001"]),
    ((STAPLED,), staple("card-0001", onto="card-0004"),
        ["contributions_stapled", "~ contribution card-0001 rank=1/3 cluster=None stack=card-0004", "~ contribution card-0002 rank=2/3 stack=card-0004",
         "~ contribution card-0003 rank=3/3 stack=card-0004"]),
    ((STAPLED,), staple("card-0003", "card-0001", onto="card-0004"),
        ["contributions_stapled", "~ contribution card-0003 rank=1/3 stack=card-0004", "~ contribution card-0001 rank=2/3 cluster=None stack=card-0004",
         "~ contribution card-0002 rank=3/3 stack=card-0004"]),
    ((STAPLED,), STAPLED, []),
    ((STAPLED,), staple("card-0001", onto="card-0002"), []),
    ((), staple("card-0001", onto="card-0001"), []),
    ((), staple(onto="card-0001"), []),
    ((DOUBLED,), staple("card-0001", onto="card-0004"), ["contributions_stapled", "~ contribution card-0001 rank=1/1 cluster=None also=None also_rank= stack=card-0004"]),
    ((), staple("card-0005", onto="card-0001"), Code.UNKNOWN_RECORD),
    ((), staple("card-0001", onto="card-0005"), Code.UNKNOWN_RECORD),
    (OTHER_QUESTION, staple("card-0001", onto="card-0020"), Code.WRONG_PLACE),
    ((), staple(*MANY, onto="card-0001"), Code.TOO_MANY),
    # Whoever saw a card, or the one it goes onto, elsewhere was slower.
    ((), staple("card-0004", onto="card-0001", seen={**THEIRS, "card-0001": "cluster-1"}),
        ["contributions_stapled", "~ contribution card-0004 rank=1/1 stack=card-0001"]),
    ((move("card-0004", into="cluster-3"),), staple("card-0004", onto="card-0001", seen=THEIRS), Code.MOVED_MEANWHILE),
    ((move("card-0001", into=None),), staple("card-0004", onto="card-0001", seen={"card-0001": "cluster-1"}), Code.MOVED_MEANWHILE),
    ((STAPLED,), staple("card-0004", onto="card-0003", seen={"card-0003": "cluster-2"}), Code.MOVED_MEANWHILE),
    ((STAPLED,), staple("card-0004", onto="card-0003", seen={"card-0003": "cluster-1"}),
        ["contributions_stapled", "~ contribution card-0004 rank=3/3 stack=card-0001"]),
    ((DOUBLED,), staple("card-0004", onto="card-0001", seen={"card-0001": "cluster-3"}), ["contributions_stapled", "~ contribution card-0004 rank=1/1 stack=card-0001"]),
    ((STAPLED,), move("card-0001", into="cluster-3"), ["contributions_moved", "~ contribution card-0001 rank=1/1 cluster=cluster-3"]),
    ((STAPLED,), move("card-0002", into="cluster-1"), ["contributions_moved", "~ contribution card-0002 rank=2/2 cluster=cluster-1 stack=None"]),
    ((STAPLED,), move("card-0002", into=None, after=None), ["contributions_moved", "~ contribution card-0002 rank=1/3 stack=None"]),
    ((STAPLED,), move("card-0001", "card-0003", into="cluster-3"),
        ["contributions_moved", "~ contribution card-0001 rank=1/2 cluster=cluster-3", "~ contribution card-0003 rank=2/2 cluster=cluster-3 stack=None"]),
    ((STAPLED,), double("card-0001", "cluster-3"), ["contribution_doubled", "~ contribution card-0001 also=cluster-3 also_rank=1/1"]),
    ((STAPLED,), unstaple("card-0002"), ["contributions_unstapled", "~ contribution card-0002 rank=2/2 cluster=cluster-1 stack=None"]),
    ((STAPLED, move("card-0004", into="cluster-1")), unstaple("card-0003", "card-0002"),
        ["contributions_unstapled", "~ contribution card-0002 rank=2/4 cluster=cluster-1 stack=None", "~ contribution card-0003 rank=3/4 cluster=cluster-1 stack=None"]),
    ((STAPLED,), unstaple("card-0001"),
        ["contributions_unstapled", "~ contribution card-0002 rank=2/2 cluster=cluster-1 stack=None", "~ contribution card-0003 stack=card-0002"]),
    ((STAPLED,), unstaple("card-0001", "card-0002", "card-0003"),
        ["contributions_unstapled", "~ contribution card-0002 rank=2/3 cluster=cluster-1 stack=None", "~ contribution card-0003 rank=3/3 cluster=cluster-1 stack=None"]),
    ((STAPLED,), unstaple("card-0004"), []),
    ((), unstaple("card-0005"), Code.UNKNOWN_RECORD),
    # When the top goes, the next one takes its place, in the same Change.
    ((STAPLED, DOUBLED), hide("card-0001"),
        ["contribution_hidden", "~ contribution card-0001 rank=2/2 also=None also_rank= hidden=True reason=Name",
         "~ contribution card-0002 rank=1/2 cluster=cluster-1 also=cluster-3 also_rank=1/1 stack=None", "~ contribution card-0003 stack=card-0002"]),
    ((STAPLED,), hide("card-0003"), ["contribution_hidden", "~ contribution card-0003 rank=2/2 cluster=cluster-1 stack=None hidden=True reason=Name"]),
    ((STAPLED, DOUBLED), withdraw("card-0001"),
        ["contribution_withdrawn", "~ contribution card-0002 rank=1/1 cluster=cluster-1 also=cluster-3 also_rank=1/1 stack=None", "~ contribution card-0003 stack=card-0002",
         "- contribution card-0001", "- proof card-0001", "forget card-0001"]),
    ((STAPLED,), withdraw("card-0002"), ["contribution_withdrawn", "- contribution card-0002", "- proof card-0002", "forget card-0002"]),
    # Clusters with cards that stand twice, on stacks, and behind others.
    ((), cluster("cluster-5", after="cluster-1"), ["cluster_created", "+ cluster cluster-5 question=question-1 rank=2/3"]),
    ((), cluster("cluster-5", after=None), ["cluster_created", "+ cluster cluster-5 question=question-1 rank=1/3"]),
    ((), cluster("cluster-5", after="cluster-2"), ["cluster_created", "+ cluster cluster-5 question=question-1 rank=3/3"]),
    ((), cluster("cluster-5", "card-0005"), Code.UNKNOWN_RECORD),
    ((DOUBLED,), cluster("cluster-5", "card-0001"),
        ["cluster_created", "+ cluster cluster-5 question=question-1 rank=3/3", "~ contribution card-0001 rank=1/1 cluster=cluster-5"]),
    ((DOUBLED,), cluster("cluster-5", "card-0001", leaving="cluster-3"),
        ["cluster_created", "+ cluster cluster-5 question=question-1 rank=3/3", "~ contribution card-0001 also=cluster-5 also_rank=1/1"]),
    ((STAPLED,), cluster("cluster-5", "card-0003"),
        ["cluster_created", "+ cluster cluster-5 question=question-1 rank=3/3", "~ contribution card-0003 rank=1/1 cluster=cluster-5 stack=None"]),
    ((DOUBLED,), does("dissolve_cluster", cluster="cluster-3"),
        ["cluster_dissolved", "~ contribution card-0001 also=None also_rank=", "- cluster cluster-3"]),
    ((double("card-0003", "cluster-1"),), does("dissolve_cluster", cluster="cluster-2"),
        ["cluster_dissolved", "~ contribution card-0003 rank=3/3 cluster=cluster-1 also=None also_rank=", "- cluster cluster-2"]),
    ((double("card-0003", "cluster-3"),), does("dissolve_cluster", cluster="cluster-2"),
        ["cluster_dissolved", "~ contribution card-0003 rank=3/3 cluster=cluster-1", "- cluster cluster-2"]),
    ((STAPLED, move("card-0001", into="cluster-3")), does("dissolve_cluster", cluster="cluster-3"),
        ["cluster_dissolved", "~ contribution card-0001 rank=3/3 cluster=None", "- cluster cluster-3"]),
    ((), merge("cluster-1", "cluster-3"),
        ["clusters_merged", "~ contribution card-0001 rank=1/2 cluster=cluster-3", "~ contribution card-0002 rank=2/2 cluster=cluster-3",
         "~ cluster cluster-2 rank=1/1 parent=cluster-3", "- cluster cluster-1"]),
    ((), merge("cluster-3", "cluster-1"), ["clusters_merged", "~ cluster cluster-1 title=Wege", "- cluster cluster-3"]),
    ((does("rename_cluster", cluster="cluster-1", title="Mut"),), merge("cluster-3", "cluster-1"), ["clusters_merged", "- cluster cluster-3"]),
    ((), merge("cluster-2", "cluster-1"), ["clusters_merged", "~ contribution card-0003 rank=3/3 cluster=cluster-1", "- cluster cluster-2"]),
    ((), merge("cluster-3", "cluster-2"), ["clusters_merged", "~ cluster cluster-2 title=Wege", "- cluster cluster-3"]),
    ((DOUBLED,), merge("cluster-1", "cluster-3"),
        ["clusters_merged", "~ contribution card-0001 rank=1/2 cluster=cluster-3 also=None also_rank=", "~ contribution card-0002 rank=2/2 cluster=cluster-3",
         "~ cluster cluster-2 rank=1/1 parent=cluster-3", "- cluster cluster-1"]),
    ((DOUBLED,), merge("cluster-3", "cluster-2"), ["clusters_merged", "~ cluster cluster-2 title=Wege", "~ contribution card-0001 also=cluster-2 also_rank=2/2", "- cluster cluster-3"]),
    ((), merge("cluster-1", "cluster-2"), Code.TOO_DEEP),
    ((cluster("cluster-5"), cluster("cluster-6", parent="cluster-5")), merge("cluster-1", "cluster-6"), Code.TOO_DEEP),
    ((), merge("cluster-1", "cluster-1"), Code.WRONG_PLACE),
    ((), merge("cluster-1", "cluster-9"), Code.UNKNOWN_RECORD),
    ((), merge("cluster-9", "cluster-1"), Code.UNKNOWN_RECORD),
    (OTHER_QUESTION, merge("cluster-1", "cluster-5"), Code.WRONG_PLACE),
    # What is being weighed does not vanish.
    (WEIGHED, does("dissolve_cluster", cluster="cluster-1"), Code.BEING_WEIGHED),
    (WEIGHED, merge("cluster-1", "cluster-2"), Code.TOO_DEEP),
    (WEIGHED, merge("cluster-3", "cluster-2"), Code.BEING_WEIGHED),
    (WEIGHED, merge("cluster-2", "cluster-3"), ["clusters_merged", "~ contribution card-0003 rank=1/1 cluster=cluster-3", "- cluster cluster-2"]),
    ((*WEIGHED, does("end_phase", phase="weighing-1")), does("dissolve_cluster", cluster="cluster-3"), Code.BEING_WEIGHED),
    ((*WEIGHED, does("close_phase", phase="weighing-1")), does("dissolve_cluster", cluster="cluster-3"), ["cluster_dissolved", "- cluster cluster-3"]),
    (PREPARED[len(GATHERED):], does("dissolve_cluster", cluster="cluster-3"), ["cluster_dissolved", "- cluster cluster-3"]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "step", "then"), RULES)
def test_rule(given: tuple[Step, ...], step: Step, then: Then) -> None:
    meeting = Meeting(*GATHERED, *given)
    before = {card.id for card in meeting.state.all(Contribution)}
    assert meeting.tells(*step) == then
    gone = {"card-0001", "card-0002"} if step[1] == "withdraw_contribution" else set()
    assert before - {card.id for card in meeting.state.all(Contribution)} <= gone
    check_sound(meeting.state)
    check_found(meeting.state)


def test_a_refusal_says_where_the_cards_are_now() -> None:
    meeting = Meeting(*GATHERED, STAPLED, move("card-0004", into="cluster-3"))
    seen = {"card-0001": "cluster-1", "card-0003": "cluster-2", "card-0004": None}
    with pytest.raises(Rejected) as refusal:
        meeting.does(*move(*seen, into="cluster-2", seen=seen))
    assert refusal.value.facts == {"moved": {"card-0003": "cluster-1", "card-0004": "cluster-3"}}


@pytest.mark.parametrize(
    "decides",
    [
        move("card-0004", into="cluster-3"),
        move("card-0004", into=None, after="card-0005"),
        move("card-0004", into=None),
        staple("card-0004", onto="card-0001"),
    ],
)
def test_what_a_helper_did_not_know_is_decided_wherever_it_is_put(decides: Step) -> None:
    batch = {"batch": "batch-0001", "secret": secret_of("batch-0001")}
    meeting = Meeting(
        *GATHERED,
        does("ask_for_help", question="question-1"),
        (P, "take_batch", {"question": "question-1", **batch}),
        (P, "pass_contribution", {**batch, "contribution": "card-0004"}),
    )
    assert meeting.state.get(Contribution, "card-0004").undecided
    meeting.does(*decides)
    assert not meeting.state.get(Contribution, "card-0004").undecided


def test_clusters_stay_in_two_levels_whatever_is_merged_and_dissolved() -> None:
    meeting = Meeting(*GATHERED, cluster("cluster-5", parent="cluster-3"), merge("cluster-1", "cluster-3"))
    assert meeting.order(Cluster, "question-1", None) == ["cluster-3"]
    assert meeting.order(Cluster, "question-1", "cluster-3") == ["cluster-5", "cluster-2"]
    meeting.does(*does("dissolve_cluster", cluster="cluster-3"))
    assert meeting.order(Cluster, "question-1", None) == ["cluster-5", "cluster-2"]
    assert meeting.order(Contribution, "question-1", None) == [
        "card-0004",
        "card-0005",
        "card-0001",
        "card-0002",
    ]
