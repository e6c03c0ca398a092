"""Contributions: what people write. The wording belongs to its author; authorship is proved, never stored.

The author's device makes a secret per contribution; kept is only its hash, salted with the contribution's id.
"""

import hashlib
import hmac

import msgspec

from formats.commands import WRITING, CommandTable, Context, Id, Payload, Secret
from formats.phases import WRITABLE
from formats.records.wall import Contribution, Proof
from formats.rejected import Code, Rejected
from formats.state import Change, Ref
from formats.text import ContributionText

COMMANDS = CommandTable()


class NewContribution(Payload):
    question: Id
    contribution: Id
    text: ContributionText
    secret: Secret


class ContributionEdit(Payload):
    contribution: Id
    text: ContributionText
    secret: Secret


class ContributionWithdrawal(Payload):
    contribution: Id
    secret: Secret


def digest_of(contribution: str, secret: str) -> str:
    """Return the salted hash of an author's secret, as hex."""
    return hashlib.sha256(f"{contribution}:{secret}".encode()).hexdigest()


def proved(context: Context, contribution: str, secret: str) -> Proof:
    proof = context.get(Proof, contribution)
    if not hmac.compare_digest(proof.digest, digest_of(contribution, secret)):
        raise Rejected(Code.NOT_YOURS)
    return proof


def _is_stored(context: Context, wish: NewContribution) -> bool:
    """Whether a device offers again what is here: after a restored backup it cannot know."""
    if context.state.find(Contribution, wish.contribution) is None:
        return False
    proved(context, wish.contribution, wish.secret)
    return True


@COMMANDS.command(NewContribution, WRITING, phases=WRITABLE, done=_is_stored)
def post_contribution(context: Context, wish: NewContribution) -> list[Change]:
    item = context.item or ""
    contribution = Contribution(
        id=context.unused(Contribution, wish.contribution),
        item=item,
        question=wish.question,
        text=wish.text,
        rank=context.last_rank(),
    )
    digest = digest_of(wish.contribution, wish.secret)
    proof = Proof(id=wish.contribution, item=item, question=wish.question, digest=digest)
    return context.change("contribution_posted", contribution, proof)


def _is_worded(context: Context, wish: ContributionEdit) -> bool:
    """Whether the contribution has this wording already."""
    before = context.state.find(Contribution, wish.contribution)
    if before is None or before.text != wish.text:
        return False
    proved(context, wish.contribution, wish.secret)
    return True


@COMMANDS.command(ContributionEdit, WRITING, phases=WRITABLE, done=_is_worded)
def edit_contribution(context: Context, wish: ContributionEdit) -> list[Change]:
    """Change one's own wording; the old one is forgotten."""
    proved(context, wish.contribution, wish.secret)
    before = context.get(Contribution, wish.contribution)
    after = msgspec.structs.replace(before, text=wish.text, edited=True)
    return context.change("contribution_edited", after, forget=(before.id,))


@COMMANDS.command(ContributionWithdrawal, WRITING, phases=WRITABLE)
def withdraw_contribution(context: Context, wish: ContributionWithdrawal) -> list[Change]:
    """Take one's own contribution back; its text is forgotten."""
    proof = proved(context, wish.contribution, wish.secret)
    gone = (Ref(Contribution.kind(), proof.id), proof.ref)
    return context.change("contribution_withdrawn", drop=gone, forget=(proof.id,))
