"""Sorting contributions: into clusters, loose again, and into two clusters at once.

A contribution is put as a whole: the top of a stack takes it along, one out of a stack leaves it.
"""

from collections.abc import Mapping, Sequence

import msgspec

from formats.commands import STEERING, CommandTable, Context, Id, Payload
from formats.history import sorted_by
from formats.records.wall import Cluster, Contribution
from formats.rejected import Code, Rejected
from formats.state import Change, State

COMMANDS = CommandTable()
MOST_AT_ONCE = 200


class ContributionMove(Payload):
    """`cluster` None: loose again. `after`: what it comes behind (None: first); left out: last."""

    contribution: Id
    cluster: Id | None
    after: Id | msgspec.UnsetType | None = msgspec.UNSET


class ContributionsMove(Payload):
    """Several, in this order.

    `seen`: where the sender saw them. `leaving`: of doubled ones the standing in this cluster goes.
    """

    contributions: tuple[Id, ...]
    cluster: Id | None
    after: Id | msgspec.UnsetType | None = msgspec.UNSET
    seen: Mapping[Id, Id | None] = msgspec.field(default_factory=dict)
    leaving: Id | None = None


class ContributionDoubling(Payload):
    contribution: Id
    cluster: Id
    after: Id | msgspec.UnsetType | None = msgspec.UNSET


class ContributionUndoubling(Payload):
    """`cluster`: the place it leaves."""

    contribution: Id
    cluster: Id


@COMMANDS.command(ContributionMove, STEERING)
def move_contribution(context: Context, wish: ContributionMove) -> list[Change]:
    one = ContributionsMove(contributions=(wish.contribution,), cluster=wish.cluster, after=wish.after)
    return _moved(context, "contribution_moved", one)


@COMMANDS.command(ContributionsMove, STEERING)
def move_contributions(context: Context, wish: ContributionsMove) -> list[Change]:
    """Move several together: they arrive in this order, or not at all."""
    return _moved(context, "contributions_moved", wish)


def _moved(context: Context, happened: str, wish: ContributionsMove) -> list[Change]:
    cards = sortable(context, wish.contributions)
    if not cards:
        return []
    place = _place_for(context, cards[0], wish.cluster)
    check_seen(context, cards, wish.seen)
    if wish.after is msgspec.UNSET:
        return sorted_by(context, happened, *put_last(context, cards, wish.cluster, wish.leaving))
    ranks = context.ranks_after(Contribution, wish.after, *place, moving=[card.id for card in cards])
    moved = [put(card, wish.cluster, rank, wish.leaving) for card, rank in zip(cards, ranks, strict=True)]
    return sorted_by(context, happened, *moved)


@COMMANDS.command(ContributionDoubling, STEERING)
def double_contribution(context: Context, wish: ContributionDoubling) -> list[Change]:
    """Let a contribution stand in a second cluster as well, because in doubt it belongs to both."""
    (card,) = sortable(context, (wish.contribution,))
    place = _place_for(context, card, wish.cluster)
    if card.stack is not None or card.cluster is None:
        raise Rejected(Code.WRONG_PLACE)
    if wish.cluster in (card.cluster, card.also):
        return []
    if card.also is not None:
        raise Rejected(Code.ALREADY_THERE)
    if wish.after is msgspec.UNSET:
        rank = context.last_rank()
    else:
        (rank,) = context.ranks_after(Contribution, wish.after, *place, moving=(card.id,))
    return sorted_by(
        context, "contribution_doubled", placed(card, card.cluster, card.rank, wish.cluster, rank)
    )


@COMMANDS.command(ContributionUndoubling, STEERING)
def undouble_contribution(context: Context, wish: ContributionUndoubling) -> list[Change]:
    """Take one of two standings away; the last one cannot be taken away like this."""
    (card,) = sortable(context, (wish.contribution,))
    _place_for(context, card, wish.cluster)
    if wish.cluster not in (card.cluster, card.also):
        return []
    if card.also is None:
        raise Rejected(Code.WRONG_PLACE)
    return sorted_by(context, "contribution_undoubled", put(card, None, "", leaving=wish.cluster))


