"""What the office's pages show of an event's state."""

from dataclasses import dataclass
from datetime import date

from flask_babel import format_date, gettext

from formats.phases import WRITABLE
from formats.records.room import Event, Item, Phase, Question
from formats.records.wall import Contribution
from formats.rejected import Code
from formats.state import State
from server.office.hints import question_hints
from server.office.words import OPEN_NOW
from server.refusals import sentence


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a record comes behind after a step (None: first). `can_*`: whether there is anything to pass."""

    can_rise: bool
    rise_after: str | None
    can_sink: bool
    sink_after: str | None


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A guiding question with what might be better about it."""

    question: Question
    hints: list[str]
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class ItemLine:
    item: Item
    questions: list[QuestionLine]
    neighbours: Neighbours


def the_event(state: State) -> Event:
    return state.all(Event)[0]


def programme_lines(state: State) -> list[ItemLine]:
    items = state.ranked(Item)
    places = _neighbours([item.id for item in items])
    return [
        ItemLine(item, question_lines(state, item.id), place)
        for item, place in zip(items, places, strict=True)
    ]


def question_lines(state: State, item: str) -> list[QuestionLine]:
    questions = state.ranked(Question, item)
    places = _neighbours([question.id for question in questions])
    return [
        QuestionLine(question, question_hints(question.text), place)
        for question, place in zip(questions, places, strict=True)
    ]


def _neighbours(ids: list[str]) -> list[Neighbours]:
    """Return for each id where it would stand one step up and one step down."""
    return [
        Neighbours(
            can_rise=at > 0,
            rise_after=ids[at - 2] if at > 1 else None,
            can_sink=at < len(ids) - 1,
            sink_after=ids[at + 1] if at < len(ids) - 1 else None,
        )
        for at in range(len(ids))
    ]


def obstacle(state: State, item: str, question: str | None = None) -> str | None:
    """Return what keeps a workshop, or one of its questions, from being removed; None if nothing does."""
    phases = [phase for phase in state.all(Phase) if phase.item == item and question in (None, phase.id)]
    if any(card.item == item and question in (None, card.question) for card in state.all(Contribution)):
        return sentence(Code.IN_USE)
    return str(OPEN_NOW) if any(phase.state in WRITABLE for phase in phases) else None


def shown_date(iso: str | None, length: str = "long") -> str:
    """Return a date as people write it; what is no date is shown as it stands."""
    try:
        return str(format_date(date.fromisoformat(iso or ""), length))
    except ValueError:
        return iso or ""


def shown_days(event: Event) -> str:
    """Return the day of an event, or its first and last one."""
    if event.ends_on is None or event.ends_on == event.starts_on:
        return shown_date(event.starts_on)
    first, last = shown_date(event.starts_on), shown_date(event.ends_on)
    return str(gettext("%(first)s bis %(last)s", first=first, last=last))
