# ruff: noqa: E501 - a case reads best on one line
"""Conflict marks and "verstehe ich nicht"."""

from __future__ import annotations

from typing import Any

import pytest

from formats.records.room import Enquiry
from formats.records.wall import Contribution, Proof
from formats.rejected import Code
from formats.signs import MOST_CONFLICTS
from formats.streams import ROOM, WALL, Stream
from tests.formats.followers import Follower, digests
from tests.formats.meeting import (
    GATHERED,
    NOW,
    OTHER_WORKSHOP,
    OUTLOOK,
    WORKSHOP,
    F,
    H,
    J,
    Meeting,
    O,
    P,
    Step,
    secret_of,
)  # fmt: skip

SHUT: Step = (F, "close_phase", {"phase": "question-1"})
CLOSED: tuple[Step, ...] = ((F, "fill_outlook", {"outlook": OUTLOOK}), (F, "close_event", {}))
OWN = {"contribution": "card-0001", "secret": secret_of("card-0001")}
MARK = {
    "contribution": "card-0001",
    "conflict": "conflict-1",
    "reason": "Nicht für alle",
    "secret": secret_of("conflict-1"),
}
TAKEN_BACK = {"contribution": "card-0001", "conflict": "conflict-1", "secret": secret_of("conflict-1")}
DISMISSED = {"contribution": "card-0001", "conflict": "conflict-1"}
ASK = {"contribution": "card-0001"}
MODERATED: Step = (F, "set_question_rules", {"question": "question-1", "moderated": True})
MARKED: Step = (P, "mark_conflict", MARK)
ASKED: Step = (P, "ask_meaning", ASK)


def marks(count: int) -> tuple[Step, ...]:
    named = [f"conflict-{n}" for n in range(count)]
    return tuple(
        (P, "mark_conflict", {"contribution": "card-0001", "conflict": name, "secret": secret_of(name)})
        for name in named
    )


NEW_MARK = [
    "conflict_marked",
    "~ contribution card-0001 conflicts=({'id': 'conflict-1', 'reason': 'Nicht für alle'},)",
    "+ proof conflict-1 question=question-1",
]
BARE_MARK = [
    "conflict_marked",
    "~ contribution card-0001 conflicts=({'id': 'conflict-1'},)",
    "+ proof conflict-1 question=question-1",
]
GONE = ["~ contribution card-0001 conflicts=()", "- proof conflict-1", "forget card-0001"]
NEW_ENQUIRY = ["meaning_asked", "+ enquiry card-0001 question=question-1"]

