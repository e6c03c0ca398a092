"""A weighing to try the rules on: three clusters with titles, and devices that give dots."""

from __future__ import annotations

import json
from typing import Any

import pytest

from formats.codec import encode_change
from formats.commands import Actor
from formats.decide import decide
from formats.records.dots import Ballot, Result
from formats.registry import read_command
from formats.rejected import Code, Rejected
from formats.state import Change, apply
from tests.formats.meeting import FOUNDED, F, Meeting, P, Step, message

CLUSTERS = ("cluster-a", "cluster-b", "cluster-c")
TITLED: tuple[Step, ...] = (
    *FOUNDED,
    *(
        (F, "create_cluster", {"cluster": cluster, "question": "question-1", "title": title})
        for cluster, title in zip(CLUSTERS, ("Sprache", "Wege", "Treffpunkte"), strict=True)
    ),
    (F, "create_cluster", {"cluster": "cluster-d", "question": "question-1"}),
    (F, "create_cluster", {"cluster": "cluster-e", "question": "question-2", "title": "Anderes"}),
)
WISH: dict[str, Any] = {
    "weighing": "weighing-1",
    "question": "question-1",
    "text": "Was ist am wichtigsten?",
    "clusters": list(CLUSTERS),
    "dots": 3,
}
ADDED: Step = (F, "add_weighing", WISH)
OPEN: Step = (F, "open_phase", {"phase": "weighing-1"})
SHUT: Step = (F, "close_phase", {"phase": "weighing-1"})
COUNTED: Step = (F, "count_dots", {"weighing": "weighing-1"})
WEIGHED = {"weighing": "weighing-1"}


def given(**dots: int) -> dict[str, Any]:
    """Return what `cast_dots` says: given(a=2) gives two dots to cluster-a."""
    return {"weighing": "weighing-1", "dots": {f"cluster-{name}": points for name, points in dots.items()}}


def on_paper(people: int, **dots: int) -> Step:
    return (F, "enter_paper_dots", {**given(**dots), "people": people})


class Room(Meeting):
    """A meeting in which each participant has a device of their own."""

    def cast(self, device: str, **dots: int) -> list[Change]:
        """Give dots from a device and return what that changed; raises Rejected."""
        command = read_command(json.loads(json.dumps(message("cast_dots", given(**dots)))))
        changes = decide(self.state, command, Actor(P, device), self.now)
        for change in changes:
            self.journal.append(encode_change(change))
            apply(self.state, change)
        return changes

    def refuses(self, device: str, **dots: int) -> tuple[Code, dict[str, Any]]:
        with pytest.raises(Rejected) as refusal:
            self.cast(device, **dots)
        return refusal.value.code, refusal.value.facts

    def ballots(self) -> dict[str, dict[str, int]]:
        return {b.id: {d.option[-1]: d.points for d in b.dots} for b in self.state.all(Ballot)}

    def result(self) -> list[tuple[str, int, int, int, bool]]:
        lines = self.state.get(Result, "weighing-1").lines
        return [(line.title, line.points, line.people, line.place, line.tied) for line in lines]

    def sums(self) -> tuple[int, int, int]:
        result = self.state.get(Result, "weighing-1")
        return result.points, result.people, result.paper


def opened(**wish: Any) -> Room:
    return Room(*TITLED, (F, "add_weighing", {**WISH, **wish}), OPEN)
