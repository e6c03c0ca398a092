# ruff: noqa: E501 - a case reads best on one line
"""Contributions and clusters."""

from __future__ import annotations

from typing import Any

import pytest

from formats.contributions import digest_of
from formats.records.wall import Cluster, Contribution, Proof
from formats.rejected import Code
from tests.formats.meeting import (
    GATHERED,
    NOW,
    OTHER_WORKSHOP,
    OUTLOOK,
    F,
    H,
    Meeting,
    P,
    Step,
    posted,
    secret_of,
)  # fmt: skip

SHUT: Step = (F, "close_phase", {"phase": "question-1"})
CLOSED: tuple[Step, ...] = ((F, "fill_outlook", {"outlook": OUTLOOK}), (F, "close_event", {}))
SECRET = secret_of("card-0001")
NEW = {"question": "question-1", "contribution": "card-0010", "text": "Zuhören", "secret": SECRET}
NEW_CARD = "+ contribution card-0010 question=question-1 text=Zuhören rank=3/3"
EDIT = {"contribution": "card-0001", "text": "Anders", "secret": SECRET}

# Given beyond the gathering, role, Command, payload; then.
RULES: list[tuple[tuple[Step, ...], Any, str, dict[str, Any], list[str] | Code]] = [
    ((), P, "post_contribution", NEW, ["contribution_posted", NEW_CARD, "+ proof card-0010 question=question-1"]),
    ((), H, "post_contribution", NEW, ["contribution_posted", NEW_CARD, "+ proof card-0010 question=question-1"]),
    ((), P, "post_contribution", {**NEW, "question": "question-2"}, Code.WRONG_PHASE),
    ((), P, "post_contribution", {**NEW, "question": "question-9"}, Code.UNKNOWN_RECORD),
    ((), P, "post_contribution", {**NEW, "question": "question-0"}, Code.UNKNOWN_RECORD),
    ((), P, "post_contribution", {**NEW, "question": "cluster-1"}, Code.UNKNOWN_RECORD),
    ((), P, "post_contribution", {**NEW, "contribution": "card-0001"}, []),
    ((), P, "post_contribution", {**NEW, "contribution": "card-0002"}, Code.NOT_YOURS),
    ((), P, "post_contribution", {**NEW, "contribution": "card-0009"}, Code.UNKNOWN_RECORD),
    ((), P, "post_contribution", {**NEW, "contribution": "question-1"}, Code.ID_TAKEN),
    ((), P, "post_contribution", {**NEW, "contribution": "cluster-1"}, Code.ID_TAKEN),
    ((), P, "post_contribution", {**NEW, "contribution": "event-0001"}, Code.ID_TAKEN),
    ((), P, "post_contribution", {**NEW, "text": "x" * 281}, Code.TOO_LONG),
    ((SHUT,), P, "post_contribution", NEW, Code.WRONG_PHASE),
    (CLOSED, P, "post_contribution", NEW, Code.EVENT_CLOSED),
    # Offered again after a restored backup: it is there, whatever is open now.
    ((SHUT,), P, "post_contribution", {**NEW, "contribution": "card-0001"}, []),
    (CLOSED, P, "post_contribution", {**NEW, "contribution": "card-0001"}, []),
    (CLOSED, P, "post_contribution", {**NEW, "contribution": "card-0002"}, Code.NOT_YOURS),
    ((), P, "edit_contribution", EDIT,
        ["contribution_edited", "~ contribution card-0001 text=Anders edited=True revision=1", "forget card-0001"]),
    ((), P, "edit_contribution", {**EDIT, "text": "Gedanke card-0001"}, []),
    ((), P, "edit_contribution", {**EDIT, "contribution": "card-0002"}, Code.NOT_YOURS),
    ((), P, "edit_contribution", {**EDIT, "contribution": "card-0000"}, Code.UNKNOWN_RECORD),
    ((), P, "edit_contribution", {**EDIT, "contribution": "card-0009", "secret": secret_of("card-0009")}, Code.UNKNOWN_RECORD),
    ((), P, "edit_contribution", {**EDIT, "text": " "}, Code.EMPTY),
    ((SHUT,), P, "edit_contribution", EDIT, Code.WRONG_PHASE),
    (CLOSED, P, "edit_contribution", EDIT, Code.EVENT_CLOSED),
    ((SHUT,), P, "edit_contribution", {**EDIT, "text": "Gedanke card-0001"}, []),
    (CLOSED, P, "edit_contribution", {**EDIT, "contribution": "card-0002", "text": "Gedanke card-0002"}, Code.NOT_YOURS),
    ((), P, "edit_contribution", {"contribution": "card-0005", "text": "Besser", "secret": secret_of("card-0005")},
        ["contribution_edited", "~ contribution card-0005 text=Besser edited=True revision=1", "forget card-0005"]),
    ((), P, "withdraw_contribution", {"contribution": "card-0001", "secret": SECRET},
        ["contribution_withdrawn", "- contribution card-0001", "- proof card-0001", "forget card-0001"]),
    ((), P, "withdraw_contribution", {"contribution": "card-0002", "secret": SECRET}, Code.NOT_YOURS),
    ((SHUT,), P, "withdraw_contribution", {"contribution": "card-0001", "secret": SECRET}, Code.WRONG_PHASE),
    ((), F, "move_contribution", {"contribution": "card-0004", "cluster": "cluster-1"},
        ["contribution_moved", "~ contribution card-0004 rank=3/3 cluster=cluster-1"]),
    ((), F, "move_contribution", {"contribution": "card-0004", "cluster": "cluster-1", "after": None},
        ["contribution_moved", "~ contribution card-0004 rank=1/3 cluster=cluster-1"]),
    ((), F, "move_contribution", {"contribution": "card-0004", "cluster": "cluster-1", "after": "card-0001"},
        ["contribution_moved", "~ contribution card-0004 rank=2/3 cluster=cluster-1"]),
    ((), F, "move_contribution", {"contribution": "card-0004", "cluster": "cluster-1", "after": "card-0003"},
        ["contribution_moved", "~ contribution card-0004 rank=3/3 cluster=cluster-1"]),
    ((), F, "move_contribution", {"contribution": "card-0001", "cluster": None},
        ["contribution_moved", "~ contribution card-0001 rank=3/3 cluster=None"]),
    ((), F, "move_contribution", {"contribution": "card-0001", "cluster": "cluster-1"}, []),
    ((), F, "move_contribution", {"contribution": "card-0001", "cluster": "cluster-1", "after": "card-0001"}, []),
    ((), F, "move_contribution", {"contribution": "card-0001", "cluster": "cluster-9"}, Code.UNKNOWN_RECORD),
    ((), F, "move_contribution", {"contribution": "card-0009", "cluster": None}, Code.UNKNOWN_RECORD),
    ((), F, "move_contribution", {"contribution": "card-0005", "cluster": "cluster-1"}, Code.UNKNOWN_RECORD),
    (((F, "create_cluster", {"cluster": "cluster-5", "question": "question-2"}),), F, "move_contribution",
        {"contribution": "card-0001", "cluster": "cluster-5"}, Code.WRONG_PLACE),
    ((SHUT,), F, "move_contribution", {"contribution": "card-0001", "cluster": None},
        ["contribution_moved", "~ contribution card-0001 rank=3/3 cluster=None"]),
    ((), F, "hide_contribution", {"contribution": "card-0001", "reason": "Name"},
        ["contribution_hidden", "~ contribution card-0001 hidden=True reason=Name"]),
    ((), F, "hide_contribution", {"contribution": "card-0001", "reason": " "}, Code.EMPTY),
    ((), F, "hide_contribution", {"contribution": "card-0005", "reason": "Nennt einen Namen"}, []),
    ((), F, "hide_contribution", {"contribution": "card-0005", "reason": "Anders"},
        ["contribution_hidden", "~ contribution card-0005 reason=Anders"]),
    ((), F, "hide_contribution", {"contribution": "card-0009", "reason": "X"}, Code.UNKNOWN_RECORD),
    (CLOSED, F, "hide_contribution", {"contribution": "card-0001", "reason": "Name"},
        ["contribution_hidden", "~ contribution card-0001 hidden=True reason=Name"]),
    ((), F, "unhide_contribution", {"contribution": "card-0005"},
        ["contribution_unhidden", "~ contribution card-0005 hidden=False reason="]),
    ((), F, "unhide_contribution", {"contribution": "card-0001"}, []),
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-1", "title": "Mut"},
        ["cluster_created", "+ cluster cluster-5 question=question-1 rank=3/3 title=Mut"]),
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-1",
        "contributions": ["card-0004", "card-0001", "card-0004"]},
        ["cluster_created", "+ cluster cluster-5 question=question-1 rank=3/3",
         "~ contribution card-0004 rank=1/2 cluster=cluster-5", "~ contribution card-0001 rank=2/2 cluster=cluster-5"]),
    # Whoever saw a card elsewhere was slower.
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-1", "contributions": ["card-0004"],
        "seen": {"card-0004": None, "card-0001": None}},
        ["cluster_created", "+ cluster cluster-5 question=question-1 rank=3/3", "~ contribution card-0004 rank=1/1 cluster=cluster-5"]),
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-1", "contributions": ["card-0004", "card-0001"],
        "seen": {"card-0004": None, "card-0001": None}}, Code.MOVED_MEANWHILE),
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-1", "parent": "cluster-1"},
        ["cluster_created", "+ cluster cluster-5 question=question-1 rank=2/2 parent=cluster-1"]),
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-1", "parent": "cluster-2"}, Code.TOO_DEEP),
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-2", "parent": "cluster-1"}, Code.WRONG_PLACE),
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-1", "parent": "cluster-9"}, Code.UNKNOWN_RECORD),
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-9"}, Code.UNKNOWN_RECORD),
    ((), F, "create_cluster", {"cluster": "cluster-9", "question": "question-1"}, Code.ID_TAKEN),
    ((), F, "create_cluster", {"cluster": "card-0001", "question": "question-1"}, Code.ID_TAKEN),
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-1", "contributions": ["card-0009"]},
        Code.UNKNOWN_RECORD),
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-2", "contributions": ["card-0001"]},
        Code.WRONG_PLACE),
    ((), F, "create_cluster", {"cluster": "cluster-5", "question": "question-1",
        "contributions": [f"card-1{n:03}" for n in range(201)]}, Code.TOO_MANY),
    (CLOSED, F, "create_cluster", {"cluster": "cluster-5", "question": "question-1"}, Code.EVENT_CLOSED),
    ((), F, "rename_cluster", {"cluster": "cluster-3", "title": "Umwege"}, ["cluster_renamed", "~ cluster cluster-3 title=Umwege"]),
    ((), F, "rename_cluster", {"cluster": "cluster-3", "title": ""}, ["cluster_renamed", "~ cluster cluster-3 title="]),
    ((), F, "rename_cluster", {"cluster": "cluster-3", "title": " Wege "}, []),
    ((), F, "rename_cluster", {"cluster": "cluster-9", "title": "X"}, Code.UNKNOWN_RECORD),
    ((), F, "move_cluster", {"cluster": "cluster-3", "parent": None, "after": None}, ["cluster_moved", "~ cluster cluster-3 rank=1/2"]),
    ((), F, "move_cluster", {"cluster": "cluster-1", "parent": None, "after": "cluster-3"},
        ["cluster_moved", "~ cluster cluster-1 rank=2/2"]),
    ((), F, "move_cluster", {"cluster": "cluster-3", "parent": "cluster-1"},
        ["cluster_moved", "~ cluster cluster-3 rank=2/2 parent=cluster-1"]),
    ((), F, "move_cluster", {"cluster": "cluster-3", "parent": "cluster-1", "after": None},
        ["cluster_moved", "~ cluster cluster-3 rank=1/2 parent=cluster-1"]),
    ((), F, "move_cluster", {"cluster": "cluster-2", "parent": None}, ["cluster_moved", "~ cluster cluster-2 rank=3/3 parent=None"]),
    ((), F, "move_cluster", {"cluster": "cluster-2", "parent": "cluster-1"}, []),
    ((), F, "move_cluster", {"cluster": "cluster-3", "parent": None, "after": "cluster-3"}, []),
    ((), F, "move_cluster", {"cluster": "cluster-1", "parent": "cluster-3"}, Code.TOO_DEEP),
    ((), F, "move_cluster", {"cluster": "cluster-1", "parent": "cluster-1"}, Code.TOO_DEEP),
    ((), F, "move_cluster", {"cluster": "cluster-3", "parent": "cluster-3"}, Code.TOO_DEEP),
    ((), F, "move_cluster", {"cluster": "cluster-3", "parent": "cluster-2"}, Code.TOO_DEEP),
    ((), F, "move_cluster", {"cluster": "cluster-3", "parent": "cluster-9"}, Code.UNKNOWN_RECORD),
    ((), F, "move_cluster", {"cluster": "cluster-9", "parent": None}, Code.UNKNOWN_RECORD),
    (((F, "create_cluster", {"cluster": "cluster-5", "question": "question-2"}),), F, "move_cluster",
        {"cluster": "cluster-3", "parent": "cluster-5"}, Code.WRONG_PLACE),
    ((), F, "dissolve_cluster", {"cluster": "cluster-3"}, ["cluster_dissolved", "- cluster cluster-3"]),
    ((), F, "dissolve_cluster", {"cluster": "cluster-2"},
        ["cluster_dissolved", "~ contribution card-0003 rank=3/3 cluster=cluster-1", "- cluster cluster-2"]),
    ((), F, "dissolve_cluster", {"cluster": "cluster-1"},
        ["cluster_dissolved", "~ contribution card-0001 rank=3/4 cluster=None", "~ contribution card-0002 rank=4/4 cluster=None",
         "~ cluster cluster-2 rank=2/2 parent=None", "- cluster cluster-1"]),
    ((), F, "dissolve_cluster", {"cluster": "cluster-9"}, Code.UNKNOWN_RECORD),
]  # fmt: skip


