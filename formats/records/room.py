"""What everybody in the room follows: the event, its programme, questions, phases, the clock, the screen."""

from typing import Literal

import msgspec

from formats.state import Ranked, Record
from formats.streams import ROOM

Shown = Literal["auto", "join", "question", "wall", "card", "weighing"]
ItemType = Literal["input", "plenary", "break", "workshop"]
PhaseState = Literal["planned", "open", "ending", "closed"]


class NextDate(msgspec.Struct, frozen=True, omit_defaults=True):
    """When and where it goes on. `date` None: not fixed yet."""

    text: str
    date: str | None = None
    place: str = ""


class Outlook(msgspec.Struct, frozen=True, omit_defaults=True):
    """Wie geht es weiter: who gets the results, who reports back, until when, when people meet again."""

    text: str = ""
    addressee: str = ""
    reporter: str = ""
    feedback_by: str | None = None
    next_dates: tuple[NextDate, ...] = ()
    dates_open: bool = False

    def missing(self) -> list[str]:
        """Return the names of what rule C6 still asks for."""
        asked = {
            "addressee": self.addressee,
            "reporter": self.reporter,
            "feedback_by": self.feedback_by,
            "next_dates": self.dates_open
            or any(one.text or one.date or one.place for one in self.next_dates),
        }
        return [name for name, answer in asked.items() if not answer]


class Event(Record):
    """The gathering. There is one in a state; dates are ISO dates, `ends_on` None: it lasts a day."""

    families = frozenset({ROOM})

    title: str
    starts_on: str
    ends_on: str | None = None
    place_name: str = ""
    organiser: str = ""
    introduction: str = ""
    attended_by: str = ""
    scope: str = ""
    use_of_results: str = ""
    editor: str = ""
    outlook: Outlook = Outlook()
    closed: bool = False


class Item(Ranked):
    """One line of the programme. A workshop has a `format`; an input has a speaker and a summary."""

    families = frozenset({ROOM})
    most = 200

    type: ItemType
    title: str
    starts_at: str | None = None
    on: str | None = None
    speaker: str = ""
    text: str = ""
    format: str | None = None

    @property
    def place(self) -> tuple[str | None, ...]:
        return ()


class Question(Ranked):
    """A Leitfrage. `hint` is the small print below it on the phone.

    `private`: what is written now stays with its authors until it is revealed. `moderated`: it waits for
    approval before it reaches the wall. `helpers`: so many cards each participant who helps sorting gets.
    """

    families = frozenset({ROOM})
    most = 200

    item: str
    text: str
    hint: str = ""
    private: bool = False
    moderated: bool = False
    helpers: int = 0

    @property
    def place(self) -> tuple[str | None, ...]:
        return (self.item,)


class Phase(Ranked):
    """One step of a workshop.

    `name` says which kind of step its format means; `ends_at` (ms since 1970): while ending.
    """

    families = frozenset({ROOM})

    item: str
    name: str
    state: PhaseState = "planned"
    ends_at: int | None = None

    @property
    def place(self) -> tuple[str | None, ...]:
        return (self.item,)

    def state_at(self, now: int) -> PhaseState:
        """Return the state at a moment: a grace period that ran out is over, whoever notices first."""
        return "closed" if self.ends_at is not None and now >= self.ends_at else self.state


class Clock(Record):
    """A workshop's clock, with the workshop's id.

    Running: `ends_at` (ms since 1970); paused: `left` (ms); else off.
    """

    families = frozenset({ROOM})

    item: str
    ends_at: int | None = None
    left: int | None = None


class Screen(Record):
    """`shows`: auto (by phase), join (the QR code), question (with the clock), wall (cards and clusters),
    card (one contribution, read aloud), weighing (what is weighed, or how it came out).

    `workshop` and `question` say of which one; None: what is open or was open last.
    """

    families = frozenset({ROOM})

    shows: Shown = "auto"
    workshop: str | None = None
    question: str | None = None
    card: str | None = None
    weighing: str | None = None


class Enquiry(Record):
    """Somebody did not understand a contribution, and its author is asked; `id` is the contribution's.

    Everybody hears it, because nobody knows which device is the author's.
    """

    families = frozenset({ROOM})
    most = 500

    item: str
    question: str
    count: int = 1


WORKSHOP_RECORDS = (Question, Phase, Clock, Enquiry)
