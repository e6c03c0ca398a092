"""What the projector shows. It follows the phases by itself unless a facilitator says otherwise."""

from formats.commands import STEERING, CommandTable, Context, Id, Payload
from formats.installed import format_of
from formats.records.dots import Weighing
from formats.records.room import Question, Screen, Shown
from formats.records.wall import Contribution
from formats.rejected import Code, Rejected
from formats.state import Change, State

COMMANDS = CommandTable(of_event=True)
SCREEN = "screen"


class ScreenChoice(Payload):
    """`card` is said where it `shows` a card, and only there; `weighing` only where it shows a weighing."""

    shows: Shown
    workshop: Id | None = None
    question: Id | None = None
    card: Id | None = None
    weighing: Id | None = None


@COMMANDS.command(ScreenChoice, STEERING, when_closed=True)
def show_screen(context: Context, wish: ScreenChoice) -> list[Change]:
    _check(context.state, wish)
    screen = Screen(
        id=SCREEN,
        shows=wish.shows,
        workshop=wish.workshop,
        question=wish.question,
        card=wish.card,
        weighing=wish.weighing,
    )
    return context.change("screen_changed", screen) if context.state.find(Screen, SCREEN) != screen else []


def _check(state: State, wish: ScreenChoice) -> None:
    """Raise Rejected unless all that is named is there and belongs to the workshop."""
    if (wish.card is not None) != (wish.shows == "card"):
        raise Rejected(Code.INVALID, field="card")
    if wish.weighing is not None and wish.shows != "weighing":
        raise Rejected(Code.INVALID, field="weighing")
    if wish.workshop is not None:
        format_of(state, wish.workshop)
    if wish.question is not None and state.get(Question, wish.question).item != wish.workshop:
        raise Rejected(Code.WRONG_PLACE)
    if wish.weighing is not None and state.get(Weighing, wish.weighing).item != wish.workshop:
        raise Rejected(Code.WRONG_PLACE)
    if wish.card is not None:
        _check_card(state.get(Contribution, wish.card), wish)


def _check_card(card: Contribution, wish: ScreenChoice) -> None:
    if not card.on_wall:
        raise Rejected(Code.UNKNOWN_RECORD, kind=card.kind())
    if card.item != wish.workshop or wish.question not in (None, card.question):
        raise Rejected(Code.WRONG_PLACE)


def released(state: State, gone: str) -> tuple[Screen, ...]:
    """Return the screen as it must become when something goes, if it showed that: by phase."""
    screen = state.find(Screen, SCREEN)
    shown = screen and (screen.workshop, screen.question, screen.card, screen.weighing)
    return (Screen(id=SCREEN),) if shown and gone in shown else ()
