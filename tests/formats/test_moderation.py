# ruff: noqa: E501 - a case reads best on one line
"""Private, then revealed; approved before it reaches the wall; explained, hidden and brought back."""

from __future__ import annotations

import pytest

from formats.records.room import Enquiry
from formats.records.wall import Conflict, Contribution, Translation
from formats.rejected import Code, Rejected
from tests.formats.authors import (
    CLOSED,
    ELEVEN,
    FREE,
    IN_ARABIC,
    MODERATED,
    PRIVATE,
    QUESTION,
    REVEALED,
    SHUT,
    TEN,
    approves,
    edits,
    explains,
    hides,
    mine,
    withdraws,
)
from tests.formats.meeting import GATHERED, F, H, Meeting, P, Step, secret_of


def new(card: str, more: str = "") -> list[str]:
    """The lines that tell of a posted contribution; question-1 has two loose ones already."""
    head = f"+ contribution {card} question=question-1 text=Gedanke {card} rank="
    return ["contribution_posted", f"{head}3/3{more}", f"+ proof {card} question=question-1"]


# Given beyond the gathering, role, Command, payload; then, but for the steps of the history.
RULES: list[tuple[tuple[Step, ...], Step, list[str] | Code]] = [
    # The rules of a question, for what is written from now on.
    ((), PRIVATE, ["question_rules_set", "~ question question-1 private=True"]),
    ((PRIVATE,), MODERATED, ["question_rules_set", "~ question question-1 moderated=True"]),
    ((PRIVATE, MODERATED), FREE, ["question_rules_set", "~ question question-1 private=False moderated=False"]),
    ((PRIVATE,), PRIVATE, []),
    ((), (F, "set_question_rules", QUESTION), []),
    ((SHUT,), PRIVATE, ["question_rules_set", "~ question question-1 private=True"]),
    ((), (F, "set_question_rules", {"question": "question-9", "private": True}), Code.UNKNOWN_RECORD),
    ((), (P, "set_question_rules", {**QUESTION, "private": True}), Code.NOT_ALLOWED),
    (CLOSED, PRIVATE, Code.EVENT_CLOSED),
    # Private: counted, and nothing else.
    ((PRIVATE,), TEN, [*new("card-0010", " private=True"), "+ unseen question-1 count=1"]),
    ((PRIVATE, TEN), ELEVEN, ["contribution_posted",
        "+ contribution card-0011 question=question-1 text=Gedanke card-0011 rank=4/4 private=True",
        "+ proof card-0011 question=question-1", "~ unseen question-1 count=2"]),
    ((PRIVATE, TEN), TEN, []),
    ((PRIVATE, TEN, FREE), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 text=Anders edited=True", "forget card-0010"]),
    ((PRIVATE, TEN), withdraws("card-0010"),
        ["contribution_withdrawn", "- contribution card-0010", "- proof card-0010", "- unseen question-1", "forget card-0010"]),
    ((PRIVATE, TEN, ELEVEN), withdraws("card-0010"),
        ["contribution_withdrawn", "~ unseen question-1 count=1", "- contribution card-0010", "- proof card-0010", "forget card-0010"]),
    ((PRIVATE, TEN), hides("card-0010"), Code.UNKNOWN_RECORD),
    ((PRIVATE, TEN), (F, "unhide_contribution", {"contribution": "card-0010"}), Code.UNKNOWN_RECORD),
    ((PRIVATE, TEN), approves("card-0010"), Code.UNKNOWN_RECORD),
    # Revealed: all at once, also what is hidden or waits, and also when the event is closed.
    ((PRIVATE, TEN), REVEALED, ["contributions_revealed", "~ question question-1 private=False",
        "~ contribution card-0010 rank=3/3 private=False", "- unseen question-1"]),
    ((PRIVATE, TEN, FREE), REVEALED, ["contributions_revealed", "~ contribution card-0010 rank=3/3 private=False", "- unseen question-1"]),
    ((PRIVATE, MODERATED, TEN), REVEALED, ["contributions_revealed", "~ question question-1 private=False",
        "~ contribution card-0010 rank=3/3 private=False"]),
    ((PRIVATE, MODERATED, TEN, hides("card-0010")), REVEALED, ["contributions_revealed", "~ question question-1 private=False",
        "~ contribution card-0010 rank=3/3 private=False"]),
    ((PRIVATE, TEN, *CLOSED), REVEALED, ["contributions_revealed", "~ question question-1 private=False",
        "~ contribution card-0010 rank=3/3 private=False", "- unseen question-1"]),
    ((PRIVATE,), REVEALED, ["contributions_revealed", "~ question question-1 private=False"]),
    ((), REVEALED, []),
    ((PRIVATE, TEN, REVEALED), REVEALED, []),
    ((), (F, "reveal_contributions", {"question": "question-9"}), Code.UNKNOWN_RECORD),
    ((PRIVATE,), (H, "reveal_contributions", QUESTION), Code.NOT_ALLOWED),
    # Moderated: it waits, is approved, and only then stands on the wall.
    ((MODERATED,), TEN, new("card-0010", " approval=waiting")),
    ((PRIVATE, MODERATED), TEN, new("card-0010", " approval=waiting private=True")),
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
        ["contribution_edited", "~ contribution card-0010 text=Anders edited=True", "forget card-0010"]),
    ((MODERATED, TEN, FREE), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 text=Anders edited=True", "forget card-0010"]),
    ((MODERATED, TEN), withdraws("card-0010"),
        ["contribution_withdrawn", "- contribution card-0010", "- proof card-0010", "forget card-0010"]),
    ((MODERATED, TEN, hides("card-0010")), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 text=Anders edited=True", "forget card-0010"]),
    # Rejected is hidden; brought back, it waits again.
    ((MODERATED, TEN), hides("card-0010"), ["contribution_hidden", "~ contribution card-0010 hidden=True reason=Hausrecht"]),
    ((MODERATED, TEN, hides("card-0010")), (F, "unhide_contribution", {"contribution": "card-0010"}),
        ["contribution_unhidden", "~ contribution card-0010 hidden=False reason="]),
    # A new wording of what everybody sees waits beside the old one, also where nothing had to be approved before.
    ((MODERATED, TEN, approves("card-0010")), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 proposed={'text': 'Anders'}", "forget card-0010"]),
    ((MODERATED,), edits("card-0001", "Anders"),
        ["contribution_edited", "~ contribution card-0001 proposed={'text': 'Anders'}", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders")), edits("card-0001", "Anders"), []),
    ((MODERATED, edits("card-0001", "Anders")), edits("card-0001", "Gedanke card-0001"),
        ["contribution_edited", "~ contribution card-0001 proposed=None", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders")), approves("card-0001"),
        ["contributions_approved", "~ contribution card-0001 text=Anders edited=True approval=given proposed=None", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders"), FREE), edits("card-0001", "Ganz anders"),
        ["contribution_edited", "~ contribution card-0001 text=Ganz anders edited=True proposed=None", "forget card-0001"]),
    ((MODERATED, edits("card-0001", "Anders"), hides("card-0001")), approves("card-0001"), []),
    # What only its author knows has nothing to keep: newly worded in a moderated question, it waits.
    ((PRIVATE, TEN, MODERATED), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 text=Anders edited=True approval=waiting", "- unseen question-1", "forget card-0010"]),
    ((PRIVATE, MODERATED, TEN, approves("card-0010")), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 proposed={'text': 'Anders'}", "forget card-0010"]),
    # Explaining, in every phase.
    ((), explains("card-0001", "Gemeint sind alle."),
        ["contribution_explained", "~ contribution card-0001 explanation=Gemeint sind alle.", "forget card-0001"]),
    ((SHUT,), explains("card-0001", "Gemeint sind alle."),
        ["contribution_explained", "~ contribution card-0001 explanation=Gemeint sind alle.", "forget card-0001"]),
    ((explains("card-0001", "Gemeint sind alle."),), explains("card-0001", "Gemeint sind alle."), []),
    ((explains("card-0001", "Gemeint sind alle."), *CLOSED), explains("card-0001", "Gemeint sind alle."), []),
    ((MODERATED,), explains("card-0001", "Gemeint sind alle."),
        ["contribution_explained", "~ contribution card-0001 proposed={'text': 'Gedanke card-0001', 'explanation': 'Gemeint sind alle.'}",
         "forget card-0001"]),
    ((MODERATED, explains("card-0001", "Gemeint sind alle.")), edits("card-0001", "Anders"),
        ["contribution_edited", "~ contribution card-0001 proposed={'text': 'Anders', 'explanation': 'Gemeint sind alle.'}",
         "forget card-0001"]),
    ((MODERATED, explains("card-0001", "Gemeint sind alle.")), approves("card-0001"),
        ["contributions_approved", "~ contribution card-0001 approval=given proposed=None explanation=Gemeint sind alle.", "forget card-0001"]),
    ((MODERATED, TEN), explains("card-0010", "Gemeint sind alle."),
        ["contribution_explained", "~ contribution card-0010 explanation=Gemeint sind alle.", "forget card-0010"]),
    ((PRIVATE, TEN), explains("card-0010", "Gemeint sind alle."),
        ["contribution_explained", "~ contribution card-0010 explanation=Gemeint sind alle.", "forget card-0010"]),
    ((), (P, "explain_contribution", mine("card-0001", text=" ")), Code.EMPTY),
    ((), (P, "explain_contribution", mine("card-0001", text="x" * 281)), Code.TOO_LONG),
    ((), (P, "explain_contribution", {**mine("card-0001", text="X"), "contribution": "card-0002"}), Code.NOT_YOURS),
    ((), (P, "explain_contribution", mine("card-0000", text="X")), Code.UNKNOWN_RECORD),
    ((), (F, "explain_contribution", mine("card-0001", text="X")), Code.NOT_ALLOWED),
    (CLOSED, explains("card-0001", "X"), Code.EVENT_CLOSED),
]  # fmt: skip


@pytest.mark.parametrize(("given", "step", "then"), RULES)
def test_rule(given: tuple[Step, ...], step: Step, then: list[str] | Code) -> None:
    meeting = Meeting(*GATHERED, *given)
    assert without_steps(meeting.tells(*step)) == then


def without_steps(told: list[str] | Code) -> list[str] | Code:
    return told if isinstance(told, Code) else [line for line in told if not line[2:].startswith("step ")]


ASKED: Step = (P, "ask_meaning", {"contribution": "card-0001"})
MARKED: Step = (
    P,
    "mark_conflict",
    {"contribution": "card-0001", "conflict": "conflict-1", "secret": secret_of("conflict-1")},
)


@pytest.mark.parametrize(
    "step",
    [edits("card-0001", "Anders"), explains("card-0001", "Alle"), withdraws("card-0001"), hides("card-0001")],
)
@pytest.mark.parametrize("given", [(), (MODERATED,)])
def test_whoever_is_asked_and_acts_is_asked_no_more(given: tuple[Step, ...], step: Step) -> None:
    meeting = Meeting(*GATHERED, *given, ASKED)
    assert [enquiry.id for enquiry in meeting.state.all(Enquiry)] == ["card-0001"]
    meeting.does(*step)
    assert meeting.state.all(Enquiry) == []


def test_the_same_explanation_settles_what_was_asked_again() -> None:
    meeting = Meeting(*GATHERED, explains("card-0001", "Alle"), ASKED)
    # The words stay as they were: nothing is put, and nothing may be forgotten either.
    told = meeting.tells(*explains("card-0001", "Alle"))
    assert told == ["contribution_explained", "- enquiry card-0001"]
    assert meeting.tells(*explains("card-0001", "Alle")) == []


def test_translations_go_with_the_words_that_they_translate() -> None:
    meeting = Meeting(*GATHERED, IN_ARABIC, explains("card-0001", "Alle"))
    assert meeting.state.get(Contribution, "card-0001").translations == (
        Translation(lang="ar", text="فكرة", by="person"),
    )
    meeting.does(*edits("card-0001", "Anders"))
    assert meeting.state.get(Contribution, "card-0001").translations == ()


def test_translations_stay_until_the_new_wording_is_approved() -> None:
    meeting = Meeting(*GATHERED, IN_ARABIC, MODERATED, edits("card-0001", "Anders"))
    assert [one.lang for one in meeting.state.get(Contribution, "card-0001").translations] == ["ar"]
    meeting.does(*approves("card-0001"))
    assert meeting.state.get(Contribution, "card-0001").translations == ()


def test_with_a_contribution_its_conflict_marks_go() -> None:
    meeting = Meeting(*GATHERED, MARKED)
    assert meeting.state.get(Contribution, "card-0001").conflicts == (Conflict(id="conflict-1"),)
    assert without_steps(meeting.tells(*withdraws("card-0001"))) == [
        "contribution_withdrawn",
        "- contribution card-0001",
        "- proof card-0001",
        "- proof conflict-1",
        "forget card-0001",
    ]


STAPLED: Step = (
    F,
    "staple_contributions",
    {"contributions": ["card-0003", "card-0004"], "onto": "card-0001"},
)
DOUBLED: Step = (F, "double_contribution", {"contribution": "card-0001", "cluster": "cluster-3"})


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


def test_the_language_of_a_contribution_is_kept_and_checked() -> None:
    meeting = Meeting(*GATHERED)
    role, name, payload, item = TEN
    meeting.does(role, name, {**payload, "lang": "ar"}, item)
    assert meeting.state.get(Contribution, "card-0010").lang == "ar"
    with pytest.raises(Rejected) as refused:
        meeting.does(role, name, {**payload, "contribution": "card-0011", "lang": "Deutsch!"}, item)
    assert (refused.value.code, refused.value.facts) == (Code.INVALID, {"field": "lang"})
