"""Contributions: what people write. The wording belongs to its author; authorship is proved, never stored.

The author's device makes a secret per contribution; kept is only its hash, salted with the contribution's id.
"""

import hashlib
import hmac
from typing import Self

import msgspec

from formats.commands import STEERING, WRITING, CommandTable, Context, Id, Payload, Secret
from formats.phases import WRITABLE
from formats.rejected import Code, Rejected
from formats.state import Change, Ranked, Record, Ref
from formats.streams import DESK, WALL, Stream
from formats.text import ContributionText, Reason

COMMANDS = CommandTable()


class Contribution(Ranked):
    """One Beitrag. It stands in a cluster or lies loose (None).

    Hidden ones stay on the desk, with the reason.
    """

    families = frozenset({WALL, DESK})
    wording = ("text", "reason")
    most = 20_000

    item: str
    question: str
    text: str
    cluster: str | None = None
    edited: bool = False
    hidden: bool = False
    reason: str = ""

    @property
    def place(self) -> tuple[str | None, ...]:
        return (self.question, self.cluster)

    def shown_on(self, stream: Stream) -> Self | None:
        """The wall carries what is not hidden, the desk what is."""
        return self if stream.family == (DESK if self.hidden else WALL) else None


class Proof(Record):
    """What proves authorship: a hash that nobody may see and nobody can turn back.

    It has its contribution's id.
    """

    item: str
    question: str
    digest: str


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


class ContributionMove(Payload):
    """`cluster` None: loose again. `after`: what it comes behind (None: first); left out: last."""

    contribution: Id
    cluster: Id | None
    after: Id | msgspec.UnsetType | None = msgspec.UNSET


class ContributionHiding(Payload):
    contribution: Id
    reason: Reason


class ContributionChoice(Payload):
    contribution: Id


def digest_of(contribution: str, secret: str) -> str:
    """Return the salted hash of an author's secret, as hex."""
    return hashlib.sha256(f"{contribution}:{secret}".encode()).hexdigest()


def _proved(context: Context, contribution: str, secret: str) -> Proof:
    proof = context.get(Proof, contribution)
    if not hmac.compare_digest(proof.digest, digest_of(contribution, secret)):
        raise Rejected(Code.NOT_YOURS)
    return proof


def _is_stored(context: Context, wish: NewContribution) -> bool:
    """Whether a device offers again what is here: after a restored backup it cannot know."""
    if context.state.find(Contribution, wish.contribution) is None:
        return False
    _proved(context, wish.contribution, wish.secret)
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
    _proved(context, wish.contribution, wish.secret)
    return True


@COMMANDS.command(ContributionEdit, WRITING, phases=WRITABLE, done=_is_worded)
def edit_contribution(context: Context, wish: ContributionEdit) -> list[Change]:
    """Change one's own wording; the old one is forgotten."""
    _proved(context, wish.contribution, wish.secret)
    before = context.get(Contribution, wish.contribution)
    after = msgspec.structs.replace(before, text=wish.text, edited=True)
    return context.change("contribution_edited", after, forget=(before.id,))


@COMMANDS.command(ContributionWithdrawal, WRITING, phases=WRITABLE)
def withdraw_contribution(context: Context, wish: ContributionWithdrawal) -> list[Change]:
    """Take one's own contribution back; its text is forgotten."""
    proof = _proved(context, wish.contribution, wish.secret)
    gone = (Ref(Contribution.kind(), proof.id), proof.ref)
    return context.change("contribution_withdrawn", drop=gone, forget=(proof.id,))


@COMMANDS.command(ContributionMove, STEERING)
def move_contribution(context: Context, wish: ContributionMove) -> list[Change]:
    from formats.clusters import Cluster  # here, because clusters hold contributions and import this file

    before = context.get(Contribution, wish.contribution)
    if wish.cluster is not None and context.get(Cluster, wish.cluster).question != before.question:
        raise Rejected(Code.WRONG_PLACE)
    if wish.after is msgspec.UNSET:
        rank = before.rank if wish.cluster == before.cluster else context.last_rank()
    else:
        rank = context.rank_after(Contribution, wish.after, before.question, wish.cluster, moving=before.id)
    after = msgspec.structs.replace(before, cluster=wish.cluster, rank=rank)
    return context.change("contribution_moved", after) if after != before else []


@COMMANDS.command(ContributionHiding, STEERING, when_closed=True)
def hide_contribution(context: Context, wish: ContributionHiding) -> list[Change]:
    """Take a contribution off the wall, with a reason that stays on record.

    Its author may still see and change it.
    """
    before = context.get(Contribution, wish.contribution)
    after = msgspec.structs.replace(before, hidden=True, reason=wish.reason)
    return context.change("contribution_hidden", after) if after != before else []


@COMMANDS.command(ContributionChoice, STEERING, when_closed=True)
def unhide_contribution(context: Context, wish: ContributionChoice) -> list[Change]:
    before = context.get(Contribution, wish.contribution)
    after = msgspec.structs.replace(before, hidden=False, reason="")
    return context.change("contribution_unhidden", after) if after != before else []
