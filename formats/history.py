"""The history of sorting: who (by role) put what where, and taking a step back."""

from collections.abc import Iterable, Iterator

from formats.commands import CommandTable, Context, plain
from formats.records.wall import CardStep, Cluster, ClusterStep, Contribution, Placing, Step
from formats.state import Change, Record, Ref

COMMANDS = CommandTable()
KEPT_STEPS = 300
"""How many steps of a workshop can be looked up and taken back."""


def sorted_by(
    context: Context, happened: str, *put: Record, drop: tuple[Ref, ...] = (), takes_back: str | None = None
) -> list[Change]:
    """Return the one Change of a sorting Command, with the Step that says what it did.

    The step's id is the number of its Change, "s17": whoever sent the Command knows it from the answer.
    """
    records = [plain(record) for record in put]
    cards = tuple(_card_steps(context, records))
    clusters = tuple(_cluster_steps(context, records, drop))
    step = Step(
        id=f"s{context.state.seq + 1}",
        item=context.item or "",
        question=_question_of(context, records, drop),
        rank=context.last_rank(),
        type=happened,
        by=context.actor.role,
        at=context.now // 60_000 * 60,
        cards=cards,
        clusters=clusters,
        takes_back=takes_back,
    )
    return context.change(happened, *records, step, drop=(*drop, *_oldest(context)))


def placing_of(card: Contribution) -> Placing:
    """Return where a contribution stands, without its words."""
    return Placing(**{name: getattr(card, name) for name in Placing.__struct_fields__})


def _card_steps(context: Context, records: Iterable[Record]) -> Iterator[CardStep]:
    for card in records:
        if isinstance(card, Contribution):
            before = context.get(Contribution, card.id)
            yield CardStep(card.id, placing_of(before), placing_of(card))


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
