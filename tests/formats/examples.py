# ruff: noqa: E501 - an example reads best on one line
"""For every Command an example that changes something, in a meeting where something has been gathered."""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.formats.meeting import EVENT, FOUNDED, GATHERED, OUTLOOK, TALK, WORKSHOP, F, P, Step, secret_of

CLOCK_RUNS: Step = (F, "start_clock", {"seconds": 60})
CLOCK_PAUSES: Step = (F, "pause_clock", {})
FILLED: Step = (F, "fill_outlook", {"outlook": OUTLOOK})
PROOF = {"contribution": "card-0001", "secret": secret_of("card-0001")}
MY_CARD = {
    "question": "question-1",
    "contribution": "card-0010",
    "text": "Zuhören",
    "secret": secret_of("card-0010"),
}
MY_BATCH = {"batch": "batch-0001", "secret": secret_of("batch-0001")}
FROM_BATCH = {**MY_BATCH, "contribution": "card-0004"}
HELPED: tuple[Step, ...] = (*GATHERED, (F, "ask_for_help", {"question": "question-1"}))
TAKEN: tuple[Step, ...] = (*HELPED, (P, "take_batch", {"question": "question-1", **MY_BATCH}))
MARK = {"contribution": "card-0001", "conflict": "conflict-1", "secret": secret_of("conflict-1")}
MARKED: Step = (F, "mark_conflict", MARK)
ASKED: Step = (F, "ask_meaning", {"contribution": "card-0001"})
PRIVATE: Step = (F, "set_question_rules", {"question": "question-1", "private": True})
MODERATED: Step = (F, "set_question_rules", {"question": "question-1", "moderated": True})
POSTED: Step = (P, "post_contribution", MY_CARD)
REWORDED: Step = (P, "edit_contribution", {**PROOF, "text": "Anders"})
READ: Step = (F, "read_aloud", {"contribution": "card-0001"})
WEIGHING = {
    "weighing": "weighing-1",
    "question": "question-1",
    "text": "Was ist am wichtigsten?",
    "clusters": ["cluster-1", "cluster-3"],
    "dots": 1,
}
WEIGHED = {"weighing": "weighing-1"}
PREPARED: tuple[Step, ...] = (
    *GATHERED,
    (F, "rename_cluster", {"cluster": "cluster-1", "title": "Nachbarn"}),
    (F, "add_weighing", WEIGHING),
)
WEIGHING_CLOSED: tuple[Step, ...] = (
    *PREPARED,
    (F, "open_phase", {"phase": "weighing-1"}),
    (F, "close_phase", {"phase": "weighing-1"}),
)
MOVED: Step = (F, "move_contribution", {"contribution": "card-0004", "cluster": "cluster-1"})
DOUBLED: Step = (F, "double_contribution", {"contribution": "card-0001", "cluster": "cluster-3"})
STAPLED: Step = (
    F,
    "staple_contributions",
    {"contributions": ["card-0002", "card-0003"], "onto": "card-0001"},
)
NEW_WORKSHOP = {"new": "item-0001", "type": "workshop", "title": "Abend", "format": "leitfragen"}


class Example(NamedTuple):
    """`phase`: whose state decides whether the Command is due, where one does."""

    payload: dict[str, Any]
    given: tuple[Step, ...] = GATHERED
    phase: str | None = None