@pytest.mark.parametrize(("given", "role", "name", "payload", "then"), RULES)
def test_rule(given: tuple[Step, ...], role: Any, name: str, payload: Any, then: list[str] | Code) -> None:
    meeting = Meeting(*GATHERED, *given)
    before = sorted(card.id for card in meeting.state.all(Contribution))
    assert meeting.tells(role, name, payload) == then
    if name not in ("post_contribution", "withdraw_contribution"):
        assert sorted(card.id for card in meeting.state.all(Contribution)) == before


def test_kept_is_only_a_salted_hash() -> None:
    meeting = Meeting(*GATHERED)
    digests = {proof.id: proof.digest for proof in meeting.state.all(Proof)}
    assert digests["card-0001"] == digest_of("card-0001", secret_of("card-0001"))
    assert digest_of("card-0001", SECRET) != digest_of("card-0002", SECRET)
    assert not any(secret_of(card).encode() in b"".join(meeting.journal) for card in digests)


def test_no_timing_tells_who_wrote() -> None:
    meeting = Meeting(*GATHERED)
    posted_at, _ = meeting.does(*posted("card-0010"))
    hidden_at, _ = meeting.does(F, "hide_contribution", {"contribution": "card-0010", "reason": "X"})
    assert posted_at is not None
    assert hidden_at is not None
    assert posted_at.at == NOW // 60_000 * 60
    assert hidden_at.at == NOW // 1000
    assert (posted_at.by, posted_at.item) == (P, "workshop-1")


