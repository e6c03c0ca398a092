"""For every Command an example that is admissible in the gathered meeting, and that changes something."""

from collections.abc import Mapping

from tests.formats.meeting import OUTLOOK, TALK, WORKSHOP, F, O, P, Step, posted, secret_of

_CLOSED: tuple[Step, ...] = ((F, "fill_outlook", {"outlook": OUTLOOK}), (F, "close_event", {}))
_RUNNING: tuple[Step, ...] = ((F, "start_clock", {"seconds": 600}),)
_MINE = {"contribution": "card-0001", "secret": secret_of("card-0001")}

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
    "edit_contribution": ((P, "edit_contribution", {**_MINE, "text": "Neu gesagt"}),),
    "withdraw_contribution": ((P, "withdraw_contribution", _MINE),),
    "move_contribution": ((F, "move_contribution", {"contribution": "card-0004", "cluster": "cluster-2"}),),
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
}
"""Steps after GATHERED; the last one is the Command itself. `create_event` makes the meeting itself."""
