"""For every Command an example that is admissible in the gathered meeting, and that changes something."""

from collections.abc import Mapping

from tests.formats.meeting import GATHERED, OUTLOOK, TALK, WORKSHOP, F, O, P, Step, posted, secret_of

_CLOSED: tuple[Step, ...] = ((F, "fill_outlook", {"outlook": OUTLOOK}), (F, "close_event", {}))
_RUNNING: tuple[Step, ...] = ((F, "start_clock", {"seconds": 600}),)
_HELPED: Step = (F, "ask_for_help", {"question": "question-1", "size": 3})
_BATCH = {"batch": "batch-0001", "secret": secret_of("batch-0001")}
_TAKEN: tuple[Step, ...] = (_HELPED, (P, "take_batch", {"question": "question-1", **_BATCH}))
_CARD = {"contribution": "card-0001"}
_MARK = {**_CARD, "conflict": "conflict-1", "secret": secret_of("conflict-1")}
_MARKED: Step = (P, "mark_conflict", _MARK)
_ASKED: Step = (P, "ask_meaning", _CARD)
_PRIVATE: Step = (F, "set_question_rules", {"question": "question-1", "private": True})
_MODERATED: Step = (F, "set_question_rules", {"question": "question-1", "moderated": True})
_READ: Step = (F, "read_aloud", _CARD)
_MINE = {"contribution": "card-0001", "secret": secret_of("card-0001")}
_EDITED: Step = (P, "edit_contribution", {**_MINE, "text": "Neu gesagt"})
_WEIGHING = {
    "weighing": "weighing-1",
    "question": "question-1",
    "text": "Was ist am wichtigsten?",
    "clusters": ["cluster-1", "cluster-3"],
    "dots": 1,
}
_WEIGHED = {"weighing": "weighing-1"}
_PREPARED: tuple[Step, ...] = (
    (F, "rename_cluster", {"cluster": "cluster-1", "title": "Nachbarn"}),
    (F, "add_weighing", _WEIGHING),
)
_WEIGHING_OPEN: tuple[Step, ...] = (*_PREPARED, (F, "open_phase", {"phase": "weighing-1"}))
_PAPER: Step = (F, "enter_paper_dots", {**_WEIGHED, "people": 1, "dots": {"cluster-1": 1}})

_DOUBLED: Step = (F, "double_contribution", {**_CARD, "cluster": "cluster-3"})
_STAPLED: Step = (
    F,
    "staple_contributions",
    {"contributions": ["card-0002", "card-0003"], "onto": "card-0001"},
)
_MOVED: Step = (F, "move_contribution", {"contribution": "card-0004", "cluster": "cluster-2"})
_MOVED_TOGETHER = {
    "contributions": ["card-0004", "card-0001"],
    "cluster": "cluster-3",
    "seen": {"card-0001": "cluster-1"},
}

