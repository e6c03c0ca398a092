"""The history of sorting: who (by role) put what where."""

from collections.abc import Iterable, Iterator
from typing import Any

from formats.commands import Context, plain
from formats.records.wall import CardStep, Cluster, ClusterStep, Contribution, Placing, Step
from formats.state import Change, Record, Ref

KEPT_STEPS = 300
"""How many steps of a workshop can be looked up and taken back."""


def sorted_by(
    context: Context, happened: str, *put: Record, drop: tuple[Ref, ...] = (), takes_back: str | None = None
) -> list[Change]:
    """Return the one Change of a sorting Command, with the Step that says what it did; nothing for nothing.

    The step's id is the number of its Change, "s17": whoever sent the Command knows it from the answer.
    """
    plain_records = [plain(record) for record in put]
    records = [record for record in plain_records if context.state.find_ref(record.ref) != record]
    cards = tuple(_card_steps(context, records))
    clusters = tuple(_cluster_steps(context, records, drop))
    if not cards and not clusters:
        return context.change(happened, *records, drop=drop) if records or drop else []
    question = _question_of(context, records, drop)
    step = _step(context, question, type=happened, cards=cards, clusters=clusters, takes_back=takes_back)
    return context.change(happened, *records, step, drop=(*drop, *_oldest(context)))


def _step(context: Context, question: str, **said: Any) -> Step:
    return Step(
        id=f"s{context.state.seq + 1}",
        item=context.item or "",
        question=question,
        rank=context.last_rank(),
        by=context.actor.role.value,
        at=context.now // 60_000 * 60,
        **said,
    )


def placing_of(card: Contribution) -> Placing:
    """Return where a contribution stands, without its words."""
    return Placing(**{name: getattr(card, name) for name in Placing.__struct_fields__})


def _card_steps(context: Context, records: Iterable[Record]) -> Iterator[CardStep]:
    for card in records:
        if isinstance(card, Contribution):
            was, became = placing_of(context.get(Contribution, card.id)), placing_of(card)
            if was != became:
                yield CardStep(card.id, was, became)


def _cluster_steps(context: Context, records: Iterable[Record], drop: Iterable[Ref]) -> Iterator[ClusterStep]:
    for cluster in records:
        if isinstance(cluster, Cluster):
            yield ClusterStep(cluster.id, context.state.find(Cluster, cluster.id), cluster)
    for ref in drop:
        if ref.kind == Cluster.kind():
            yield ClusterStep(ref.id, context.get(Cluster, ref.id), None)


def _question_of(context: Context, records: Iterable[Record], drop: Iterable[Ref]) -> str:
    changed = [*records, *(context.state.find_ref(ref) for ref in drop)]
    return next(each.question for each in changed if isinstance(each, Contribution | Cluster))


def _oldest(context: Context) -> tuple[Ref, ...]:
    """Return the step that leaves the history to make room for a new one."""
    if context.state.count_in(Step, context.item) < KEPT_STEPS:
        return ()
    return (Ref(Step.kind(), context.state.ranks(Step, context.item)[0][1]),)
