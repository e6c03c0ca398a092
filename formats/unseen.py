"""What stays with its authors until it is revealed: the desk is told how many there are, and nothing else."""

from typing import NamedTuple

from formats.commands import Context
from formats.records.wall import Contribution, Unseen
from formats.rejected import Code, Rejected
from formats.state import Ref


class Recount(NamedTuple):
    """What a Change puts and drops so that the number is right."""

    put: tuple[Unseen, ...] = ()
    drop: tuple[Ref, ...] = ()


def with_author_alone(card: Contribution | None) -> bool:
    return card is not None and not (card.on_wall or card.on_desk)


def known_to_desk(context: Context, contribution: str) -> Contribution:
    """Return a contribution that a facilitator may see; any other one is as unknown as what is not."""
    card = context.get(Contribution, contribution)
    if with_author_alone(card):
        raise Rejected(Code.UNKNOWN_RECORD, kind=card.kind())
    return card


def recounted(context: Context, before: Contribution | None, after: Contribution | None) -> Recount:
    """Return how the number changes when a contribution does. None: there was none, or there is none now."""
    more = with_author_alone(after) - with_author_alone(before)
    card = after or before
    if not more or card is None:
        return Recount()
    unseen = context.state.find(Unseen, card.question)
    count = (unseen.count if unseen else 0) + more
    if unseen and not count:
        return Recount(drop=(unseen.ref,))
    return Recount(put=(Unseen(id=card.question, item=card.item, count=count),))
