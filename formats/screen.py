"""What the projector shows. It follows the phases by itself unless a facilitator says otherwise."""

from typing import Literal

from formats.commands import STEERING, CommandTable, Context, Id, Payload
from formats.questions import Question
from formats.rejected import Code, Rejected
from formats.state import Change, Record, State
from formats.streams import ROOM

COMMANDS = CommandTable(of_event=True)
SCREEN = "screen"
Shown = Literal["auto", "join", "question", "wall"]


class Screen(Record):
    """`shows`: auto (by phase), join (the QR code), question (with the clock), wall (cards and clusters).

    `workshop` and `question` say of which one; None: what is open or was open last.
    """

    families = frozenset({ROOM})

    shows: Shown = "auto"
    workshop: str | None = None
    question: str | None = None


class ScreenChoice(Payload):
    shows: Shown
    workshop: Id | None = None
    question: Id | None = None


@COMMANDS.command(ScreenChoice, STEERING, when_closed=True)
def show_screen(context: Context, wish: ScreenChoice) -> list[Change]:
    from formats.registry import format_of  # here, because the registry knows every table, this one too

    if wish.workshop is not None:
        format_of(context.state, wish.workshop)
    if wish.question is not None and context.state.get(Question, wish.question).item != wish.workshop:
        raise Rejected(Code.WRONG_PLACE)
    screen = Screen(id=SCREEN, shows=wish.shows, workshop=wish.workshop, question=wish.question)
    return context.change("screen_changed", screen) if context.state.find(Screen, SCREEN) != screen else []


def released(state: State, gone: str) -> tuple[Screen, ...]:
    """Return the screen as it must become when a workshop or question goes, if it showed that: by phase."""
    screen = state.find(Screen, SCREEN)
    return (Screen(id=SCREEN),) if screen and gone in (screen.workshop, screen.question) else ()
