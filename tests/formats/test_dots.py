# ruff: noqa: E501 - a case reads best on one line
"""Weighing: what is weighed, and who may give how many dots."""

from __future__ import annotations

from typing import Any

import pytest

from formats.ballots import ballot_id
from formats.dots import weighings_of
from formats.records.dots import Ballot
from formats.records.room import Phase
from formats.rejected import Code, Rejected
from formats.state import State
from tests.formats.meeting import NOW, WORKSHOP, F, Meeting, O, P, Step, posted
from tests.formats.weighing import (
    ADDED,
    CLUSTERS,
    COUNTED,
    OPEN,
    SHUT,
    TITLED,
    WEIGHED,
    WISH,
    Room,
    given,
    on_paper,
    opened,
)

OPTIONS = "({'id': 'cluster-a', 'title': 'Sprache'}, {'id': 'cluster-b', 'title': 'Wege'}, {'id': 'cluster-c', 'title': 'Treffpunkte'})"
PREPARED = f"question=question-1 text=Was ist am wichtigsten? options={OPTIONS} dots=3"

# Given beyond the titled clusters, Command of a facilitator, payload; then.
RULES: list[tuple[tuple[Step, ...], str, dict[str, Any], list[str] | Code]] = [
    ((), "add_weighing", WISH, ["weighing_added", f"+ weighing weighing-1 {PREPARED}", "+ phase weighing-1 name=weigh rank=3/4"]),
    ((), "add_weighing", {**WISH, "text": " "}, Code.EMPTY),
    ((), "add_weighing", {**WISH, "clusters": ["cluster-a"]}, Code.INVALID),
    ((), "add_weighing", {**WISH, "clusters": [f"cluster-{n:02}" for n in range(41)]}, Code.INVALID),
    ((), "add_weighing", {**WISH, "clusters": ["cluster-a", "cluster-a"]}, Code.INVALID),
    ((), "add_weighing", {**WISH, "clusters": ["cluster-a", "cluster-d"]}, Code.TITLE_MISSING),
    ((), "add_weighing", {**WISH, "clusters": ["cluster-a", "cluster-e"]}, Code.WRONG_PLACE),
    ((), "add_weighing", {**WISH, "clusters": ["cluster-a", "cluster-z"]}, Code.UNKNOWN_RECORD),
    ((), "add_weighing", {**WISH, "question": "question-9"}, Code.UNKNOWN_RECORD),
    ((), "add_weighing", {**WISH, "dots": 0}, Code.INVALID),
    ((), "add_weighing", {**WISH, "dots": 21}, Code.INVALID),
    ((), "add_weighing", {**WISH, "most_per_option": 0}, Code.INVALID),
    ((), "add_weighing", {**WISH, "weighing": "question-1"}, Code.ID_TAKEN),
    ((ADDED,), "update_weighing", {**WISH, "dots": 5, "most_per_option": 3}, ["weighing_updated", "~ weighing weighing-1 dots=5 most_per_option=3"]),
    ((ADDED,), "update_weighing", WISH, []),
    ((ADDED, (F, "rename_cluster", {"cluster": "cluster-b", "title": "Umwege"})), "update_weighing", WISH,
        ["weighing_updated", f"~ weighing weighing-1 options={OPTIONS.replace('Wege', 'Umwege')}"]),
    ((ADDED, OPEN), "update_weighing", {**WISH, "dots": 1}, ["weighing_updated", "~ weighing weighing-1 dots=1"]),
    ((ADDED, OPEN, (P, "cast_dots", given(a=1))), "update_weighing", {**WISH, "dots": 1}, Code.HAS_DOTS),
    ((ADDED, OPEN, (P, "cast_dots", given(a=1)), (P, "cast_dots", given())), "update_weighing", {**WISH, "dots": 1}, ["weighing_updated", "~ weighing weighing-1 dots=1"]),
    ((ADDED, OPEN, (P, "cast_dots", given(a=1)), SHUT, COUNTED), "update_weighing", {**WISH, "dots": 1}, Code.HAS_DOTS),
    ((ADDED, OPEN, on_paper(2, a=1)), "update_weighing", {**WISH, "dots": 1}, Code.HAS_DOTS),
    ((), "update_weighing", WISH, Code.UNKNOWN_RECORD),
    ((ADDED,), "remove_weighing", WEIGHED, ["weighing_removed", "- weighing weighing-1", "- phase weighing-1"]),
    ((ADDED, (F, "show_screen", {"shows": "weighing", "workshop": WORKSHOP, "weighing": "weighing-1"})), "remove_weighing", WEIGHED,
        ["weighing_removed", "~ screen screen shows=auto workshop=None weighing=None", "- weighing weighing-1", "- phase weighing-1"]),
    ((ADDED, OPEN, on_paper(2, a=1)), "remove_weighing", WEIGHED, Code.HAS_DOTS),
    ((ADDED, OPEN, on_paper(2, a=1), on_paper(0)), "remove_weighing", WEIGHED, ["weighing_removed", "- weighing weighing-1", "- phase weighing-1", "- paperdots weighing-1"]),
    ((ADDED, OPEN, (P, "cast_dots", given(a=1))), "remove_weighing", WEIGHED, Code.HAS_DOTS),
    ((ADDED,), "enter_paper_dots", {**given(a=1), "people": 1}, Code.WRONG_PHASE),
    ((ADDED, OPEN), "enter_paper_dots", {**given(a=4, b=2), "people": 2}, ["paper_dots_entered", "+ paperdots weighing-1 people=2 dots=({'option': 'cluster-a', 'points': 4}, {'option': 'cluster-b', 'points': 2})"]),
    ((ADDED, OPEN, on_paper(2, a=4)), "enter_paper_dots", {**given(a=4), "people": 2}, []),
    ((ADDED, OPEN), "enter_paper_dots", {**given(), "people": 0}, []),
    ((ADDED, OPEN, on_paper(2, a=4)), "enter_paper_dots", {**given(a=3), "people": 2, "seen": {"people": 2, "dots": {"cluster-a": 4}}}, ["paper_dots_entered", "~ paperdots weighing-1 dots=({'option': 'cluster-a', 'points': 3},)"]),
    ((ADDED, OPEN, on_paper(2, a=4)), "enter_paper_dots", {**given(a=3), "people": 2, "seen": {"people": 0, "dots": {}}}, Code.ENTERED_MEANWHILE),
    ((ADDED, OPEN, on_paper(2, a=4)), "enter_paper_dots", {**given(a=4), "people": 2, "seen": {"people": 0, "dots": {}}}, []),
    ((ADDED, OPEN), "enter_paper_dots", {**given(a=3), "people": 2, "seen": {"people": 2, "dots": {}}}, Code.ENTERED_MEANWHILE),
    ((ADDED, OPEN), "enter_paper_dots", {**given(a=5), "people": 2}, Code.TOO_MANY_DOTS),
    ((ADDED, OPEN), "enter_paper_dots", {**given(a=3, b=4), "people": 2}, Code.TOO_MANY_DOTS),
    ((ADDED, OPEN), "enter_paper_dots", {**given(a=1), "people": 0}, Code.TOO_MANY_DOTS),
    ((ADDED, OPEN), "enter_paper_dots", {**given(d=1), "people": 1}, Code.UNKNOWN_RECORD),
    ((ADDED, OPEN), "enter_paper_dots", {**given(a=1), "people": -1}, Code.INVALID),
    ((ADDED,), "count_dots", WEIGHED, Code.WRONG_PHASE),
    ((ADDED, OPEN), "count_dots", WEIGHED, Code.WRONG_PHASE),
    ((ADDED, OPEN, SHUT, COUNTED), "count_dots", WEIGHED, []),
    ((), "count_dots", WEIGHED, Code.UNKNOWN_RECORD),
    ((), "count_dots", {"weighing": "question-1"}, Code.WRONG_PHASE),
    ((ADDED,), "remove_question", {"question": "question-1"}, ["question_removed", "- question question-1", "- phase question-1",
        *(f"- cluster {cluster}" for cluster in (*CLUSTERS, "cluster-d")), "- weighing weighing-1", "- phase weighing-1"]),
    ((ADDED, OPEN, (P, "cast_dots", given(a=1)), SHUT), "remove_question", {"question": "question-1"}, Code.IN_USE),
]  # fmt: skip