def test_sub_clusters_that_move_up_find_a_place_of_their_own() -> None:
    """A child's rank may be the very one that somebody's move gave to a cluster above."""
    cluster = {"question": "question-1"}
    meeting = Meeting(*GATHERED)
    for name in ("cluster-5", "cluster-6"):
        meeting.does(F, "create_cluster", {**cluster, "cluster": name})
        meeting.does(F, "create_cluster", {**cluster, "cluster": f"{name}-child", "parent": "cluster-1"})
    between = meeting.state.get(Cluster, "cluster-5-child").rank
    meeting.does(F, "create_cluster", {**cluster, "cluster": "cluster-7"})
    meeting.does(F, "move_cluster", {"cluster": "cluster-7", "parent": None, "after": "cluster-5"})
    if meeting.state.get(Cluster, "cluster-7").rank != between:
        pytest.fail("this test needs two equal ranks in two places")
    meeting.does(F, "dissolve_cluster", {"cluster": "cluster-1"})
    meeting.does(F, "move_cluster", {"cluster": "cluster-3", "parent": None, "after": "cluster-7"})
    order = meeting.order(Cluster, "question-1", None)
    assert order.index("cluster-3") == order.index("cluster-7") + 1
    assert len({one.rank for one in meeting.state.ranked(Cluster, "question-1", None)}) == len(order)


def test_two_who_sort_at_once_both_have_their_way() -> None:
    meeting = Meeting(*GATHERED)
    first = meeting.decides(F, "move_contribution", {"contribution": "card-0001", "cluster": "cluster-3"})
    second = meeting.decides(F, "move_contribution", {"contribution": "card-0002", "cluster": "cluster-3"})
    assert (len(first), len(second)) == (1, 1)
    meeting.does(F, "move_contribution", {"contribution": "card-0001", "cluster": "cluster-3"})
    meeting.does(F, "move_contribution", {"contribution": "card-0002", "cluster": "cluster-3"})
    assert meeting.order(Contribution, "question-1", "cluster-3") == ["card-0001", "card-0002"]
    assert meeting.tells(F, "dissolve_cluster", {"cluster": "cluster-3"})[0] == "cluster_dissolved"
    gone = {"contribution": "card-0004", "cluster": "cluster-3"}
    assert meeting.tells(F, "move_contribution", gone) == Code.UNKNOWN_RECORD
    assert (
        meeting.tells(F, "move_contribution", {**gone, "cluster": "cluster-9"}, OTHER_WORKSHOP)
        == Code.UNKNOWN_RECORD
    )
