"""Stacks: same statements stapled together, every wording kept.

A stack is its top and those that name it (`stack`); they stand where the top stands and in no cluster of
their own, in the order of their ranks. Stacks are flat.
"""

from collections.abc import Iterable, Mapping

import msgspec

from formats.commands import STEERING, CommandTable, Context, Id, Payload
from formats.history import sorted_by
from formats.records.wall import Contribution
from formats.sorting import check_seen, members, placed, sortable
from formats.state import Change

COMMANDS = CommandTable()


class Stapling(Payload):
    """`onto`: the top of a stack, or any contribution on it. `seen`: where the sender saw them."""

    contributions: tuple[Id, ...]
    onto: Id
    seen: Mapping[Id, Id | None] = msgspec.field(default_factory=dict)


class Unstapling(Payload):
    contributions: tuple[Id, ...]


@COMMANDS.command(Stapling, STEERING)
def staple_contributions(context: Context, wish: Stapling) -> list[Change]:
    """Staple contributions below another one; the top of a stack brings its whole stack along."""
    named = sortable(context, (*(id_ for id_ in wish.contributions if id_ != wish.onto), wish.onto))
    check_seen(context, named, wish.seen)
    *cards, onto = named
    top = onto.stack or onto.id
    brought = [each for card in cards for each in (card, *members(context.state, card.id))]
    stapled = {each.id: each for each in brought if top not in (each.id, each.stack)}
    return sorted_by(
        context,
        "contributions_stapled",
        *(below(card, top, context.last_rank(nth)) for nth, card in enumerate(stapled.values())),
    )


@COMMANDS.command(Unstapling, STEERING)
def unstaple_contributions(context: Context, wish: Unstapling) -> list[Change]:
    """Take contributions off their stacks; they stand directly behind them."""
    cards = sortable(context, wish.contributions)
    tops = dict.fromkeys(card.stack or card.id for card in cards)
    off = {card.id for card in cards}
    return sorted_by(
        context,
        "contributions_unstapled",
        *(card for top in tops for card in _taken_apart(context, context.get(Contribution, top), off)),
    )


def below(card: Contribution, top: str, rank: str) -> Contribution:
    """Return a contribution stapled below another one: it stands nowhere else."""
    return msgspec.structs.replace(placed(card, None, rank), stack=top)


def _taken_apart(context: Context, top: Contribution, off: set[str]) -> Iterable[Contribution]:
    """Yield what changes of a stack. A top that is taken off stays there, the rest goes on behind it."""
    stack = members(context.state, top.id)
    gone = [card for card in stack if card.id in off]
    rest = [card for card in stack if card.id not in off] if top.id in off else []
    alone = [*rest[:1], *gone]
    ranks = context.ranks_after(
        Contribution, top.id, top.question, top.cluster, moving=[card.id for card in alone]
    )
    yield from (placed(card, top.cluster, rank) for card, rank in zip(alone, ranks, strict=True))
    yield from (msgspec.structs.replace(card, stack=rest[0].id) for card in rest[1:])