EXAMPLES: Mapping[str, tuple[Step, ...]] = {
    "update_event": ((O, "update_event", {"title": "Ein anderer Name", "place_name": "Bürgerhaus"}),),
    "fill_outlook": ((F, "fill_outlook", {"outlook": OUTLOOK}),),
    "close_event": _CLOSED,
    "reopen_event": (*_CLOSED, (F, "reopen_event", {})),
    "add_item": ((O, "add_item", {"new": "talk-0002", "type": "plenary", "title": "Begrüßung"}),),
    "update_item": ((O, "update_item", {"of": TALK, "speaker": "Noor Beispiel"}),),
    "move_item": ((F, "move_item", {"of": WORKSHOP, "after": None}),),
    "remove_item": ((O, "remove_item", {"of": TALK}),),
    "show_screen": (
        (F, "show_screen", {"shows": "question", "workshop": WORKSHOP, "question": "question-1"}),
    ),
    "add_question": ((F, "add_question", {"question": "question-3", "text": "Was fehlt noch?"}),),
    "update_question": ((F, "update_question", {"question": "question-2", "text": "Was tun wir?"}),),
    "move_question": ((F, "move_question", {"question": "question-2", "after": None}),),
    "remove_question": ((F, "remove_question", {"question": "question-2"}),),
    "open_phase": ((F, "open_phase", {"phase": "question-2"}),),
    "end_phase": ((F, "end_phase", {"phase": "question-1", "grace": 600}),),
    "close_phase": ((F, "close_phase", {"phase": "question-1"}),),
    "start_clock": _RUNNING,
    "extend_clock": (*_RUNNING, (F, "extend_clock", {"seconds": 60})),
    "pause_clock": (*_RUNNING, (F, "pause_clock", {})),
    "resume_clock": (*_RUNNING, (F, "pause_clock", {}), (F, "resume_clock", {})),
    "stop_clock": (*_RUNNING, (F, "stop_clock", {})),
    "post_contribution": (posted("card-0100"),),
    "edit_contribution": (_EDITED,),
    "withdraw_contribution": ((P, "withdraw_contribution", _MINE),),
    "explain_contribution": ((P, "explain_contribution", {**_MINE, "text": "Gemeint sind alle."}),),
    "set_question_rules": (_PRIVATE,),
    "reveal_contributions": (
        _PRIVATE,
        posted("card-0100"),
        (F, "reveal_contributions", {"question": "question-1"}),
    ),
    "approve_contributions": (
        _MODERATED,
        posted("card-0100"),
        (F, "approve_contributions", {"contributions": ["card-0100"]}),
    ),
    "decline_wording": (_MODERATED, _EDITED, (F, "decline_wording", _CARD)),
    "move_contribution": (_MOVED,),
    "move_contributions": ((F, "move_contributions", _MOVED_TOGETHER),),
    "double_contribution": (_DOUBLED,),
    "undouble_contribution": (_DOUBLED, (F, "undouble_contribution", {**_CARD, "cluster": "cluster-1"})),
    "staple_contributions": (_STAPLED,),
    "unstaple_contributions": (_STAPLED, (F, "unstaple_contributions", {"contributions": ["card-0001"]})),
    "hide_contribution": ((F, "hide_contribution", {"contribution": "card-0001", "reason": "Ein Name"}),),
    "unhide_contribution": ((F, "unhide_contribution", {"contribution": "card-0005"}),),
    "create_cluster": (
        (
            F,
            "create_cluster",
            {"cluster": "cluster-4", "question": "question-1", "contributions": ["card-0004", "card-0001"]},
        ),
    ),
    "rename_cluster": ((F, "rename_cluster", {"cluster": "cluster-1", "title": "Nachbarschaft"}),),
    "move_cluster": ((F, "move_cluster", {"cluster": "cluster-3", "parent": "cluster-1"}),),
    "dissolve_cluster": ((F, "dissolve_cluster", {"cluster": "cluster-1"}),),
    "merge_clusters": ((F, "merge_clusters", {"cluster": "cluster-1", "into": "cluster-3"}),),
    "take_back": (_MOVED, (F, "take_back", {"step": f"s{len(GATHERED) + 1}"})),
    "ask_for_help": (_HELPED,),
    "end_help": (_HELPED, (F, "end_help", {"question": "question-1"})),
    "take_batch": _TAKEN,
    "sort_from_batch": (
        *_TAKEN,
        (P, "sort_from_batch", {**_BATCH, "contribution": "card-0004", "cluster": "cluster-3"}),
    ),
    "pass_contribution": (*_TAKEN, (P, "pass_contribution", {**_BATCH, "contribution": "card-0004"})),
    "return_batch": (*_TAKEN, (P, "return_batch", _BATCH)),
    "mark_conflict": (_MARKED,),
    "withdraw_conflict": (_MARKED, (P, "withdraw_conflict", _MARK)),
    "dismiss_conflict": (_MARKED, (F, "dismiss_conflict", {**_CARD, "conflict": "conflict-1"})),
    "ask_meaning": (_ASKED,),
    "settle_enquiry": (_ASKED, (P, "settle_enquiry", _MINE)),
    "dismiss_enquiry": (_ASKED, (F, "dismiss_enquiry", _CARD)),
    "read_aloud": (_READ,),
    "mark_unread": (_READ, (F, "mark_unread", {"question": "question-1"})),
    "translate_contribution": (
        (F, "translate_contribution", {**_CARD, "lang": "en", "text": "A thought", "by": "person"}),
    ),
    "add_weighing": _PREPARED,
    "update_weighing": (*_PREPARED, (F, "update_weighing", {**_WEIGHING, "dots": 2})),
    "remove_weighing": (*_PREPARED, (F, "remove_weighing", _WEIGHED)),
    "cast_dots": (*_WEIGHING_OPEN, (P, "cast_dots", {**_WEIGHED, "dots": {"cluster-1": 1}})),
    "enter_paper_dots": (*_WEIGHING_OPEN, _PAPER),
    "count_dots": (
        *_WEIGHING_OPEN,
        _PAPER,
        (F, "close_phase", {"phase": "weighing-1"}),
        (F, "count_dots", _WEIGHED),
    ),
}
"""Steps after GATHERED; the last one is the Command itself. `create_event` makes the meeting itself."""
