"""Forgetting: no former wording is left, whatever kind it was, and nothing else is taken."""

from __future__ import annotations

from formats.codec import decode_change
from formats.records.dots import Ballot, Dots
from formats.records.wall import Conflict, Contribution, Translation, Wording
from formats.state import Change, fold
from tests.formats.authors import IN_ARABIC, MODERATED, approves, edits, explains
from tests.formats.meeting import GATHERED, WORKSHOP, Meeting, P


def test_forgetting_takes_every_wording_and_nothing_else() -> None:
    card = Contribution(
        id="card-0001",
        item=WORKSHOP,
        question="question-1",
        text="Text",
        rank="a1",
        reason="Grund",
        explanation="Erklärung",
        lang="ar",
        proposed=Wording("Neu", "Erklärt"),
        translations=(Translation(lang="de", text="Übersetzt", by="machine"),),
        conflicts=(Conflict(id="conflict-1", reason="Anders"),),
    )
    ballot = Ballot(id="ballot-0001", item=WORKSHOP, weighing="weighing-1", dots=(Dots("cluster-1", 2),))
    other = Contribution(id="card-0002", item=WORKSHOP, question="question-1", text="Bleibt", rank="a2")
    change = Change(type="x", by=P, at=0, put=(card, ballot, other))
    assert change.blanked({"card-0001", "ballot-0001"}).put == (
        Contribution(id="card-0001", item=WORKSHOP, question="question-1", text="", rank="a1", lang="ar"),
        Ballot(id="ballot-0001", item=WORKSHOP, weighing="weighing-1"),
        other,
    )


def test_no_former_wording_is_left_when_forgetting_is_done() -> None:
    meeting = Meeting(*GATHERED, IN_ARABIC, MODERATED, edits("card-0001", "Zweite Fassung"))
    meeting.does(*explains("card-0001", "Erste Erklärung"))
    meeting.does(*edits("card-0001", "Dritte Fassung"))
    meeting.does(*approves("card-0001", revisions={"card-0001": 3}))
    meeting.does(*explains("card-0001", "Zweite Erklärung"))
    changes = [decode_change(stored) for stored in meeting.journal]
    for number, change in enumerate(changes):
        changes[:number] = [earlier.blanked(change.forget) for earlier in changes[:number]]
    assert fold(changes) == meeting.state
    left = str(changes)
    gone = ("Gedanke card-0001", "Zweite Fassung", "فكرة")
    assert [word in left for word in gone] == [False] * 3
    kept = ("Dritte Fassung", "Erste Erklärung", "Zweite Erklärung", "Gedanke card-0002")
    assert [word in left for word in kept] == [True] * 4
