"""Signs on contributions: a conflict to be discussed later, and "verstehe ich nicht" for the author."""

import msgspec

from formats.commands import STEERING, WRITING, CommandTable, Context, ContributionChoice, Id, Payload, Secret
from formats.contributions import digest_of, proved
from formats.records.room import Enquiry, Question
from formats.records.wall import Conflict, Contribution, Proof
from formats.rejected import Code, Rejected
from formats.state import Change
from formats.text import ReasonOrNone

COMMANDS = CommandTable()
MOST_CONFLICTS = 20
_MOST_COUNTED = 9
_EVERYBODY = STEERING | WRITING
_ASKED = frozenset({"open", "ending", "closed"})


class ConflictMark(Payload):
    contribution: Id
    conflict: Id
    secret: Secret
    reason: ReasonOrNone = ReasonOrNone("")


class ConflictWithdrawal(Payload):
    contribution: Id
    conflict: Id
    secret: Secret


class ConflictChoice(Payload):
    contribution: Id
    conflict: Id


class EnquirySettlement(Payload):
    contribution: Id
    secret: Secret


def on_wall(context: Context, contribution: str) -> Contribution:
    """Return a contribution that everybody may see; what is not on the wall is as unknown as what is not."""
    card = context.get(Contribution, contribution)
    if not card.on_wall:
        raise Rejected(Code.UNKNOWN_RECORD, kind=card.kind())
    return card


def _is_marked(context: Context, wish: ConflictMark) -> bool:
    card = context.state.find(Contribution, wish.contribution)
    if card is None or not any(mark.id == wish.conflict for mark in card.conflicts):
        return False
    proved(context, wish.conflict, wish.secret)
    return True


@COMMANDS.command(ConflictMark, _EVERYBODY, phases=_ASKED, done=_is_marked)
def mark_conflict(context: Context, wish: ConflictMark) -> list[Change]:
    """Say that one sees it differently. It is kept and discussed later, not argued at once.

    A reason is read by everybody at once: where texts wait for approval, only those who approve give one.
    """
    card = on_wall(context, wish.contribution)
    if wish.reason and context.actor.role not in STEERING and context.get(Question, card.question).moderated:
        raise Rejected(Code.NOT_ALLOWED)
    if len(card.conflicts) >= MOST_CONFLICTS:
        raise Rejected(Code.TOO_MANY, limit=MOST_CONFLICTS)
    proof = Proof(
        id=context.unused(Proof, wish.conflict),
        item=card.item,
        question=card.question,
        digest=digest_of(wish.conflict, wish.secret),
    )
    mark = Conflict(id=wish.conflict, reason=str(wish.reason))
    marked = msgspec.structs.replace(card, conflicts=(*card.conflicts, mark))
    return context.change("conflict_marked", marked, proof)


@COMMANDS.command(ConflictWithdrawal, _EVERYBODY)
def withdraw_conflict(context: Context, wish: ConflictWithdrawal) -> list[Change]:
    """Take one's own mark back; its reason is forgotten."""
    card = context.get(Contribution, wish.contribution)
    proof = _proof_on(context, card, wish.conflict)
    proved(context, proof.id, wish.secret)
    return _without(context, "conflict_withdrawn", card, proof)


@COMMANDS.command(ConflictChoice, STEERING, when_closed=True)
def dismiss_conflict(context: Context, wish: ConflictChoice) -> list[Change]:
    """Take a mark away that breaks the house rules; its reason is forgotten."""
    card = context.get(Contribution, wish.contribution)
    return _without(context, "conflict_dismissed", card, _proof_on(context, card, wish.conflict))


def _proof_on(context: Context, card: Contribution, conflict: str) -> Proof:
    if not any(mark.id == conflict for mark in card.conflicts):
        raise Rejected(Code.UNKNOWN_RECORD, kind=Conflict.__name__.lower())
    return context.get(Proof, conflict)


def _without(context: Context, happened: str, card: Contribution, proof: Proof) -> list[Change]:
    left = tuple(mark for mark in card.conflicts if mark.id != proof.id)
    after = msgspec.structs.replace(card, conflicts=left)
    return context.change(happened, after, drop=(proof.ref,), forget=(card.id,))


@COMMANDS.command(ContributionChoice, _EVERYBODY, phases=_ASKED)
def ask_meaning(context: Context, wish: ContributionChoice) -> list[Change]:
    """Ask the author what a contribution means, whoever that is: only the author's device knows.

    Nobody knows either who asks, so that one device may ask often: what is counted are not people.
    """
    card = on_wall(context, wish.contribution)
    before = context.state.find(Enquiry, card.id)
    if before is None and context.state.count(Enquiry) >= Enquiry.most:
        raise Rejected(Code.TOO_MANY, limit=Enquiry.most)
    count = min(before.count + 1, _MOST_COUNTED) if before else 1
    asked = Enquiry(id=card.id, item=card.item, question=card.question, count=count)
    return context.change("meaning_asked", asked) if asked != before else []


@COMMANDS.command(EnquirySettlement, WRITING)
def settle_enquiry(context: Context, wish: EnquirySettlement) -> list[Change]:
    """The author does not want to explain, or has done so. Nobody learns which of the two."""
    proved(context, wish.contribution, wish.secret)
    return _unasked(context, "enquiry_settled", wish.contribution)


@COMMANDS.command(ContributionChoice, STEERING)
def dismiss_enquiry(context: Context, wish: ContributionChoice) -> list[Change]:
    card = context.get(Contribution, wish.contribution)
    return _unasked(context, "enquiry_dismissed", card.id)


def _unasked(context: Context, happened: str, contribution: str) -> list[Change]:
    enquiry = context.state.find(Enquiry, contribution)
    return context.change(happened, drop=(enquiry.ref,)) if enquiry else []
