"""Guiding questions of a workshop, in their order.

Each has the phase in which it is answered, under the same id.
"""

import msgspec

from formats.commands import STEERING, CommandTable, Context, Id, Payload, QuestionChoice
from formats.dots import has_dots, weighings_of
from formats.records.dots import Ballot
from formats.records.room import Phase, Question
from formats.records.wall import Contribution
from formats.rejected import Code, Rejected
from formats.screen import released
from formats.state import Change
from formats.text import Line, Title

COMMANDS = CommandTable()
COLLECT = "collect"


class NewQuestion(Payload):
    question: Id
    text: Title
    hint: Line = Line("")


class QuestionUpdate(Payload):
    question: Id
    text: Title
    hint: Line = Line("")


class QuestionMove(Payload):
    question: Id
    after: Id | None


class QuestionRules(Payload):
    """What is left out stays as it is."""

    question: Id
    private: bool | msgspec.UnsetType = msgspec.UNSET
    moderated: bool | msgspec.UnsetType = msgspec.UNSET


@COMMANDS.command(NewQuestion, STEERING)
def add_question(context: Context, wish: NewQuestion) -> list[Change]:
    """Add a question behind the others; a facilitator may do so in the middle of the meeting."""
    rank = context.last_rank()
    question = Question(
        id=context.unused(Question, wish.question),
        item=context.item or "",
        text=wish.text,
        hint=wish.hint,
        rank=rank,
    )
    phase = Phase(id=question.id, item=question.item, name=COLLECT, rank=rank)
    return context.change("question_added", question, phase)


@COMMANDS.command(QuestionUpdate, STEERING)
def update_question(context: Context, wish: QuestionUpdate) -> list[Change]:
    before = context.get(Question, wish.question)
    after = msgspec.structs.replace(before, text=wish.text, hint=wish.hint)
    return context.change("question_updated", after) if after != before else []


@COMMANDS.command(QuestionRules, STEERING)
def set_question_rules(context: Context, wish: QuestionRules) -> list[Change]:
    """Say what happens to what is written from now on; what was written before stays as it is."""
    before = context.get(Question, wish.question)
    after = msgspec.structs.replace(
        before,
        private=before.private if wish.private is msgspec.UNSET else wish.private,
        moderated=before.moderated if wish.moderated is msgspec.UNSET else wish.moderated,
    )
    return context.change("question_rules_set", after) if after != before else []


@COMMANDS.command(QuestionMove, STEERING)
def move_question(context: Context, wish: QuestionMove) -> list[Change]:
    question = context.get(Question, wish.question)
    rank = context.rank_after(Question, wish.after, question.item, moving=question.id)
    if rank == question.rank:
        return []
    phase = msgspec.structs.replace(context.get(Phase, question.id), rank=rank)
    return context.change("question_moved", msgspec.structs.replace(question, rank=rank), phase)


@COMMANDS.command(QuestionChoice, STEERING, phases=frozenset({"planned", "closed"}))
def remove_question(context: Context, wish: QuestionChoice) -> list[Change]:
    """Take a question away, with its phase, its empty clusters and their weighings.

    Refused once somebody answered it (C3) or gave dots, and while somebody may be typing.
    """
    question = context.get(Question, wish.question)
    weighings = weighings_of(context.state, question.id)
    names = [question.id, *(weighing.id for weighing in weighings)]
    belongings = [
        record
        for record in context.state.records()
        if getattr(record, "item", None) == question.item
        and any(getattr(record, field, None) in names for field in ("id", "question", "weighing"))
    ]
    answered = any(isinstance(record, Contribution) for record in belongings)
    if answered or any(has_dots(context.state, weighing) for weighing in weighings):
        raise Rejected(Code.IN_USE)
    screen = [screen for name in names for screen in released(context.state, name)][:1]
    # Ballots that were emptied: the Journal still knows what they had held.
    ballots = tuple(record.id for record in belongings if isinstance(record, Ballot))
    drop = tuple(record.ref for record in belongings)
    return context.change("question_removed", *screen, drop=drop, forget=ballots)
