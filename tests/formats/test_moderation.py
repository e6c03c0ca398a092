# ruff: noqa: E501 - a case reads best on one line
"""Approved before it reaches the wall; refused, brought back, worded anew."""

from __future__ import annotations

import pytest

from formats.rejected import Code, Rejected
from tests.formats.authors import (
    CLOSED,
    ELEVEN,
    FREE,
    MODERATED,
    PRIVATE,
    TEN,
    approves,
    declines,
    edits,
    explains,
    hides,
    posts,
    withdraws,
)
from tests.formats.meeting import GATHERED, F, Meeting, P, Step

# Given beyond the gathering, role, Command, payload; then.
RULES: list[tuple[tuple[Step, ...], Step, list[str] | Code]] = [
    # Moderated: it waits, is approved, and only then stands on the wall.
    ((MODERATED,), TEN, posts("card-0010", " approval=waiting")),
    ((PRIVATE, MODERATED), TEN, posts("card-0010", " approval=waiting private=True")),
    ((MODERATED, TEN), approves("card-0010"), ["contributions_approved", "~ contribution card-0010 approval=given"]),
    ((MODERATED, TEN, ELEVEN), approves("card-0011", "card-0010", "card-0011"),
        ["contributions_approved", "~ contribution card-0011 approval=given", "~ contribution card-0010 approval=given"]),
    ((MODERATED, TEN, FREE), approves("card-0010"), ["contributions_approved", "~ contribution card-0010 approval=given"]),
    ((MODERATED, TEN, *CLOSED), approves("card-0010"), ["contributions_approved", "~ contribution card-0010 approval=given"]),
    ((MODERATED, TEN, approves("card-0010")), approves("card-0010"), []),
    ((), approves("card-0001"), []),
    ((), approves(), []),
    ((MODERATED, TEN, hides("card-0010")), approves("card-0010"), []),
    ((MODERATED, TEN), approves("card-0000", "card-0010"), ["contributions_approved", "~ contribution card-0010 approval=given"]),
    ((), approves("card-0000"), Code.UNKNOWN_RECORD),
    ((), approves("card-0009"), Code.UNKNOWN_RECORD),
    ((), approves(*(f"card-1{n:03}" for n in range(201))), Code.TOO_MANY),
    ((MODERATED, TEN), (P, "approve_contributions", {"contributions": ["card-0010"]}), Code.NOT_ALLOWED),
    # What waits may be changed and taken back by its author as often as they like.
    ((MODERATED, TEN), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 text=Anders edited=True revision=1", "forget card-0010"]),
    ((MODERATED, TEN, FREE), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 text=Anders edited=True revision=1", "forget card-0010"]),
    ((MODERATED, TEN), withdraws("card-0010"),
        ["contribution_withdrawn", "- contribution card-0010", "- proof card-0010", "forget card-0010"]),
    ((MODERATED, TEN, hides("card-0010")), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 text=Anders edited=True revision=1", "forget card-0010"]),
    # Rejected is hidden; brought back, it waits again.
    ((MODERATED, TEN), hides("card-0010"), ["contribution_hidden", "~ contribution card-0010 hidden=True reason=Hausrecht"]),
    ((MODERATED, TEN, hides("card-0010")), (F, "unhide_contribution", {"contribution": "card-0010"}),
        ["contribution_unhidden", "~ contribution card-0010 hidden=False reason="]),
    # A new wording of what everybody sees waits beside the old one, also where nothing had to be approved before.
    ((MODERATED, TEN, approves("card-0010")), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 proposed={'text': 'Anders'} revision=1", "forget card-0010"]),
    ((MODERATED,), edits("card-0001", "Anders"),
        ["contribution_edited", "~ contribution card-0001 proposed={'text': 'Anders'} revision=1", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders")), edits("card-0001", "Anders"), []),
    ((MODERATED, edits("card-0001", "Anders")), edits("card-0001", "Gedanke card-0001"),
        ["contribution_edited", "~ contribution card-0001 proposed=None revision=2", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders")), approves("card-0001", revisions={"card-0001": 1}),
        ["contributions_approved", "~ contribution card-0001 text=Anders edited=True approval=given proposed=None", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders"), FREE), edits("card-0001", "Ganz anders"),
        ["contribution_edited", "~ contribution card-0001 text=Ganz anders edited=True proposed=None revision=2", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders"), hides("card-0001")), approves("card-0001"), []),
    # Nothing is approved that was worded anew since it was read, and nothing beside it either.
    ((MODERATED, TEN, edits("card-0010", "Anders")), approves("card-0010", revisions={"card-0010": 1}),
        ["contributions_approved", "~ contribution card-0010 approval=given"]),
    ((MODERATED, TEN, edits("card-0010", "Anders")), approves("card-0010"), Code.REWORDED),
    ((MODERATED, TEN, edits("card-0010", "Anders")), approves("card-0010", revisions={"card-0010": 2}), Code.REWORDED),
    ((MODERATED, TEN, explains("card-0010", "Alle")), approves("card-0010"), Code.REWORDED),
    ((MODERATED, edits("card-0001", "Anders"), explains("card-0001", "Alle")), approves("card-0001", revisions={"card-0001": 1}), Code.REWORDED),
    ((MODERATED, TEN, ELEVEN, edits("card-0010", "Anders")), approves("card-0011", "card-0010"), Code.REWORDED),
    ((MODERATED, TEN, ELEVEN, edits("card-0010", "Anders")), approves("card-0011"), ["contributions_approved", "~ contribution card-0011 approval=given"]),
    ((MODERATED, TEN, edits("card-0010", "Anders"), hides("card-0010")), approves("card-0010"), []),
    ((edits("card-0001", "Anders"),), approves("card-0001"), []),
    ((MODERATED, TEN), (F, "approve_contributions", {"contributions": ["card-0010"], "revisions": {"card-0010": -1}}), Code.INVALID),
    # A new wording is declined: forgotten, and the approved one stays.
    ((MODERATED, edits("card-0001", "Anders")), declines("card-0001"),
        ["wording_declined", "~ contribution card-0001 proposed=None", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders"), *CLOSED), declines("card-0001"),
        ["wording_declined", "~ contribution card-0001 proposed=None", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders"), hides("card-0001")), declines("card-0001"),
        ["wording_declined", "~ contribution card-0001 proposed=None", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders"), declines("card-0001")), edits("card-0001", "Anders"),
        ["contribution_edited", "~ contribution card-0001 proposed={'text': 'Anders'} revision=2", "forget card-0001"]),
    # Only what was read is declined.
    ((MODERATED, edits("card-0001", "Anders")), declines("card-0001", revision=1),
        ["wording_declined", "~ contribution card-0001 proposed=None", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders")), declines("card-0001", revision=0), Code.REWORDED),
    ((MODERATED, edits("card-0001", "Anders"), edits("card-0001", "Ganz anders")), declines("card-0001", revision=1), Code.REWORDED),
    ((MODERATED, edits("card-0001", "Anders"), edits("card-0001", "Gedanke card-0001")), declines("card-0001", revision=1), []),
    ((MODERATED, edits("card-0001", "Anders")), declines("card-0001", revision=-1), Code.INVALID),
    ((), declines("card-0001"), []),
    ((MODERATED, TEN), declines("card-0010"), []),
    ((PRIVATE, TEN), declines("card-0010"), Code.UNKNOWN_RECORD),
    ((), declines("card-0000"), Code.UNKNOWN_RECORD),
    ((), declines("card-0009"), Code.UNKNOWN_RECORD),
    ((MODERATED, edits("card-0001", "Anders")), (P, "decline_wording", {"contribution": "card-0001"}), Code.NOT_ALLOWED),
    # What only its author knows has nothing to keep: newly worded in a moderated question, it waits.
    ((PRIVATE, TEN, MODERATED), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 text=Anders edited=True approval=waiting revision=1", "- unseen question-1", "forget card-0010"]),
    ((PRIVATE, MODERATED, TEN, approves("card-0010")), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 proposed={'text': 'Anders'} revision=1", "forget card-0010"]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "step", "then"), RULES)
def test_rule(given: tuple[Step, ...], step: Step, then: list[str] | Code) -> None:
    assert Meeting(*GATHERED, *given).tells(*step) == then


def test_a_refusal_says_which_wording_there_is_now() -> None:
    meeting = Meeting(
        *GATHERED, MODERATED, TEN, ELEVEN, edits("card-0010", "Anders"), edits("card-0010", "Ganz anders")
    )
    with pytest.raises(Rejected) as refused:
        meeting.does(*approves("card-0010", "card-0011", revisions={"card-0010": 1}))
    assert refused.value.facts == {"contributions": {"card-0010": 2}}
    meeting = Meeting(*GATHERED, MODERATED, edits("card-0001", "Anders"), edits("card-0001", "Ganz anders"))
    with pytest.raises(Rejected) as refused:
        meeting.does(*declines("card-0001", revision=1))
    assert refused.value.facts == {"contributions": {"card-0001": 2}}