# Given beyond the gathering, role, Command, payload; then.
RULES: list[tuple[tuple[Step, ...], Any, str, dict[str, Any], list[str] | Code]] = [
    *(((), role, "mark_conflict", MARK, NEW_MARK) for role in (O, F, H, P)),
    ((), J, "mark_conflict", MARK, Code.NOT_ALLOWED),
    ((SHUT,), P, "mark_conflict", MARK, NEW_MARK),
    (CLOSED, P, "mark_conflict", MARK, Code.EVENT_CLOSED),
    # Everybody reads a reason at once: in a moderated question only those who approve may give one.
    *(((MODERATED,), role, "mark_conflict", MARK, NEW_MARK) for role in (O, F)),
    *(((MODERATED,), role, "mark_conflict", MARK, Code.NOT_ALLOWED) for role in (H, P)),
    *(((MODERATED,), role, "mark_conflict", {**MARK, "reason": ""}, BARE_MARK) for role in (O, F, H, P)),
    ((MARKED, MODERATED), P, "mark_conflict", MARK, []),
    ((), P, "mark_conflict", {**MARK, "reason": ""}, BARE_MARK),
    ((), P, "mark_conflict", {**MARK, "reason": "  "}, Code.EMPTY),
    ((), P, "mark_conflict", {**MARK, "reason": "x" * 281}, Code.TOO_LONG),
    ((), P, "mark_conflict", {**MARK, "secret": "short"}, Code.INVALID),
    ((), P, "mark_conflict", {**MARK, "conflict": "card-0002"}, Code.ID_TAKEN),
    ((), P, "mark_conflict", {**MARK, "contribution": "card-0005"}, Code.UNKNOWN_RECORD),
    ((), P, "mark_conflict", {**MARK, "contribution": "card-0009"}, Code.UNKNOWN_RECORD),
    ((), P, "mark_conflict", {**MARK, "contribution": "card-0000"}, Code.UNKNOWN_RECORD),
    ((MARKED,), P, "mark_conflict", MARK, []),
    ((MARKED, *CLOSED), P, "mark_conflict", MARK, []),
    ((MARKED,), P, "mark_conflict", {**MARK, "reason": "Anders"}, []),
    ((MARKED,), P, "mark_conflict", {**MARK, "secret": secret_of("conflict-2")}, Code.NOT_YOURS),
    ((MARKED,), P, "mark_conflict", {**MARK, "contribution": "card-0002"}, Code.ID_TAKEN),
    (marks(MOST_CONFLICTS), P, "mark_conflict", {**MARK, "conflict": "conflict-99"}, Code.TOO_MANY),
    ((MARKED,), P, "withdraw_conflict", TAKEN_BACK, ["conflict_withdrawn", *GONE]),
    ((MARKED, SHUT), F, "withdraw_conflict", TAKEN_BACK, ["conflict_withdrawn", *GONE]),
    ((MARKED,), P, "withdraw_conflict", {**TAKEN_BACK, "secret": secret_of("conflict-2")}, Code.NOT_YOURS),
    ((MARKED,), P, "withdraw_conflict", {**TAKEN_BACK, "contribution": "card-0002"}, Code.UNKNOWN_RECORD),
    ((), P, "withdraw_conflict", TAKEN_BACK, Code.UNKNOWN_RECORD),
    ((), P, "withdraw_conflict", {**TAKEN_BACK, "conflict": "card-0001", "secret": secret_of("card-0001")}, Code.UNKNOWN_RECORD),
    ((MARKED, (F, "hide_contribution", {"contribution": "card-0001", "reason": "Name"})), P, "withdraw_conflict", TAKEN_BACK,
        ["conflict_withdrawn", *GONE]),
    ((MARKED,), F, "dismiss_conflict", DISMISSED, ["conflict_dismissed", *GONE]),
    ((MARKED, *CLOSED), O, "dismiss_conflict", DISMISSED, ["conflict_dismissed", *GONE]),
    ((MARKED,), P, "dismiss_conflict", DISMISSED, Code.NOT_ALLOWED),
    ((), F, "dismiss_conflict", DISMISSED, Code.UNKNOWN_RECORD),
    *(((), role, "ask_meaning", ASK, NEW_ENQUIRY) for role in (O, F, H, P)),
    ((SHUT,), P, "ask_meaning", ASK, NEW_ENQUIRY),
    (CLOSED, P, "ask_meaning", ASK, Code.EVENT_CLOSED),
    ((ASKED,), P, "ask_meaning", ASK, ["meaning_asked", "~ enquiry card-0001 count=2"]),
    # One device may ask often: what is counted are no people, and it is not counted far.
    ((ASKED,) * 8, P, "ask_meaning", ASK, ["meaning_asked", "~ enquiry card-0001 count=9"]),
    ((ASKED,) * 9, P, "ask_meaning", ASK, []),
    ((), P, "ask_meaning", {"contribution": "card-0005"}, Code.UNKNOWN_RECORD),
    ((), P, "ask_meaning", {"contribution": "card-0009"}, Code.UNKNOWN_RECORD),
    ((ASKED,), P, "settle_enquiry", OWN, ["enquiry_settled", "- enquiry card-0001"]),
    ((ASKED, SHUT), P, "settle_enquiry", OWN, ["enquiry_settled", "- enquiry card-0001"]),
    ((), P, "settle_enquiry", OWN, []),
    ((ASKED,), P, "settle_enquiry", {**OWN, "secret": secret_of("card-0002")}, Code.NOT_YOURS),
    ((ASKED,), F, "settle_enquiry", OWN, Code.NOT_ALLOWED),
    ((ASKED,), F, "dismiss_enquiry", ASK, ["enquiry_dismissed", "- enquiry card-0001"]),
    ((), F, "dismiss_enquiry", ASK, []),
    ((ASKED,), P, "dismiss_enquiry", ASK, Code.NOT_ALLOWED),
    ((), F, "dismiss_enquiry", {"contribution": "card-0009"}, Code.UNKNOWN_RECORD),
]  # fmt: skip


@pytest.mark.parametrize(("given", "role", "name", "payload", "then"), RULES)
def test_rule(given: tuple[Step, ...], role: Any, name: str, payload: Any, then: list[str] | Code) -> None:
    assert Meeting(*GATHERED, *given).tells(role, name, payload) == then


def test_who_did_not_understand_leaves_no_trace_but_the_minute() -> None:
    change, _ = Meeting(*GATHERED).does(*ASKED)
    assert change is not None
    assert change.at == NOW // 60_000 * 60
    assert (change.by, change.item, change.put) == (
        P,
        WORKSHOP,
        (Enquiry(id="card-0001", item=WORKSHOP, question="question-1"),),
    )


def test_the_proof_of_a_mark_stays_on_the_server() -> None:
    """Phones find their own card in an enquiry; of a mark they get its reason, and never who made it."""
    meeting = Meeting(*GATHERED)
    room, wall = (
        Follower(Stream(family, item), meeting.state) for family, item in ((ROOM, None), (WALL, WORKSHOP))
    )
    for step in (MARKED, ASKED):
        change, before = meeting.does(*step)
        assert change is not None
        heard = [follower.hears(meeting.state, change, before) for follower in (room, wall)]
        assert heard == [step is ASKED, step is MARKED]
    for follower in (room, wall):
        follower.check(meeting.state)
        follower.check_received([*digests(meeting), secret_of("conflict-1")])


def test_marks_of_two_people_live_and_go_apart() -> None:
    meeting = Meeting(*GATHERED, *marks(3))
    meeting.does(F, "dismiss_conflict", {"contribution": "card-0001", "conflict": "conflict-1"})
    left = [mark.id for mark in meeting.state.get(Contribution, "card-0001").conflicts]
    assert left == ["conflict-0", "conflict-2"]
    proofs = sorted(proof.id for proof in meeting.state.all(Proof) if proof.id.startswith("conflict"))
    assert proofs == left


def test_another_workshop_has_its_own_signs() -> None:
    meeting = Meeting(*GATHERED, MARKED)
    assert meeting.tells(P, "withdraw_conflict", TAKEN_BACK, OTHER_WORKSHOP) == Code.UNKNOWN_RECORD
    assert meeting.tells(P, "ask_meaning", ASK, OTHER_WORKSHOP) == Code.UNKNOWN_RECORD