@pytest.mark.parametrize(("before", "name", "payload", "then"), RULES)
def test_rule(before: tuple[Step, ...], name: str, payload: dict[str, Any], then: list[str] | Code) -> None:
    assert Meeting(*TITLED, *before).tells(F, name, payload) == then


def test_the_refusal_names_the_cluster_without_a_title() -> None:
    with pytest.raises(Rejected) as refusal:
        Meeting(*TITLED).decides(F, "add_weighing", {**WISH, "clusters": ["cluster-a", "cluster-d"]})
    assert refusal.value.facts == {"cluster": "cluster-d"}


def test_a_weighing_stands_behind_the_questions_and_before_the_review() -> None:
    meeting = Meeting(*TITLED, ADDED, (F, "add_question", {"question": "question-3", "text": "Und?"}))
    assert meeting.order(Phase, WORKSHOP) == [
        "question-1",
        "question-2",
        "weighing-1",
        "question-3",
        WORKSHOP,
    ]


class TestGiving:
    def test_a_ballot_is_replaced_whole_and_belongs_to_a_device(self) -> None:
        room = opened()
        own, other = ballot_id("weighing-1", "device-1"), ballot_id("weighing-1", "device-2")
        [change] = room.cast("device-1", a=2, b=1)
        assert (change.type, change.by, change.at % 60, change.put) == (
            "dots_cast",
            "participant",
            0,
            (room.state.get(Ballot, own),),
        )
        room.cast("device-2", c=1)
        room.cast("device-1", b=1)
        assert room.ballots() == {own: {"b": 1}, other: {"c": 1}}
        room.cast("device-1")
        assert room.ballots() == {own: {}, other: {"c": 1}}

    def test_the_id_of_a_ballot_names_no_device(self) -> None:
        ids = {
            ballot_id(weighing, device)
            for weighing in ("weighing-1", "weighing-2")
            for device in ("device-1", "device-2")
        }
        assert len(ids) == 4
        assert {len(id_) for id_ in ids} == {22}
        room = opened()
        room.cast("device-1", a=1)
        assert b"device-1" not in b"".join(room.journal)

    @pytest.mark.parametrize(
        ("dots", "refusal"),
        [
            ({"a": 2, "b": 2}, (Code.TOO_MANY_DOTS, {"limit": 3})),
            ({"a": 3}, (Code.TOO_MANY_DOTS, {"limit": 2})),
            ({"d": 1}, (Code.UNKNOWN_RECORD, {"kind": "cluster"})),
        ],
    )
    def test_more_than_there_is_or_elsewhere_is_refused(
        self, dots: dict[str, int], refusal: tuple[Code, dict[str, Any]]
    ) -> None:
        assert opened().refuses("device-1", **dots) == refusal

    @pytest.mark.parametrize(
        "dots", [{"cluster-a": 0}, {"cluster-a": -1}, {"cluster-a": "1"}, {"a b": 1}, [], None]
    )
    def test_what_is_no_number_of_dots_is_refused(self, dots: object) -> None:
        assert opened().tells(P, "cast_dots", {"weighing": "weighing-1", "dots": dots}) == Code.INVALID

    def test_said_again_it_changes_nothing_whatever_is_open(self) -> None:
        room = opened()
        room.cast("device-1", a=1)
        assert room.cast("device-1", a=1) == []
        room.does(*SHUT)
        assert room.cast("device-1", a=1) == []
        assert room.refuses("device-1", a=2) == (Code.WRONG_PHASE, {"phase": "closed", "name": "weigh"})

    def test_nothing_given_leaves_no_ballot(self) -> None:
        room = opened()
        assert room.cast("device-1") == []
        assert room.state.all(Ballot) == []

    def test_the_grace_period_is_for_dots_too(self) -> None:
        room = opened()
        room.does(F, "end_phase", {"phase": "weighing-1", "grace": 5})
        room.now = NOW + 4_999
        assert room.cast("device-1", a=1) != []
        room.now = NOW + 5_000
        assert room.refuses("device-1", a=2) == (Code.WRONG_PHASE, {"phase": "closed", "name": "weigh"})

    def test_a_question_takes_no_dots(self) -> None:
        room = Room(*TITLED, (F, "open_phase", {"phase": "question-1"}))
        assert room.tells(P, "cast_dots", {"weighing": "question-1", "dots": {}}) == Code.UNKNOWN_RECORD


def test_the_weighings_of_a_question_come_in_the_order_of_the_programme() -> None:
    later, earlier = {**WISH, "weighing": "weighing-z"}, {**WISH, "weighing": "weighing-a"}
    meeting = Meeting(*TITLED, (F, "add_weighing", later), (F, "add_weighing", earlier))
    shuffled = State(records=reversed(meeting.state.records()))
    assert [weighing.id for weighing in weighings_of(shuffled, "question-1")] == ["weighing-z", "weighing-a"]


def test_a_workshop_with_dots_stays() -> None:
    room = opened()
    room.cast("device-1", a=1)
    room.does(*SHUT)
    assert room.tells(O, "remove_item", {"of": WORKSHOP}) == Code.IN_USE


def test_contributions_are_for_questions_not_for_a_weighing() -> None:
    assert opened().tells(*posted("card-0010", "weighing-1")) == Code.UNKNOWN_RECORD
