"""What people are told when a Command meets a weighing in the wrong phase, or what is weighed."""

from typing import Any

import pytest
from flask import Flask

from formats.commands import Role
from formats.rejected import Rejected
from server.refusals import answer_in
from tests.formats.meeting import F, Meeting, P, Step
from tests.formats.weighing import ADDED, OPEN, SHUT, TITLED, WEIGHED, given

NOT_OPEN = ("wrong_phase", "Diese Gewichtung ist gerade nicht offen.")
STILL_OPEN = ("wrong_phase", "Diese Gewichtung ist noch offen.")
Told = tuple[str, str]
CAST: Step = (P, "cast_dots", given(a=1))
ENDING: Step = (F, "end_phase", {"phase": "weighing-1"})
NO_QUESTION = ("wrong_phase", "Diese Frage ist gerade nicht offen.")
STAYS = (
    "being_weighed",
    "Dieser Cluster wird gerade gewichtet und bleibt deshalb stehen, bis die Gewichtung geschlossen ist.",
)


@pytest.mark.parametrize(
    ("before", "role", "name", "payload", "told"),
    [
        ((ADDED,), P, "cast_dots", given(a=1), NOT_OPEN),
        ((ADDED, OPEN, SHUT), P, "cast_dots", given(a=1), NOT_OPEN),
        ((ADDED,), F, "count_dots", WEIGHED, NOT_OPEN),
        ((ADDED, OPEN), F, "count_dots", WEIGHED, STILL_OPEN),
        ((ADDED, OPEN, ENDING), F, "count_dots", WEIGHED, STILL_OPEN),
        ((ADDED, OPEN), F, "open_phase", {"phase": "weighing-1"}, STILL_OPEN),
        (
            (),
            F,
            "close_phase",
            {"phase": "question-1"},
            ("wrong_phase", "Diese Frage ist gerade nicht offen."),
        ),
        ((ADDED, OPEN), F, "dissolve_cluster", {"cluster": "cluster-a"}, STAYS),
        (
            (ADDED, OPEN, CAST, SHUT),
            F,
            "remove_weighing",
            WEIGHED,
            ("has_dots", "Zu dieser Gewichtung wurden schon Punkte gegeben."),
        ),
    ],
)
def test_the_sentence_speaks_of_the_weighing(
    app: Flask,
    before: tuple[Step, ...],
    role: Role,
    name: str,
    payload: dict[str, Any],
    told: tuple[str, str],
) -> None:
    with pytest.raises(Rejected) as refusal:
        Meeting(*TITLED, *before).decides(role, name, payload)
    answer = answer_in(app, "de", refusal.value)
    assert (answer["code"], answer["message"]) == told
