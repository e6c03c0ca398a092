"""What the projector shows. It follows the phases by itself unless a facilitator says otherwise."""

from formats.commands import STEERING, CommandTable, Context, Id, Payload
from formats.installed import format_of
from formats.records.room import Question, Screen, Shown
from formats.rejected import Code, Rejected
from formats.state import Change, State

COMMANDS = CommandTable(of_event=True)
SCREEN = "screen"


class ScreenChoice(Payload):
    shows: Shown
    workshop: Id | None = None
    question: Id | None = None


@COMMANDS.command(ScreenChoice, STEERING, when_closed=True)
def show_screen(context: Context, wish: ScreenChoice) -> list[Change]:
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
