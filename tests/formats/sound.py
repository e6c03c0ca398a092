"""What must be true of any state, whoever did what before: nothing hangs, nothing stands twice unasked."""

from __future__ import annotations

from collections import Counter

from formats.history import KEPT_STEPS
from formats.records.room import Item, Question
from formats.records.wall import Cluster, Contribution, Step
from formats.state import State

# A phase has its question's, weighing's or workshop's id, a clock its workshop's, a proof and an enquiry that
# of what they are about, and so on: these share an id on purpose.
_NAMED_AFTER_ANOTHER = ("phase", "clock", "proof", "enquiry", "unseen", "paperdots", "count", "result")


def check_sound(state: State) -> None:
    for card in state.all(Contribution):
        check_card(state, card)
    for cluster in state.all(Cluster):
        check_cluster(state, cluster)
    check_ranks(state)
    ids = [record.id for record in state.records() if record.kind() not in _NAMED_AFTER_ANOTHER]
    assert [id_ for id_, times in Counter(ids).items() if times > 1] == []
    for item in state.all(Item):
        assert state.count_in(Step, item.id) <= KEPT_STEPS


def check_card(state: State, card: Contribution) -> None:
    """It stands in one place, in two different clusters when doubled, or on a stack that is flat."""
    assert state.get(Question, card.question).item == card.item
    for cluster in filter(None, (card.cluster, card.also)):
        assert state.get(Cluster, cluster).question == card.question
    assert bool(card.also) == bool(card.also_rank)
    if card.also:
        assert card.cluster not in (None, card.also)
    if card.stack:
        top = state.get(Contribution, card.stack)
        assert (top.stack, top.question, top.on_wall, card.on_wall) == (None, card.question, True, True)
    if card.stack or card.cluster:
        assert not card.undecided
    assert not (card.stack and card.cluster)


def check_cluster(state: State, cluster: Cluster) -> None:
    """There are at most two levels, within one question."""
    assert state.get(Question, cluster.question).item == cluster.item
    if cluster.parent is not None:
        above = state.get(Cluster, cluster.parent)
        assert (above.question, above.parent) == (cluster.question, None)


def check_ranks(state: State) -> None:
    """In every place each rank is there once, and the order that is kept says the same as the records."""
    standing = [
        (record.kind(), place, rank, record.id)
        for record in state.records()
        for place, rank in record.standings
    ]
    assert [one for one, times in Counter(said[:3] for said in standing).items() if times > 1] == []
    kept = {
        (kind, place): [id_ for id_, _ in sorted(ids.items(), key=lambda one: one[1])]
        for (kind, place), ids in state._standing.items()
        if ids
    }
    told: dict[tuple[str, object], list[str]] = {}
    for kind, place, _, id_ in sorted(standing, key=lambda said: said[2]):
        told.setdefault((kind, place), []).append(id_)
    assert kept == told


def stands_in(state: State, question: str) -> Counter[str]:
    """Return how often each contribution is found when somebody walks over the wall of a question."""
    clusters = [cluster.id for cluster in state.all(Cluster) if cluster.question == question]
    found: Counter[str] = Counter()
    for place in (None, *clusters):
        for card in state.ranked(Contribution, question, place):
            found.update([card.id])
            if place == card.cluster:
                found.update(below.id for below in state.ranked(Contribution, card.id))
    return found


def check_found(state: State) -> None:
    """Whoever walks over the wall finds everything once, and what was doubled twice."""
    for question in state.all(Question):
        cards = [card for card in state.all(Contribution) if card.question == question.id]
        assert stands_in(state, question.id) == {card.id: 2 if card.also else 1 for card in cards}
