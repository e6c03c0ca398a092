# ruff: noqa: E501 - a case reads best on one line
"""Sorting together: who gets which cards, what may be done with them, and that nobody sorts another's."""

from __future__ import annotations

from typing import Any

import pytest

from formats.helping import LASTS, cards_in, find_batch
from formats.records.wall import Batch, CardStep, Contribution, Placing
from formats.records.wall import Step as Sorted
from formats.rejected import Code, Rejected
from tests.formats.meeting import (
    GATHERED,
    NOW,
    OUTLOOK,
    F,
    H,
    J,
    Meeting,
    P,
    Step,
    posted,
    secret_of,
)  # fmt: skip

Q1 = {"question": "question-1"}
SECRET = secret_of("batch-0001")
TAKE = {**Q1, "batch": "batch-0001", "secret": SECRET}
SORT = {"batch": "batch-0001", "contribution": "card-0004", "cluster": "cluster-1", "secret": SECRET}
PASS = {"batch": "batch-0001", "contribution": "card-0004", "secret": SECRET}
BACK = {"batch": "batch-0001", "secret": SECRET}
CLOSED: tuple[Step, ...] = ((F, "fill_outlook", {"outlook": OUTLOOK}), (F, "close_event", {}))
# Loose and on the wall: card-0004, card-0006, card-0007, card-0008, in this order; card-0005 is hidden.
LOOSE: tuple[Step, ...] = tuple(posted(f"card-000{n}") for n in (6, 7, 8))
HELP: tuple[Step, ...] = (*LOOSE, (F, "ask_for_help", {**Q1, "size": 3}))
TAKEN: tuple[Step, ...] = (*HELP, (P, "take_batch", TAKE))
LAST: tuple[Step, ...] = ((F, "ask_for_help", {**Q1, "size": 3}), (P, "take_batch", TAKE))
"""A batch of one card."""