def sortable(context: Context, ids: Sequence[str]) -> list[Contribution]:
    """Return the contributions that are to be sorted, each once, all of one question and all on the wall."""
    if len(ids) > MOST_AT_ONCE:
        raise Rejected(Code.TOO_MANY, limit=MOST_AT_ONCE)
    cards = [context.get(Contribution, id_) for id_ in dict.fromkeys(ids)]
    if not all(card.on_wall for card in cards):
        raise Rejected(Code.UNKNOWN_RECORD, kind=Contribution.kind())
    if len({card.question for card in cards}) > 1:
        raise Rejected(Code.WRONG_PLACE)
    return cards


def put(card: Contribution, cluster: str | None, rank: str, leaving: str | None = None) -> Contribution:
    """Return a contribution put into a cluster (None: loose).

    Of a doubled one the standing in `leaving` goes there, else the first. Where it meets the other standing,
    and where it would lie loose beside it, the contribution is single again.
    """
    if card.also is None:
        return placed(card, cluster, rank)
    goes_second = leaving == card.also
    stays, its_rank = (card.cluster, card.rank) if goes_second else (card.also, card.also_rank)
    if cluster is None:
        return placed(card, stays, its_rank)
    if cluster == stays:
        return placed(card, cluster, rank)
    if goes_second:
        return placed(card, stays, its_rank, cluster, rank)
    return placed(card, cluster, rank, stays, its_rank)


def put_last(
    context: Context, cards: Sequence[Contribution], cluster: str | None, leaving: str | None = None
) -> list[Contribution]:
    """Return contributions put behind everything in a cluster; what stands there already stays as it is."""
    ranks = [dict(card.standings).get((card.question, cluster)) for card in cards]
    return [
        put(card, cluster, rank or context.last_rank(nth), leaving)
        for nth, (card, rank) in enumerate(zip(cards, ranks, strict=True))
    ]


def placed(
    card: Contribution, cluster: str | None, rank: str, also: str | None = None, also_rank: str = ""
) -> Contribution:
    """Return a contribution that stands exactly there, on no stack. Whoever puts it there has decided."""
    return msgspec.structs.replace(
        card,
        cluster=cluster,
        rank=rank,
        also=also,
        also_rank=also_rank,
        stack=None,
        undecided=False,
    )


def members(state: State, top: str) -> list[Contribution]:
    """Return what is stapled below a contribution, in order."""
    return state.ranked(Contribution, top)


def promoted(state: State, top: Contribution) -> list[Contribution]:
    """Return the stack of a top that goes: the first below it takes its place, the others follow that one."""
    if not (stack := members(state, top.id)):
        return []
    first, *others = stack
    leads = placed(first, top.cluster, top.rank, top.also, top.also_rank)
    return [leads, *(msgspec.structs.replace(each, stack=first.id) for each in others)]


def _place_for(context: Context, card: Contribution, cluster: str | None) -> tuple[str, str | None]:
    if cluster is not None and context.get(Cluster, cluster).question != card.question:
        raise Rejected(Code.WRONG_PLACE)
    return (card.question, cluster)


def check_seen(context: Context, cards: Sequence[Contribution], seen: Mapping[str, str | None]) -> None:
    """Refuse where somebody else was faster: the first one to put a card down wins."""
    moved: dict[str, str | None] = {}
    for card in cards:
        stands = context.get(Contribution, card.stack) if card.stack else card
        if card.id in seen and seen[card.id] not in {stands.cluster, stands.also or stands.cluster}:
            moved[card.id] = stands.cluster
    if moved:
        raise Rejected(Code.MOVED_MEANWHILE, moved=moved)
