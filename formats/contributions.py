"""Contributions: what people write. The wording belongs to its author; authorship is proved, never stored.

The author's device makes a secret per contribution; kept is only its hash, salted with the contribution's id.
"""

import hashlib
import hmac

import msgspec

from formats.commands import WRITING, CommandTable, Context, Id, Language, Payload, Secret
from formats.phases import WRITABLE
from formats.records.room import Enquiry, Question
from formats.records.wall import Contribution, Proof, Wording
from formats.rejected import Code, Rejected
from formats.sorting import promoted
from formats.state import Change, Ref
from formats.text import ContributionText, ContributionTextOrNone
from formats.unseen import recounted

COMMANDS = CommandTable()


class NewContribution(Payload):
    """`private`, `moderated`: what the page promised when it was written."""

    question: Id
    contribution: Id
    text: ContributionText
    secret: Secret
    lang: Language | msgspec.UnsetType = msgspec.UNSET
    private: bool = False
    moderated: bool = False


class ContributionEdit(Payload):
    contribution: Id
    text: ContributionText
    secret: Secret


class Explanation(Payload):
    """`text` empty: there is none any more."""

    contribution: Id
    text: ContributionTextOrNone
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
    """Write down a thought. Whether it stays private or waits is fixed now, by the rules of its question."""
    question = context.get(Question, wish.question)
    _check_promised(question, wish)
    contribution = Contribution(
        id=context.unused(Contribution, wish.contribution),
        item=question.item,
        question=question.id,
        text=wish.text,
        rank=context.last_rank(),
        private=question.private,
        approval="waiting" if question.moderated else "",
        lang=wish.lang or "",
    )
    digest = digest_of(wish.contribution, wish.secret)
    proof = Proof(id=wish.contribution, item=question.item, question=question.id, digest=digest)
    unseen = recounted(context, None, contribution)
    return context.change("contribution_posted", contribution, proof, *unseen.put)


def _check_promised(question: Question, wish: NewContribution) -> None:
    """Refuse what was written under a promise that holds no more: its author is to decide anew."""
    if (wish.private and not question.private) or (wish.moderated and not question.moderated):
        raise Rejected(Code.RULES_CHANGED, private=question.private, moderated=question.moderated)


def said_last(card: Contribution) -> Wording:
    """Return the wording as its author has it: the one that waits for approval, where there is one."""
    return card.proposed or Wording(card.text, card.explanation)


def _is_worded(context: Context, wish: ContributionEdit) -> bool:
    """Whether the contribution has this wording already."""
    before = context.state.find(Contribution, wish.contribution)
    if before is None or said_last(before).text != wish.text:
        return False
    proved(context, wish.contribution, wish.secret)
    return True


@COMMANDS.command(ContributionEdit, WRITING, phases=WRITABLE, done=_is_worded)
def edit_contribution(context: Context, wish: ContributionEdit) -> list[Change]:
    """Change one's own wording; the old one is forgotten."""
    proved(context, wish.contribution, wish.secret)
    before = context.get(Contribution, wish.contribution)
    wording = msgspec.structs.replace(said_last(before), text=str(wish.text))
    return _said_anew(context, "contribution_edited", before, wording)


def _is_explained(context: Context, wish: Explanation) -> bool:
    """Whether the contribution has this explanation already, and nobody asks any more."""
    before = context.state.find(Contribution, wish.contribution)
    if before is None or said_last(before).explanation != wish.text or enquiry_about(context, before.id):
        return False
    proved(context, wish.contribution, wish.secret)
    return True


@COMMANDS.command(Explanation, WRITING, done=_is_explained)
def explain_contribution(context: Context, wish: Explanation) -> list[Change]:
    """Say what one's own contribution means, for whoever did not understand it; or no more."""
    proved(context, wish.contribution, wish.secret)
    before = context.get(Contribution, wish.contribution)
    wording = msgspec.structs.replace(said_last(before), explanation=str(wish.text))
    return _said_anew(context, "contribution_explained", before, wording)


def _said_anew(context: Context, happened: str, before: Contribution, wording: Wording) -> list[Change]:
    moderated = context.get(Question, before.question).moderated
    after = _asked_for_approval(before, wording) if moderated else reworded(before, wording)
    asked = enquiry_about(context, before.id)
    if after == before:
        return context.change(happened, drop=asked) if asked else []
    after = msgspec.structs.replace(after, revision=before.revision + 1)
    unseen = recounted(context, before, after)
    drop = (*unseen.drop, *asked)
    return context.change(happened, after, *unseen.put, drop=drop, forget=(before.id,))


def _asked_for_approval(before: Contribution, wording: Wording) -> Contribution:
    """The approved wording stays, the new one waits. Where nobody has seen any, there is nothing to keep.

    An explanation that its author takes away is gone at once: there is nothing to approve.
    """
    if not wording.explanation:
        before = msgspec.structs.replace(before, explanation="")
    if before.approval == "waiting" or wording == Wording(before.text, before.explanation):
        return reworded(before, wording)
    if before.private and not before.approval:
        return msgspec.structs.replace(reworded(before, wording), approval="waiting")
    return msgspec.structs.replace(before, proposed=wording)


def reworded(card: Contribution, wording: Wording) -> Contribution:
    """Return the contribution in these words. Translations of the former ones go with them."""
    is_new = wording.text != card.text
    return msgspec.structs.replace(
        card,
        text=wording.text,
        explanation=wording.explanation,
        proposed=None,
        edited=card.edited or is_new,
        translations=() if is_new else card.translations,
    )


@COMMANDS.command(ContributionWithdrawal, WRITING, phases=WRITABLE)
def withdraw_contribution(context: Context, wish: ContributionWithdrawal) -> list[Change]:
    """Take one's own contribution back; its text is forgotten. What was stapled below it moves up."""
    proof = proved(context, wish.contribution, wish.secret)
    card = context.get(Contribution, proof.id)
    marks = tuple(Ref(Proof.kind(), mark.id) for mark in card.conflicts)
    unseen = recounted(context, card, None)
    drop = (card.ref, proof.ref, *marks, *enquiry_about(context, card.id), *unseen.drop)
    left = promoted(context.state, card)
    return context.change("contribution_withdrawn", *left, *unseen.put, drop=drop, forget=(card.id,))


def enquiry_about(context: Context, contribution: str) -> tuple[Ref, ...]:
    """Return the enquiry about a contribution, to be dropped; nothing where nobody asked."""
    enquiry = context.state.find(Enquiry, contribution)
    return (enquiry.ref,) if enquiry else ()
