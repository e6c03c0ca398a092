"""Moderation: what may stand on the wall, without ever knowing who wrote it."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from formats.commands import (
    STEERING,
    CommandTable,
    Context,
    ContributionChoice,
    Id,
    Payload,
    QuestionChoice,
)
from formats.contributions import enquiry_about, reworded, said_last
from formats.history import sorted_by
from formats.records.room import Question
from formats.records.wall import Contribution, Unseen
from formats.rejected import Code, Rejected
from formats.sorting import placed, promoted
from formats.state import Change
from formats.text import Reason
from formats.unseen import known_to_desk, with_author_alone

COMMANDS = CommandTable()
_MOST_AT_ONCE = 200


class ContributionHiding(Payload):
    contribution: Id
    reason: Reason


class Approval(Payload):
    """`revisions`: which wording of each was read; left out: the first one."""

    contributions: tuple[Id, ...]
    revisions: Mapping[Id, Annotated[int, msgspec.Meta(ge=0)]] = msgspec.field(default_factory=dict)


class Declining(Payload):
    """`revision`: which wording was read; left out: whichever there is."""

    contribution: Id
    revision: Annotated[int, msgspec.Meta(ge=0)] | None = None


@COMMANDS.command(ContributionHiding, STEERING, when_closed=True)
def hide_contribution(context: Context, wish: ContributionHiding) -> list[Change]:
    """Take a contribution off the wall, with a reason that stays on record.

    Its author may still see and change it. It leaves its stack: what was below it moves up.
    """
    before = known_to_desk(context, wish.contribution)
    if before.hidden:
        after = msgspec.structs.replace(before, reason=wish.reason)
        return context.change("contribution_hidden", after) if after != before else []
    left = promoted(context.state, before)
    alone = _unstacked(context, before) if left or before.stack else before
    after = msgspec.structs.replace(alone, hidden=True, reason=wish.reason)
    return sorted_by(context, "contribution_hidden", after, *left, drop=enquiry_about(context, before.id))


def _unstacked(context: Context, card: Contribution) -> Contribution:
    """Return a contribution off its stack, last where that stands: its old place is the others' now."""
    top = context.get(Contribution, card.stack) if card.stack else card
    return placed(card, top.cluster, context.last_rank())


@COMMANDS.command(ContributionChoice, STEERING, when_closed=True)
def unhide_contribution(context: Context, wish: ContributionChoice) -> list[Change]:
    """Bring a contribution back to where it stood. One that was never approved waits again."""
    before = known_to_desk(context, wish.contribution)
    if not before.hidden:
        return []
    after = msgspec.structs.replace(before, hidden=False, reason="")
    return sorted_by(context, "contribution_unhidden", after)


@COMMANDS.command(Approval, STEERING, when_closed=True)
def approve_contributions(context: Context, wish: Approval) -> list[Change]:
    """Let contributions, or new wordings of them, onto the wall.

    What was withdrawn or hidden meanwhile is left out; refused is only what names nothing that is here.
    """
    if len(wish.contributions) > _MOST_AT_ONCE:
        raise Rejected(Code.TOO_MANY, limit=_MOST_AT_ONCE)
    found = [context.state.find(Contribution, id_) for id_ in dict.fromkeys(wish.contributions)]
    cards = [card for card in found if card and card.item == context.item and not with_author_alone(card)]
    if wish.contributions and not cards:
        raise Rejected(Code.UNKNOWN_RECORD, kind=Contribution.kind())
    waiting = [card for card in cards if not card.hidden and (card.approval == "waiting" or card.proposed)]
    _check_read(waiting, wish.revisions)
    approved = [
        msgspec.structs.replace(reworded(card, said_last(card)), approval="given") for card in waiting
    ]
    forget = tuple(card.id for card in waiting if card.proposed)
    return context.change("contributions_approved", *approved, forget=forget) if approved else []


def _check_read(cards: Sequence[Contribution], revisions: Mapping[str, int]) -> None:
    """Refuse to decide on what nobody read: its author was faster and worded it anew."""
    unread = {card.id: card.revision for card in cards if revisions.get(card.id, 0) != card.revision}
    if unread:
        raise Rejected(Code.REWORDED, contributions=unread)


@COMMANDS.command(Declining, STEERING, when_closed=True)
def decline_wording(context: Context, wish: Declining) -> list[Change]:
    """Refuse a new wording and forget it; the approved one stays on the wall."""
    before = known_to_desk(context, wish.contribution)
    if before.proposed is None:
        return []
    if wish.revision is not None:
        _check_read([before], {before.id: wish.revision})
    after = msgspec.structs.replace(before, proposed=None)
    return context.change("wording_declined", after, forget=(before.id,))


@COMMANDS.command(QuestionChoice, STEERING, when_closed=True)
def reveal_contributions(context: Context, wish: QuestionChoice) -> list[Change]:
    """Bring everything private to light at once, in an order that does not tell who wrote first.

    What is hidden or waits stays so, and is no longer private either.
    """
    question = context.get(Question, wish.question)
    private = [
        card for card in context.state.all(Contribution) if card.private and card.question == question.id
    ]
    revealed = [
        msgspec.structs.replace(card, private=False, rank=context.last_rank(nth))
        for nth, card in enumerate(sorted(private, key=_lot), start=1)
    ]
    if not revealed and not question.private:
        return []
    open_now = [msgspec.structs.replace(question, private=False)] if question.private else []
    unseen = context.state.find(Unseen, question.id)
    drop = (unseen.ref,) if unseen else ()
    return context.change("contributions_revealed", *open_now, *revealed, drop=drop)


def _lot(card: Contribution) -> str:
    return hashlib.sha256(card.id.encode()).hexdigest()
