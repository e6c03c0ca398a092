"""Reading aloud: the projector shows one contribution after the other, and what was read is marked."""

import msgspec

from formats.commands import STEERING, CommandTable, Context, ContributionChoice, QuestionChoice
from formats.records.room import Question, Screen
from formats.records.wall import Contribution
from formats.screen import SCREEN
from formats.signs import on_wall
from formats.state import Change, Record

COMMANDS = CommandTable()


@COMMANDS.command(ContributionChoice, STEERING)
def read_aloud(context: Context, wish: ContributionChoice) -> list[Change]:
    """Show one contribution to the whole room. It counts as read from now on."""
    card = on_wall(context, wish.contribution)
    wanted: tuple[Record, ...] = (
        Screen(id=SCREEN, shows="card", workshop=card.item, question=card.question, card=card.id),
        msgspec.structs.replace(card, read=True),
    )
    new = [record for record in wanted if context.state.find_ref(record.ref) != record]
    return context.change("contribution_read_aloud", *new) if new else []


@COMMANDS.command(QuestionChoice, STEERING)
def mark_unread(context: Context, wish: QuestionChoice) -> list[Change]:
    """Begin anew: nothing of this question was read aloud."""
    question = context.get(Question, wish.question)
    cards = [
        msgspec.structs.replace(card, read=False)
        for card in context.state.all(Contribution)
        if card.question == question.id and card.read
    ]
    return context.change("contributions_marked_unread", *cards) if cards else []