EXAMPLES: dict[str, Example] = {
    "create_event": Example({"event": EVENT, "title": "Treffen", "starts_on": "2026-11-20"}, ()),
    "update_event": Example({"title": "Neu", "introduction": "Eins."}),
    "fill_outlook": Example({"outlook": OUTLOOK}),
    "close_event": Example({}, (*GATHERED, FILLED)),
    "reopen_event": Example({}, (*GATHERED, FILLED, (F, "close_event", {}))),
    "add_item": Example(NEW_WORKSHOP),
    "update_item": Example({"of": TALK, "text": "Eins."}),
    "move_item": Example({"of": TALK, "after": WORKSHOP}),
    "remove_item": Example(
        {"of": WORKSHOP},
        (*FOUNDED, (F, "create_cluster", {"cluster": "cluster-1", "question": "question-1"})),
    ),
    "show_screen": Example({"shows": "wall", "workshop": WORKSHOP}),
    "add_question": Example({"question": "question-3", "text": "Wer noch?"}),
    "update_question": Example({"question": "question-1", "text": "Und?", "hint": "Kurz"}),
    "move_question": Example({"question": "question-2", "after": None}),
    "remove_question": Example(
        {"question": "question-2"},
        (*GATHERED, (F, "create_cluster", {"cluster": "cluster-5", "question": "question-2"})),
        "question-2",
    ),
    "open_phase": Example({"phase": "question-1"}, GATHERED, "question-1"),
    "end_phase": Example({"phase": "question-1"}, GATHERED, "question-1"),
    "close_phase": Example({"phase": "question-1"}, GATHERED, "question-1"),
    "start_clock": Example({"seconds": 60}),
    "pause_clock": Example({}, (*GATHERED, CLOCK_RUNS)),
    "resume_clock": Example({}, (*GATHERED, CLOCK_RUNS, CLOCK_PAUSES)),
    "extend_clock": Example({"seconds": 300}, (*GATHERED, CLOCK_RUNS)),
    "stop_clock": Example({}, (*GATHERED, CLOCK_RUNS)),
    "post_contribution": Example(MY_CARD, GATHERED, "question-1"),
    "edit_contribution": Example({**PROOF, "text": "Anders"}, GATHERED, "question-1"),
    "withdraw_contribution": Example(PROOF, GATHERED, "question-1"),
    "explain_contribution": Example({**PROOF, "text": "Gemeint sind alle."}),
    "set_question_rules": Example({"question": "question-1", "private": True}),
    "reveal_contributions": Example({"question": "question-1"}, (*GATHERED, PRIVATE, POSTED)),
    "approve_contributions": Example({"contributions": ["card-0010"]}, (*GATHERED, MODERATED, POSTED)),
    "decline_wording": Example({"contribution": "card-0001"}, (*GATHERED, MODERATED, REWORDED)),
    "move_contribution": Example({"contribution": "card-0004", "cluster": "cluster-1", "after": None}),
    "move_contributions": Example({"contributions": ["card-0004", "card-0001"], "cluster": "cluster-3", "seen": {"card-0004": None}}),
    "double_contribution": Example(DOUBLED[2]),
    "undouble_contribution": Example(DOUBLED[2], (*GATHERED, DOUBLED)),
    "staple_contributions": Example(STAPLED[2]),
    "unstaple_contributions": Example({"contributions": ["card-0003"]}, (*GATHERED, STAPLED)),
    "hide_contribution": Example({"contribution": "card-0001", "reason": "Nennt einen Namen"}),
    "unhide_contribution": Example({"contribution": "card-0005"}),
    "create_cluster": Example({"cluster": "cluster-5", "question": "question-1", "contributions": ["card-0004", "card-0001"]}),
    "rename_cluster": Example({"cluster": "cluster-3", "title": "Umwege"}),
    "move_cluster": Example({"cluster": "cluster-3", "parent": "cluster-1", "after": None}),
    "dissolve_cluster": Example({"cluster": "cluster-1"}),
    "merge_clusters": Example({"cluster": "cluster-1", "into": "cluster-3"}),
    "take_back": Example({"step": f"s{len(GATHERED) + 1}"}, (*GATHERED, MOVED)),
    "ask_for_help": Example({"question": "question-1", "size": 3}),
    "end_help": Example({"question": "question-1"}, HELPED),
    "take_batch": Example({"question": "question-1", **MY_BATCH}, HELPED),
    "sort_from_batch": Example({**FROM_BATCH, "cluster": "cluster-3"}, TAKEN),
    "pass_contribution": Example(FROM_BATCH, TAKEN),
    "return_batch": Example(MY_BATCH, TAKEN),
    "mark_conflict": Example(MARK, GATHERED, "question-1"),
    "withdraw_conflict": Example(MARK, (*GATHERED, MARKED)),
    "dismiss_conflict": Example({"contribution": "card-0001", "conflict": "conflict-1"}, (*GATHERED, MARKED)),
    "ask_meaning": Example({"contribution": "card-0001"}, GATHERED, "question-1"),
    "settle_enquiry": Example(PROOF, (*GATHERED, ASKED)),
    "dismiss_enquiry": Example({"contribution": "card-0001"}, (*GATHERED, ASKED)),
    "read_aloud": Example({"contribution": "card-0001"}),
    "mark_unread": Example({"question": "question-1"}, (*GATHERED, READ)),
    "translate_contribution": Example({"contribution": "card-0001", "lang": "ar", "text": "فكرة", "by": "person"}),
    "add_weighing": Example(WEIGHING, PREPARED[:-1]),
    "update_weighing": Example({**WEIGHING, "dots": 2}, PREPARED),
    "remove_weighing": Example(WEIGHED, PREPARED),
    "cast_dots": Example({**WEIGHED, "dots": {"cluster-1": 1}}, PREPARED, "weighing-1"),
    "enter_paper_dots": Example({**WEIGHED, "people": 1, "dots": {"cluster-1": 1}}, PREPARED, "weighing-1"),
    "count_dots": Example(WEIGHED, WEIGHING_CLOSED, "weighing-1"),
}  # fmt: skip