def runs_out(now: int) -> int:
    """A batch lasts up to a full minute, which tells nobody when somebody answered."""
    return -(-(now + LASTS) // 60_000) * 60_000


UNTIL = runs_out(NOW)


def batch(*cards: int) -> str:
    return f"cards={tuple(f'card-000{n}' for n in cards)}"


def moved(card: str, cluster: str | None = "cluster-3") -> Step:
    return (F, "move_contribution", {"contribution": card, "cluster": cluster})


TOOK = [
    "batch_taken",
    f"+ batch batch-0001 question=question-1 {batch(4, 6, 7)} until={UNTIL}",
    "+ proof batch-0001 question=question-1",
]
GONE = ["- batch batch-0001", "- proof batch-0001"]

# Given beyond the gathering, role, Command, payload; then.
RULES: list[tuple[tuple[Step, ...], Any, str, dict[str, Any], list[str] | Code]] = [
    ((), F, "ask_for_help", Q1, ["help_asked", "~ question question-1 helpers=8"]),
    ((), F, "ask_for_help", {**Q1, "size": 40}, ["help_asked", "~ question question-1 helpers=40"]),
    ((), F, "ask_for_help", {**Q1, "size": 0}, Code.INVALID),
    ((), F, "ask_for_help", {**Q1, "size": 41}, Code.INVALID),
    ((), F, "ask_for_help", {"question": "question-9"}, Code.UNKNOWN_RECORD),
    ((), P, "ask_for_help", Q1, Code.NOT_ALLOWED),
    (CLOSED, F, "ask_for_help", Q1, Code.EVENT_CLOSED),
    (HELP, F, "ask_for_help", {**Q1, "size": 3}, []),
    (HELP, F, "ask_for_help", {**Q1, "size": 2}, ["help_asked", "~ question question-1 helpers=2"]),
    ((), F, "end_help", Q1, []),
    (HELP, F, "end_help", Q1, ["help_ended", "~ question question-1 helpers=0"]),
    (TAKEN, F, "end_help", Q1, ["help_ended", "~ question question-1 helpers=0", *GONE]),
    (TAKEN, P, "end_help", Q1, Code.NOT_ALLOWED),
    (HELP, P, "take_batch", TAKE, TOOK),
    (HELP, H, "take_batch", TAKE, TOOK),
    (HELP, F, "take_batch", TAKE, Code.NOT_ALLOWED),
    (HELP, J, "take_batch", TAKE, Code.NOT_ALLOWED),
    (LOOSE, P, "take_batch", TAKE, Code.NO_HELP_WANTED),
    ((*HELP, (F, "end_help", Q1)), P, "take_batch", TAKE, Code.NO_HELP_WANTED),
    ((*HELP, *CLOSED), P, "take_batch", TAKE, Code.EVENT_CLOSED),
    (TAKEN, P, "take_batch", TAKE, Code.ID_TAKEN),
    (TAKEN, P, "take_batch", {**TAKE, "batch": "card-0001"}, Code.ID_TAKEN),
    (HELP, P, "take_batch", {**TAKE, "secret": "short"}, Code.INVALID),
    (((F, "ask_for_help", {"question": "question-2"}),), P, "take_batch", {**TAKE, "question": "question-2"}, Code.NOTHING_LEFT),
    (((F, "ask_for_help", Q1), moved("card-0004")), P, "take_batch", TAKE, Code.NOTHING_LEFT),
    # What stands in a cluster is not handed out, nor what the facilitator moved away while it was out.
    ((*HELP, moved("card-0006")), P, "take_batch", TAKE,
        ["batch_taken", f"+ batch batch-0001 question=question-1 {batch(4, 7, 8)} until={UNTIL}", TOOK[2]]),
    (TAKEN, P, "take_batch", {**TAKE, "batch": "batch-0002"},
        ["batch_taken", f"+ batch batch-0002 question=question-1 {batch(8)} until={UNTIL}", "+ proof batch-0002 question=question-1"]),
    (TAKEN, P, "sort_from_batch", SORT,
        ["contribution_sorted", "~ contribution card-0004 rank=3/3 cluster=cluster-1", f"~ batch batch-0001 {batch(6, 7)}"]),
    (LAST, P, "sort_from_batch", SORT, ["contribution_sorted", "~ contribution card-0004 rank=3/3 cluster=cluster-1", *GONE]),
    (TAKEN, H, "sort_from_batch", {**SORT, "contribution": "card-0006", "cluster": "cluster-2"},
        ["contribution_sorted", "~ contribution card-0006 rank=2/2 cluster=cluster-2", f"~ batch batch-0001 {batch(4, 7)}"]),
    (TAKEN, F, "sort_from_batch", SORT, Code.NOT_ALLOWED),
    (TAKEN, P, "sort_from_batch", {**SORT, "secret": secret_of("batch-0002")}, Code.NOT_YOURS),
    (TAKEN, P, "sort_from_batch", {**SORT, "batch": "batch-0002"}, Code.BATCH_OVER),
    (TAKEN, P, "sort_from_batch", {**SORT, "batch": "card-0004", "secret": secret_of("card-0004")}, Code.BATCH_OVER),
    (TAKEN, P, "sort_from_batch", {**SORT, "contribution": "card-0000"}, Code.UNKNOWN_RECORD),
    (TAKEN, P, "sort_from_batch", {**SORT, "contribution": "card-0009"}, Code.UNKNOWN_RECORD),
    (TAKEN, P, "sort_from_batch", {**SORT, "contribution": "card-0005"}, Code.UNKNOWN_RECORD),
    (TAKEN, P, "sort_from_batch", {**SORT, "cluster": "cluster-9"}, Code.UNKNOWN_RECORD),
    (TAKEN, P, "sort_from_batch", {**SORT, "cluster": None}, Code.INVALID),
    ((*TAKEN, (F, "create_cluster", {"cluster": "cluster-5", "question": "question-2"})), P, "sort_from_batch",
        {**SORT, "cluster": "cluster-5"}, Code.WRONG_PLACE),
    # Not in this batch: it was sorted before, another has it, or somebody was faster.
    ((*TAKEN, (P, "sort_from_batch", SORT)), P, "sort_from_batch", SORT, Code.MOVED_MEANWHILE),
    (TAKEN, P, "sort_from_batch", {**SORT, "contribution": "card-0008"}, Code.MOVED_MEANWHILE),
    ((*TAKEN, moved("card-0004")), P, "sort_from_batch", SORT, Code.MOVED_MEANWHILE),
    ((*TAKEN, moved("card-0004")), P, "pass_contribution", PASS, Code.MOVED_MEANWHILE),
    ((*TAKEN, (F, "hide_contribution", {"contribution": "card-0004", "reason": "Name"})), P, "pass_contribution", PASS, Code.UNKNOWN_RECORD),
    ((*TAKEN, (P, "withdraw_contribution", {"contribution": "card-0004", "secret": secret_of("card-0004")})), P, "sort_from_batch", SORT, Code.UNKNOWN_RECORD),
    # What moved meanwhile leaves the batch with the next answer, and with the last one the batch ends.
    ((*TAKEN, moved("card-0006")), P, "sort_from_batch", SORT,
        ["contribution_sorted", "~ contribution card-0004 rank=3/3 cluster=cluster-1", f"~ batch batch-0001 {batch(7)}"]),
    ((*TAKEN, moved("card-0006"), moved("card-0007")), P, "pass_contribution", PASS,
        ["contribution_passed", "~ contribution card-0004 undecided=True", *GONE]),
    # Out and back again: it stays with whoever has it.
    ((*TAKEN, moved("card-0004"), moved("card-0004", None)), P, "pass_contribution", PASS,
        ["contribution_passed", "~ contribution card-0004 undecided=True", f"~ batch batch-0001 {batch(6, 7)}"]),
    (TAKEN, P, "pass_contribution", PASS, ["contribution_passed", "~ contribution card-0004 undecided=True", f"~ batch batch-0001 {batch(6, 7)}"]),
    (TAKEN, P, "pass_contribution", {**PASS, "secret": secret_of("batch-0002")}, Code.NOT_YOURS),
    ((*TAKEN, (P, "pass_contribution", PASS)), P, "pass_contribution", PASS, Code.MOVED_MEANWHILE),
    ((*TAKEN, (P, "pass_contribution", PASS), (P, "return_batch", BACK)), P, "take_batch", TAKE,
        ["batch_taken", f"+ batch batch-0001 question=question-1 {batch(6, 7, 8)} until={UNTIL}", TOOK[2]]),
    (TAKEN, P, "return_batch", BACK, ["batch_returned", *GONE]),
    (TAKEN, P, "return_batch", {**BACK, "secret": secret_of("batch-0002")}, Code.NOT_YOURS),
    (TAKEN, P, "return_batch", {**BACK, "batch": "batch-0002"}, Code.UNKNOWN_RECORD),
    (TAKEN, F, "return_batch", BACK, Code.NOT_ALLOWED),
    ((*TAKEN, (P, "return_batch", BACK)), P, "sort_from_batch", SORT, Code.BATCH_OVER),
    ((*TAKEN, (F, "end_help", Q1)), P, "sort_from_batch", SORT, Code.BATCH_OVER),
    ((*TAKEN, *CLOSED), P, "sort_from_batch", SORT, Code.EVENT_CLOSED),
]  # fmt: skip


@pytest.mark.parametrize(("given", "role", "name", "payload", "then"), RULES)
def test_rules(given: tuple[Step, ...], role: Any, name: str, payload: dict[str, Any], then: Any) -> None:
    """What the history keeps of it is told below."""
    told = Meeting(*GATHERED, *given).tells(role, name, payload)
    assert (told if isinstance(told, Code) else [line for line in told if line[:6] != "+ step"]) == then


def test_sorting_is_a_step_of_the_history_by_a_participant() -> None:
    meeting = Meeting(*GATHERED, *TAKEN)
    was = meeting.state.get(Contribution, "card-0004")
    meeting.does(P, "sort_from_batch", SORT)
    became = meeting.state.get(Contribution, "card-0004")
    step = meeting.state.get(Sorted, f"s{meeting.state.seq}")
    assert (step.type, step.by, step.at, step.question) == (
        "contribution_sorted",
        P,
        NOW // 60_000 * 60,
        "question-1",
    )
    assert step.cards == (
        CardStep("card-0004", Placing(rank=was.rank), Placing(cluster="cluster-1", rank=became.rank)),
    )


def test_each_answer_gives_more_time_and_silence_gives_the_cards_to_others() -> None:
    meeting = Meeting(*GATHERED, *TAKEN)
    meeting.now += LASTS - 1
    meeting.does(P, "sort_from_batch", SORT)
    meeting.now += LASTS - 1
    meeting.does(P, "pass_contribution", {**PASS, "contribution": "card-0006"})
    assert meeting.state.get(Batch, "batch-0001").until == runs_out(NOW + 2 * LASTS - 2)
    meeting.now = runs_out(meeting.now)
    assert meeting.tells(P, "sort_from_batch", {**SORT, "contribution": "card-0007"}) == Code.BATCH_OVER
    assert meeting.tells(P, "pass_contribution", {**PASS, "contribution": "card-0007"}) == Code.BATCH_OVER
    assert meeting.tells(P, "take_batch", {**TAKE, "batch": "batch-0002"}) == [
        "batch_taken",
        f"+ batch batch-0002 question=question-1 {batch(7, 8)} until={runs_out(meeting.now)}",
        "+ proof batch-0002 question=question-1",
        *GONE,
    ]


def test_a_batch_that_ran_out_may_still_be_given_back() -> None:
    meeting = Meeting(*GATHERED, *TAKEN)
    meeting.now = UNTIL
    assert meeting.tells(P, "return_batch", BACK) == ["batch_returned", *GONE]


def test_refusals_say_where_the_card_went() -> None:
    meeting = Meeting(*GATHERED, *TAKEN, moved("card-0004"))
    with pytest.raises(Rejected) as refused:
        meeting.decides(P, "sort_from_batch", SORT)
    assert refused.value.facts == {"moved": {"card-0004": "cluster-3"}}


def test_an_undecided_card_is_for_the_facilitator_who_decides() -> None:
    meeting = Meeting(*GATHERED, *TAKEN, (P, "pass_contribution", PASS), moved("card-0004"))
    assert not meeting.state.get(Contribution, "card-0004").undecided


LATER = {**TAKE, "batch": "batch-0002", "secret": secret_of("batch-0002")}


def passed(*cards: int) -> tuple[Step, ...]:
    return tuple((P, "pass_contribution", {**PASS, "contribution": f"card-000{card}"}) for card in cards)


@pytest.mark.parametrize(
    ("given", "dealt"),
    [
        ((*TAKEN, *passed(4, 6, 7)), (8,)),
        ((*TAKEN, *passed(4, 6, 7), moved("card-0008")), (4, 6, 7)),
        ((*TAKEN, *passed(4, 6, 7), moved("card-0008"), moved("card-0006", None)), (6,)),
    ],
)
def test_what_others_did_not_know_is_dealt_again_when_nothing_else_is_left(
    given: tuple[Step, ...], dealt: tuple[int, ...]
) -> None:
    meeting = Meeting(*GATHERED, *given, (P, "take_batch", LATER))
    assert f"cards={meeting.state.get(Batch, 'batch-0002').cards}" == batch(*dealt)


def test_passed_twice_it_stays_undecided_and_sorted_it_is_decided() -> None:
    meeting = Meeting(*GATHERED, *TAKEN, *passed(4, 6, 7), moved("card-0008"), (P, "take_batch", LATER))
    mine = {"batch": "batch-0002", "secret": LATER["secret"]}
    meeting.does(P, "pass_contribution", {**PASS, **mine})
    meeting.does(P, "sort_from_batch", {**SORT, **mine, "contribution": "card-0006"})
    undecided = [meeting.state.get(Contribution, f"card-000{card}").undecided for card in (4, 6, 7)]
    assert undecided == [True, False, True]


PRIVATE = {**Q1, "private": True}
MODERATED = {**Q1, "moderated": True}


@pytest.mark.parametrize(
    "before",
    [
        (F, "set_question_rules", PRIVATE),
        (F, "set_question_rules", MODERATED),
    ],
)
def test_what_is_not_on_the_wall_is_never_handed_out(before: Step) -> None:
    meeting = Meeting(*GATHERED, before, posted("card-0006"), *LAST)
    assert meeting.state.get(Batch, "batch-0001").cards == ("card-0004",)


def test_what_lies_below_another_card_is_not_handed_out_alone() -> None:
    stapled = (F, "staple_contributions", {"contributions": ["card-0006"], "onto": "card-0004"})
    meeting = Meeting(*GATHERED, posted("card-0006"), stapled, *LAST)
    assert meeting.state.get(Batch, "batch-0001").cards == ("card-0004",)


def test_a_batch_that_is_over_cannot_be_looked_into() -> None:
    state = Meeting(*GATHERED, *TAKEN, moved("card-0006")).state
    assert [card.id for card in cards_in(state, find_batch(state, "batch-0001", UNTIL - 1))] == [
        "card-0004",
        "card-0007",
    ]
    for id_, now in (("batch-0001", UNTIL), ("batch-0002", NOW)):
        with pytest.raises(Rejected) as refused:
            find_batch(state, id_, now)
        assert refused.value.code == Code.BATCH_OVER
