# ruff: noqa: E501 - a case reads best on one line
"""What is private, and how it is revealed; the rules of a question."""

from __future__ import annotations

import pytest

from formats.rejected import Code
from tests.formats.authors import (
    CLOSED,
    ELEVEN,
    FREE,
    MODERATED,
    PRIVATE,
    QUESTION,
    REVEALED,
    SHUT,
    TEN,
    approves,
    edits,
    hides,
    posts,
    withdraws,
)
from tests.formats.meeting import GATHERED, F, H, Meeting, P, Step

# Given beyond the gathering, role, Command, payload; then.
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
    ((PRIVATE,), TEN, [*posts("card-0010", " private=True"), "+ unseen question-1 count=1"]),
    ((PRIVATE, TEN), ELEVEN, ["contribution_posted",
        "+ contribution card-0011 question=question-1 text=Gedanke card-0011 rank=4/4 private=True",
        "+ proof card-0011 question=question-1", "~ unseen question-1 count=2"]),
    ((PRIVATE, TEN), TEN, []),
    ((PRIVATE, TEN, FREE), edits("card-0010", "Anders"),
        ["contribution_edited", "~ contribution card-0010 text=Anders edited=True revision=1", "forget card-0010"]),
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
]  # fmt: skip


@pytest.mark.parametrize(("given", "step", "then"), RULES)
def test_rule(given: tuple[Step, ...], step: Step, then: list[str] | Code) -> None:
    assert Meeting(*GATHERED, *given).tells(*step) == then
