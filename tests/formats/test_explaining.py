# ruff: noqa: E501 - a case reads best on one line
"""Authors explain, and word anew: what becomes of enquiries, of translations and of the language."""

from __future__ import annotations

import pytest

from formats.records.room import Enquiry
from formats.records.wall import Contribution, Translation
from formats.rejected import Code, Rejected
from tests.formats.authors import (
    CLOSED,
    IN_ARABIC,
    MODERATED,
    PRIVATE,
    SHUT,
    TEN,
    approves,
    edits,
    explains,
    hides,
    mine,
    withdraws,
)
from tests.formats.meeting import GATHERED, F, Meeting, P, Step

# Given beyond the gathering, role, Command, payload; then.
RULES: list[tuple[tuple[Step, ...], Step, list[str] | Code]] = [
    # Explaining, in every phase.
    ((), explains("card-0001", "Gemeint sind alle."),
        ["contribution_explained", "~ contribution card-0001 revision=1 explanation=Gemeint sind alle.", "forget card-0001"]),
    ((SHUT,), explains("card-0001", "Gemeint sind alle."),
        ["contribution_explained", "~ contribution card-0001 revision=1 explanation=Gemeint sind alle.", "forget card-0001"]),
    ((explains("card-0001", "Gemeint sind alle."),), explains("card-0001", "Gemeint sind alle."), []),
    ((explains("card-0001", "Gemeint sind alle."), *CLOSED), explains("card-0001", "Gemeint sind alle."), []),
    ((MODERATED,), explains("card-0001", "Gemeint sind alle."),
        ["contribution_explained", "~ contribution card-0001 proposed={'text': 'Gedanke card-0001', 'explanation': 'Gemeint sind alle.'} revision=1",
         "forget card-0001"]),
    ((MODERATED, explains("card-0001", "Gemeint sind alle.")), edits("card-0001", "Anders"),
        ["contribution_edited", "~ contribution card-0001 proposed={'text': 'Anders', 'explanation': 'Gemeint sind alle.'} revision=2",
         "forget card-0001"]),
    ((MODERATED, explains("card-0001", "Gemeint sind alle.")), approves("card-0001", revisions={"card-0001": 1}),
        ["contributions_approved", "~ contribution card-0001 approval=given proposed=None explanation=Gemeint sind alle.", "forget card-0001"]),
    ((MODERATED, TEN), explains("card-0010", "Gemeint sind alle."),
        ["contribution_explained", "~ contribution card-0010 revision=1 explanation=Gemeint sind alle.", "forget card-0010"]),
    ((PRIVATE, TEN), explains("card-0010", "Gemeint sind alle."),
        ["contribution_explained", "~ contribution card-0010 revision=1 explanation=Gemeint sind alle.", "forget card-0010"]),
    # The empty text takes it away again, at once also where texts wait for approval.
    ((explains("card-0001", "Alle"),), explains("card-0001", ""), ["contribution_explained", "~ contribution card-0001 revision=2 explanation=", "forget card-0001"]),
    ((explains("card-0001", "Alle"), MODERATED), explains("card-0001", ""),
        ["contribution_explained", "~ contribution card-0001 revision=2 explanation=", "forget card-0001"]),
    ((explains("card-0001", "Alle"), MODERATED, edits("card-0001", "Anders")), explains("card-0001", ""),
        ["contribution_explained", "~ contribution card-0001 proposed={'text': 'Anders'} revision=3 explanation=", "forget card-0001"]),
    ((MODERATED, explains("card-0001", "Alle")), explains("card-0001", ""),
        ["contribution_explained", "~ contribution card-0001 proposed=None revision=2", "forget card-0001"]),
    ((), explains("card-0001", ""), []),
    ((explains("card-0001", "Alle"),), (P, "explain_contribution", {**mine("card-0002", text=""), "contribution": "card-0001"}), Code.NOT_YOURS),
    ((explains("card-0001", "Alle"),), (F, "explain_contribution", mine("card-0001", text="")), Code.NOT_ALLOWED),
    ((), (P, "explain_contribution", mine("card-0001", text=" ")), Code.EMPTY),
    ((), (P, "explain_contribution", mine("card-0001", text="x" * 281)), Code.TOO_LONG),
    ((), (P, "explain_contribution", {**mine("card-0001", text="X"), "contribution": "card-0002"}), Code.NOT_YOURS),
    ((), (P, "explain_contribution", mine("card-0000", text="X")), Code.UNKNOWN_RECORD),
    ((), (F, "explain_contribution", mine("card-0001", text="X")), Code.NOT_ALLOWED),
    (CLOSED, explains("card-0001", "X"), Code.EVENT_CLOSED),
]  # fmt: skip


@pytest.mark.parametrize(("given", "step", "then"), RULES)
def test_rule(given: tuple[Step, ...], step: Step, then: list[str] | Code) -> None:
    assert Meeting(*GATHERED, *given).tells(*step) == then


ASKED: Step = (P, "ask_meaning", {"contribution": "card-0001"})


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
    meeting.does(*approves("card-0001", revisions={"card-0001": 1}))
    assert meeting.state.get(Contribution, "card-0001").translations == ()


def test_the_language_of_a_contribution_is_kept_and_checked() -> None:
    meeting = Meeting(*GATHERED)
    role, name, payload, item = TEN
    meeting.does(role, name, {**payload, "lang": "ar"}, item)
    assert meeting.state.get(Contribution, "card-0010").lang == "ar"
    with pytest.raises(Rejected) as refused:
        meeting.does(role, name, {**payload, "contribution": "card-0011", "lang": "Deutsch!"}, item)
    assert (refused.value.code, refused.value.facts) == (Code.INVALID, {"field": "lang"})
