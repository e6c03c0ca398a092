"""Commands at random, from the payload types themselves: a new Command is tried without being asked."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import strategies as st

from formats.commands import CommandSpec, Role
from formats.records.dots import Weighing
from formats.records.room import Item, Phase, Question
from formats.records.wall import Batch, Cluster, Contribution
from formats.records.wall import Step as History
from formats.registry import all_commands
from formats.state import Record, State
from tests.formats.meeting import EVENT, OTHER_WORKSHOP, OUTLOOK, WORKSHOP, Step, secret_of

_BUSY = ("post_contribution", "move_contributions", "create_cluster", "move_cluster", "dissolve_cluster")
_SORTING = ("double_contribution", "staple_contributions", "unstaple_contributions", "merge_clusters")
_NOW_AND_THEN = ("edit_contribution", "withdraw_contribution", "hide_contribution", "open_phase")
_MODERATION = (
    *("set_question_rules", "approve_contributions", "decline_wording"),
    *("reveal_contributions", "explain_contribution"),
)
_OFTEN = (*_BUSY * 4, *_SORTING * 3, *["take_back"] * 5, *_NOW_AND_THEN, *_MODERATION)
# Mostly what happens often in a meeting; everything else now and then.
NAMES = [*_OFTEN, *(name for name in all_commands() if name != "create_event")]
_NEW = {
    ("post_contribution", "contribution"): "card",
    ("create_cluster", "cluster"): "cluster",
    ("add_question", "question"): "question",
    ("add_item", "new"): "workshop",
    ("take_batch", "batch"): "batch",
    ("mark_conflict", "conflict"): "conflict",
    ("add_weighing", "weighing"): "weighing",
}
_FIXED: dict[str, st.SearchStrategy[Any]] = {
    "event": st.just(EVENT),
    "type": st.sampled_from(["workshop", "break"]),
    "format": st.just("leitfragen"),
    "shows": st.sampled_from(["auto", "join", "question", "wall", "card"]),
    "seconds": st.integers(-60, 600),
    "grace": st.integers(0, 200),
    "size": st.integers(0, 3),
    "private": st.booleans(),
    "moderated": st.booleans(),
    "people": st.integers(0, 9),
    "revision": st.integers(0, 2),
    "most_per_option": st.integers(1, 3),
    "lang": st.sampled_from(["de", "ar", "AR"]),
    "by": st.sampled_from(["person", "machine"]),
    "starts_on": st.just("2026-11-20"),
    "ends_on": st.sampled_from(["2026-11-21", "2026-11-19", ""]),
    "on": st.sampled_from(["2026-11-21", ""]),
    "starts_at": st.sampled_from(["10:00", ""]),
    "outlook": st.sampled_from([OUTLOOK, {}]),
    "text": st.sampled_from(["Zuhören", "Mut", "Eine Frage?!", "مرحبا", "👍🏽"]),
}
_WORDS = st.sampled_from(["Nachbarn", "Wege", ""])


@st.composite
def wishes(draw: st.DrawFn, state: State) -> Step:
    """Draw a step: mostly somebody who may, mostly about what is there."""
    name = draw(st.sampled_from(NAMES))
    spec = all_commands()[name]
    item = None if spec.of_event else draw(st.sampled_from([WORKSHOP] * 5 + [OTHER_WORKSHOP]))
    known = _known(state, item)
    payload: dict[str, Any] = {}
    for field in msgspec.structs.fields(spec.payload):
        if field.name != "secret" and (field.required or draw(st.booleans())):
            payload[field.name] = draw(_value(name, field.name, known))
    if "secret" in spec.payload.__struct_fields__:
        of = payload.get("batch") or payload.get("conflict") or payload["contribution"]
        payload["secret"] = secret_of(of if _mostly(draw) else "card-0000")
    return (_role(draw, spec), name, payload, item)


def _known(state: State, item: str | None) -> dict[str, list[str | None]]:
    """Return the ids that a field may hold: all of this workshop, and some that are wrong here."""

    def of(kind: type[Record]) -> list[str | None]:
        here = [record.id for record in state.all(kind) if getattr(record, "item", item) == item]
        return [*here * 3, "question-9"]

    places = {"question": of(Question), "phase": of(Phase), "cluster": of(Cluster), "of": of(Item)}
    return {
        **places,
        "contribution": of(Contribution),
        "batch": of(Batch),
        "card": of(Contribution),
        "conflict": [*(mark.id for card in state.all(Contribution) for mark in card.conflicts), "conflict-9"],
        "onto": of(Contribution),
        "into": places["cluster"],
        "leaving": places["cluster"],
        "parent": [None, *places["cluster"]],
        "step": [*(step.id for step in state.all(History)), "s999"],
        "weighing": of(Weighing),
        "after": [None, *of(Contribution), *places["cluster"], *places["question"], *places["of"]],
        "workshop": [None, *of(Item)],
    }


def _value(name: str, field: str, known: dict[str, list[str | None]]) -> st.SearchStrategy[Any]:
    if (prefix := _NEW.get((name, field))) is not None:
        return st.integers(1, 60).map(lambda n: f"{prefix}-1{n:03}")
    if field == "contributions":
        return st.lists(st.sampled_from(known["contribution"]), max_size=4)
    if field == "seen":
        return st.dictionaries(
            *(st.sampled_from(known[name]) for name in ("contribution", "parent")), max_size=1
        )
    if field == "revisions":
        return st.dictionaries(st.sampled_from(known["contribution"]), st.integers(0, 2), max_size=4)
    if field == "clusters":
        return st.lists(st.sampled_from(known["cluster"]), min_size=2, max_size=4)
    if field == "dots":
        few = st.integers(1, 3)
        return (
            few
            if name.endswith("weighing")
            else st.dictionaries(st.sampled_from(known["cluster"]), few, max_size=2)
        )
    if field in known:
        loose: list[str | None] = [None] * 3 if name.startswith("move_contrib") and field == "cluster" else []
        return st.sampled_from([*loose, *known[field]])
    return _FIXED.get(field, _WORDS)


def _mostly(draw: st.DrawFn) -> bool:
    return draw(st.integers(0, 9)) > 0


def _role(draw: st.DrawFn, spec: CommandSpec) -> Role:
    return draw(st.sampled_from(sorted(spec.roles if _mostly(draw) else Role)))
