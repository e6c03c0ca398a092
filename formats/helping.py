"""Sorting together: participants get small batches of loose cards that nobody else has.

A batch is proved by its secret, like authorship: nobody can look up who sorted. What a facilitator moves,
hides or staples meanwhile leaves a batch by itself, because only what is still sortable counts as in it.
"""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from formats.commands import STEERING, WRITING, CommandTable, Context, Id, Payload, QuestionChoice, Secret
from formats.contributions import digest_of, proved
from formats.history import sorted_by
from formats.records.room import Question
from formats.records.wall import Batch, Cluster, Contribution, Proof
from formats.rejected import Code, Rejected
from formats.sorting import placed
from formats.state import Change, Ref, State

COMMANDS = CommandTable()
LASTS = 5 * 60_000
"""How long a batch waits at least for its next answer, in milliseconds; then its cards may go to others."""
_MINUTE = 60_000


class HelpRequest(Payload):
    """`size`: so many cards each participant gets at a time."""

    question: Id
    size: Annotated[int, msgspec.Meta(ge=1, le=40)] = 8


class BatchTaking(Payload):
    question: Id
    batch: Id
    secret: Secret


class BatchSorting(Payload):
    batch: Id
    contribution: Id
    cluster: Id
    secret: Secret


class BatchPassing(Payload):
    batch: Id
    contribution: Id
    secret: Secret


class BatchReturn(Payload):
    batch: Id
    secret: Secret


def is_sortable(card: Contribution) -> bool:
    """Whether participants may be asked where it belongs."""
    return card.on_wall and card.cluster is None and card.stack is None


def find_batch(state: State, batch: str, now: int) -> Batch:
    """Return a batch that somebody sorts; raises Rejected (batch_over) for one that ran out or is done."""
    found = state.find(Batch, batch)
    if found is None or found.until <= now:
        raise Rejected(Code.BATCH_OVER)
    return found


def cards_in(state: State, batch: Batch) -> list[Contribution]:
    """Return what is still to be sorted of a batch."""
    cards = (state.find(Contribution, card) for card in batch.cards)
    return [card for card in cards if card is not None and is_sortable(card)]


@COMMANDS.command(HelpRequest, STEERING)
def ask_for_help(context: Context, wish: HelpRequest) -> list[Change]:
    before = context.get(Question, wish.question)
    after = msgspec.structs.replace(before, helpers=wish.size)
    return context.change("help_asked", after) if after != before else []


@COMMANDS.command(QuestionChoice, STEERING)
def end_help(context: Context, wish: QuestionChoice) -> list[Change]:
    """End sorting together at once: what is out in batches lies loose for the facilitator."""
    before = context.get(Question, wish.question)
    if not before.helpers:
        return []
    drop = (ref for batch in _batches_of(context, before.id) for ref in _refs_of(batch))
    return context.change("help_ended", msgspec.structs.replace(before, helpers=0), drop=tuple(drop))


@COMMANDS.command(BatchTaking, WRITING)
def take_batch(context: Context, wish: BatchTaking) -> list[Change]:
    """Hand out the next loose cards, in the order of the wall; batches that ran out are cleared away.

    What others did not know comes when there is nothing else: nobody can keep a card from all the others.
    """
    question = context.get(Question, wish.question)
    if not question.helpers:
        raise Rejected(Code.NO_HELP_WANTED)
    id_, item = context.unused(Batch, wish.batch), question.item
    over = [batch for batch in _batches_of(context, question.id) if batch.until <= context.now]
    cards = _next_cards(context, question)
    if not cards:
        raise Rejected(Code.NOTHING_LEFT)
    batch = Batch(id=id_, item=item, question=question.id, cards=cards, until=_until(context))
    proof = Proof(id=id_, item=item, question=question.id, digest=digest_of(id_, wish.secret))
    drop = (ref for each in over for ref in _refs_of(each))
    return context.change("batch_taken", batch, proof, drop=tuple(drop))


@COMMANDS.command(BatchSorting, WRITING)
def sort_from_batch(context: Context, wish: BatchSorting) -> list[Change]:
    """Put a card at the end of a cluster; whoever is still sorting gets more time."""
    card = context.get(Contribution, wish.contribution)
    cluster = context.get(Cluster, wish.cluster)
    if cluster.question != card.question:
        raise Rejected(Code.WRONG_PLACE)
    rest, drop = _without(context, wish.batch, wish.secret, card)
    after = placed(card, cluster.id, context.last_rank())
    return sorted_by(context, "contribution_sorted", after, *rest, drop=drop)


@COMMANDS.command(BatchPassing, WRITING)
def pass_contribution(context: Context, wish: BatchPassing) -> list[Change]:
    """Leave a card to the facilitator: others are asked about it only when nothing else is left."""
    card = context.get(Contribution, wish.contribution)
    rest, drop = _without(context, wish.batch, wish.secret, card)
    undecided = msgspec.structs.replace(card, undecided=True)
    return context.change("contribution_passed", undecided, *rest, drop=drop)


@COMMANDS.command(BatchReturn, WRITING)
def return_batch(context: Context, wish: BatchReturn) -> list[Change]:
    batch = context.get(Batch, wish.batch)
    proved(context, batch.id, wish.secret)
    return context.change("batch_returned", drop=_refs_of(batch))


def _without(
    context: Context, batch_id: str, secret: str, card: Contribution
) -> tuple[tuple[Batch, ...], tuple[Ref, ...]]:
    """Return what to put and what to drop where a card leaves its batch; raises Rejected where it may not.

    A facilitator may have been faster: then there is nothing to answer any more.
    """
    if not card.on_wall:
        raise Rejected(Code.UNKNOWN_RECORD, kind=card.kind())
    batch = find_batch(context.state, batch_id, context.now)
    proved(context, batch.id, secret)
    if card.id not in batch.cards or not is_sortable(card):
        raise Rejected(Code.MOVED_MEANWHILE, moved={card.id: card.cluster})
    rest = tuple(other.id for other in cards_in(context.state, batch) if other.id != card.id)
    if not rest:
        return (), _refs_of(batch)
    return (msgspec.structs.replace(batch, cards=rest, until=_until(context)),), ()


def _until(context: Context) -> int:
    """Return when a batch runs out, on the full minute: nobody learns when exactly somebody answered."""
    return -(-(context.now + LASTS) // _MINUTE) * _MINUTE


def _next_cards(context: Context, question: Question) -> tuple[str, ...]:
    """Return the first cards of the wall's order that are in no live batch; undecided ones come last."""
    batches = _batches_of(context, question.id)
    taken = {card for batch in batches if batch.until > context.now for card in batch.cards}
    loose = context.state.ranked(Contribution, question.id, None)
    cards = [card for card in loose if card.id not in taken and is_sortable(card)]
    fresh = [card.id for card in cards if not card.undecided]
    return tuple((fresh or [card.id for card in cards])[: question.helpers])


def _batches_of(context: Context, question: str) -> Iterator[Batch]:
    return (batch for batch in context.state.all(Batch) if batch.question == question)


def _refs_of(batch: Batch) -> tuple[Ref, ...]:
    return (batch.ref, Ref(Proof.kind(), batch.id))
