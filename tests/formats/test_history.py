"""The history of sorting, and taking a step back."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from formats.commands import Actor, Context
from formats.history import KEPT_STEPS, sorted_by
from formats.records.wall import CardStep, Cluster, ClusterStep, Contribution, Placing, Step
from formats.rejected import Code
from formats.state import State
from tests.formats.examples import EXAMPLES
from tests.formats.gestures import (
    cluster,
    does,
    double,
    hide,
    merge,
    move,
    staple,
    take_back,
    undouble,
    unstaple,
)
from tests.formats.meeting import FOUNDED, GATHERED, NOW, OTHER_WORKSHOP, F, Meeting, O, P, posted, secret_of
from tests.formats.meeting import Step as Said
from tests.formats.sound import check_found, check_sound

DISSOLVED = does("dissolve_cluster", cluster="cluster-1")
STAPLED = staple("card-0002", "card-0003", onto="card-0001")
DOUBLED = double("card-0001", "cluster-3")


def wall(state: State) -> dict[str, Any]:
    """Return how everything stands, without ranks: what people see."""
    orders = {
        place: [id_ for id_, _ in sorted(ids.items(), key=lambda one: one[1])]
        for place, ids in state._standing.items()
        if ids and place[0] in ("contribution", "cluster")
    }
    titles = {one.id: one.title for one in state.all(Cluster)}
    hidden = sorted(card.id for card in state.all(Contribution) if card.hidden)
    return {"orders": orders, "titles": titles, "hidden": hidden}


def last_step(meeting: Meeting) -> Step:
    return meeting.state.get(Step, f"s{meeting.state.seq}")


# Every kind of step, in a meeting that makes it interesting.
STEPS: list[tuple[tuple[Said, ...], Said]] = [
    ((), does("move_contribution", contribution="card-0004", cluster="cluster-1", after=None)),
    ((), move("card-0003", "card-0001", into=None, after="card-0004")),
    ((DOUBLED,), move("card-0001", into="cluster-2", leaving="cluster-3")),
    ((DOUBLED,), move("card-0001", into=None)),
    ((), DOUBLED),
    ((DOUBLED,), undouble("card-0001", "cluster-1")),
    ((), STAPLED),
    ((staple("card-0002", onto="card-0001"),), staple("card-0001", "card-0003", onto="card-0004")),
    ((STAPLED,), unstaple("card-0001")),
    ((STAPLED,), unstaple("card-0002", "card-0003")),
    ((STAPLED,), move("card-0003", into="cluster-3")),
    ((), cluster("cluster-5", "card-0003", "card-0001", title="Mut", after=None)),
    ((), cluster("cluster-5", parent="cluster-1")),
    ((), does("rename_cluster", cluster="cluster-3", title="Umwege")),
    ((), does("move_cluster", cluster="cluster-3", parent="cluster-1", after=None)),
    ((DOUBLED, STAPLED), DISSOLVED),
    ((DOUBLED, staple("card-0004", onto="card-0002")), merge("cluster-1", "cluster-3")),
    ((), merge("cluster-3", "cluster-1")),
]  # fmt: skip
# Taken back, but not made again: hiding asks for a reason.
HIDDEN: list[tuple[tuple[Said, ...], Said]] = [
    ((STAPLED, DOUBLED), hide("card-0001")),
    ((STAPLED,), hide("card-0002")),
]  # fmt: skip
UNHIDDEN: tuple[tuple[Said, ...], Said] = ((), does("unhide_contribution", contribution="card-0005"))


@pytest.mark.parametrize(("given", "step"), HIDDEN)
def test_hiding_is_taken_back(given: tuple[Said, ...], step: Said) -> None:
    meeting = Meeting(*GATHERED, *given)
    before = wall(meeting.state)
    meeting.does(*step)
    assert meeting.tells(*take_back(meeting.state.seq))[0] == "step_taken_back"
    assert wall(meeting.state) == before
    check_sound(meeting.state)
    check_found(meeting.state)


@pytest.mark.parametrize(("given", "step"), STEPS)
def test_every_step_is_taken_back_and_made_again(given: tuple[Said, ...], step: Said) -> None:
    meeting = Meeting(*GATHERED, *given)
    before = wall(meeting.state)
    meeting.does(*step)
    after = wall(meeting.state)
    assert after != before
    for wanted in (before, after, before):
        seq = meeting.state.seq
        assert meeting.tells(*take_back(seq))[0] == "step_taken_back"
        assert wall(meeting.state) == wanted
        assert last_step(meeting).takes_back == f"s{seq}"
        check_sound(meeting.state)
        check_found(meeting.state)


@pytest.mark.parametrize(("given", "step"), [*STEPS, *HIDDEN, UNHIDDEN])
def test_every_step_says_what_it_did(given: tuple[Said, ...], step: Said) -> None:
    """By role and minute, and without a word that somebody wrote on a contribution."""
    meeting = Meeting(*GATHERED, *given)
    change, _ = meeting.does(*step)
    assert change is not None
    said = last_step(meeting)
    assert said in change.put
    assert (said.item, said.question, said.type, said.by, said.at) == (
        "workshop-1",
        "question-1",
        change.type,
        F,
        NOW // 60_000 * 60,
    )
    sorted_records = [record for record in change.put if not isinstance(record, Step)]
    assert sorted(
        [one.contribution for one in said.cards] + [one.cluster for one in said.clusters]
    ) == sorted([*(record.id for record in sorted_records), *(ref.id for ref in change.drop)])
    assert all(one.was != one.became for one in (*said.cards, *said.clusters))
    assert b"Gedanke" not in msgspec.json.encode(said)
    assert b"Name" not in msgspec.json.encode(said)


def test_a_step_holds_where_things_stood_and_stand() -> None:
    meeting = Meeting(*GATHERED, DOUBLED)
    was = meeting.state.get(Contribution, "card-0001")
    meeting.does(*cluster("cluster-5", "card-0001", title="Mut"))
    created, said = meeting.state.get(Cluster, "cluster-5"), last_step(meeting)
    became = Placing(
        "cluster-5", meeting.state.get(Contribution, "card-0001").rank, "cluster-3", was.also_rank
    )
    assert said.cards == (
        CardStep("card-0001", Placing("cluster-1", was.rank, "cluster-3", was.also_rank), became),
    )
    assert said.clusters == (ClusterStep("cluster-5", None, created),)


def test_what_changes_nothing_is_no_step() -> None:
    meeting = Meeting(*GATHERED)
    for step in (
        move("card-0001", into="cluster-1"),
        staple("card-0001", onto="card-0001"),
        does("rename_cluster", cluster="cluster-3", title="Wege"),
    ):
        assert meeting.tells(*step) == []
    assert meeting.state.find(Step, f"s{meeting.state.seq + 1}") is None


def test_steps_are_taken_back_newest_first_until_nothing_is_sorted() -> None:
    meeting = Meeting(*GATHERED)
    begin = wall(meeting.state)
    steps = [step for _, step in STEPS[:1]] + [
        DOUBLED,
        STAPLED,
        cluster("cluster-5", "card-0004"),
        merge("cluster-3", "cluster-5"),
        hide("card-0001"),
        DISSOLVED,
    ]
    numbers = []
    for step in steps:
        meeting.does(*step)
        numbers.append(meeting.state.seq)
    for number in reversed(numbers):
        meeting.does(*take_back(number))
        check_found(meeting.state)
    assert wall(meeting.state) == begin


def test_only_the_last_steps_of_a_workshop_are_kept() -> None:
    meeting = Meeting(*GATHERED)
    meeting.does(F, "rename_cluster", {"cluster": "cluster-9", "title": "Mut"}, OTHER_WORKSHOP)
    first = meeting.state.seq + 1
    for n in range(KEPT_STEPS + 5):
        meeting.does(*does("rename_cluster", cluster="cluster-3", title=f"Titel {n}"))
    steps = meeting.order(Step, "workshop-1")
    assert steps == [f"s{n}" for n in range(first + 5, first + 5 + KEPT_STEPS)]
    assert meeting.order(Step, OTHER_WORKSHOP) == ["s19", f"s{first - 1}"]
    assert meeting.tells(*take_back(first)) == Code.UNKNOWN_RECORD
    assert meeting.tells(*take_back(first + 5)) == Code.CHANGED_SINCE


@pytest.mark.parametrize(
    "step", ["s0", "s", "17", "s-1", "s01", "S17", "s17 ", "x17", "s" + "1" * 20, 17, None, ""]
)
def test_what_is_no_step_is_not_taken_back(step: object) -> None:
    assert Meeting(*GATHERED).tells(F, "take_back", {"step": step}) == Code.INVALID


def test_a_step_of_another_workshop_is_unknown_here() -> None:
    assert Meeting(*GATHERED).tells(F, "take_back", {"step": "s16"}, OTHER_WORKSHOP) == Code.UNKNOWN_RECORD
    assert Meeting(*GATHERED).tells(F, "take_back", {"step": "s404"}) == Code.UNKNOWN_RECORD


WITH_ITEM = {"remove_question": (), "remove_item": ("question-1",)}


@pytest.mark.parametrize("name", WITH_ITEM)
def test_the_history_goes_with_its_question(name: str) -> None:
    example = EXAMPLES[name]
    meeting = Meeting(*example.given)
    others = [
        step.id for step in meeting.state.all(Step) if step.question not in ("question-2", *WITH_ITEM[name])
    ]
    assert len(others) < meeting.state.count(Step)
    meeting.does(O, name, example.payload)
    assert [step.id for step in meeting.state.all(Step)] == others


def test_participants_make_steps_without_a_name_that_can_be_taken_back() -> None:
    meeting = Meeting(*EXAMPLES["sort_from_batch"].given)
    meeting.now += 10_000
    meeting.does(P, "sort_from_batch", EXAMPLES["sort_from_batch"].payload)
    said = last_step(meeting)
    assert (said.by, said.at % 60) == (P, 0)
    meeting.does(*take_back(meeting.state.seq))
    assert [meeting.state.get(Contribution, one.contribution).cluster for one in said.cards] == [None]


def test_whoever_withdraws_leaves_nothing_in_the_history_but_an_id() -> None:
    meeting = Meeting(
        *FOUNDED,
        does("open_phase", phase="question-1"),
        posted("card-0001", text="Vertraulich"),
        cluster("cluster-1", "card-0001"),
    )
    meeting.does(P, "withdraw_contribution", {"contribution": "card-0001", "secret": secret_of("card-0001")})
    assert b"Vertraulich" not in msgspec.json.encode(meeting.state.all(Step))


def test_what_moves_nothing_is_a_change_without_a_step() -> None:
    meeting = Meeting(*GATHERED)
    card = meeting.state.get(Contribution, "card-0001")
    context = Context(meeting.state, Actor(F, "device"), NOW, "workshop-1")
    read = msgspec.structs.replace(card, read=True)
    (change,) = sorted_by(context, "contribution_read", read)
    assert change.put == (read,)
    assert sorted_by(context, "contribution_read", card) == []
