"""Leitfragen: guiding questions, answered one after another, sorted into clusters on the wall."""

from collections.abc import Iterable
from typing import ClassVar

from formats import (
    clusters,
    contributions,
    dots,
    helping,
    moderation,
    phases,
    questions,
    reading,
    signs,
    sorting,
    stacks,
    taking_back,
    translations,
)
from formats.answers import answers, themes
from formats.commands import CommandSpec, Payload
from formats.format import PhaseKind, TimeTemplate
from formats.outline import Block, Heading, Paragraph
from formats.questions import COLLECT
from formats.ranks import DIGITS
from formats.records.dots import RECORDS as DOTS_RECORDS
from formats.records.room import WORKSHOP_RECORDS as ROOM_RECORDS
from formats.records.room import Clock, Item, Phase, Question
from formats.records.wall import RECORDS as WALL_RECORDS
from formats.records.wall import Contribution
from formats.state import Record, State
from formats.streams import Stream

REVIEW = "review"
_UNANSWERED = Paragraph(text="Zu dieser Frage wurde nichts geschrieben.", kind="note")
# Behind every rank that counts upwards: the review stays last, whatever questions are added.
_LAST_RANK = DIGITS[-1]

_BLOCKS = (
    questions,
    phases,
    contributions,
    sorting,
    stacks,
    clusters,
    taking_back,
    moderation,
    signs,
    reading,
    translations,
    helping,
    dots,
)
_COMMANDS: dict[str, CommandSpec] = {name: spec for block in _BLOCKS for name, spec in block.COMMANDS.items()}


class Leitfragen:
    name = "leitfragen"
    title = "Leitfragen"
    phases: ClassVar = {
        COLLECT: PhaseKind(
            title="Beiträge sammeln",
            usual=12,
            shortest=5,
            phone="question",
            screen="question",
            etiquette=(
                "Ein Gedanke je Beitrag.",
                "Halbe Sätze sind willkommen, Stichworte auch.",
                "Alles bleibt so stehen, wie es geschrieben wurde.",
            ),
        ),
        dots.WEIGH: PhaseKind(
            title="Gewichten",
            usual=8,
            shortest=3,
            phone="weighing",
            screen="weighing",
            etiquette=(
                "Erst alles lesen, dann Punkte geben.",
                "Die Punkte zeigen, was vielen wichtig ist. Sie sind kein Beschluss.",
            ),
        ),
        REVIEW: PhaseKind(
            title="Gemeinsam ansehen",
            usual=20,
            shortest=10,
            phone="wall",
            screen="wall",
            etiquette=("Passt jede Karte?", "Im Zweifel entscheidet, wer sie geschrieben hat."),
        ),
    }
    templates = (
        TimeTemplate("90 Minuten", {COLLECT: 12, dots.WEIGH: 5, REVIEW: 25}),
        TimeTemplate("Abend", {COLLECT: 15, dots.WEIGH: 8, REVIEW: 30}),
        TimeTemplate("Halber Tag", {COLLECT: 25, dots.WEIGH: 10, REVIEW: 45}),
    )
    commands = _COMMANDS
    records = (*ROOM_RECORDS, *WALL_RECORDS, *DOTS_RECORDS)

    def start(self, item: Item) -> tuple[Record, ...]:
        review = Phase(id=item.id, item=item.id, name=REVIEW, rank=_LAST_RANK)
        return (Clock(id=item.id, item=item.id), review)

    def phase_of(self, state: State, payload: Payload) -> Phase:
        """What names a question means the phase in which it is answered, never the review."""
        if (phase := getattr(payload, "phase", None)) is not None:
            return state.get(Phase, phase)
        if (weighing := getattr(payload, "weighing", None)) is not None:
            return state.get(Phase, weighing)
        if (question := getattr(payload, "question", None)) is None:
            question = state.get(Contribution, getattr(payload, "contribution", "")).question
        return state.get(Phase, state.get(Question, question).id)

    def visible(self, state: State, record: Record, stream: Stream) -> Record | None:
        return record.shown_on(stream)

    def outline(self, state: State, item: Item) -> Iterable[Block]:
        for question in state.ranked(Question, item.id):
            yield Heading(text=question.text, level=2, numbered=True)
            told = list(answers(state, question))
            was_asked = state.get(Phase, question.id).state != "planned"
            yield from told or ([_UNANSWERED] if was_asked else [])
            yield from themes(state, question)


FORMAT = Leitfragen()
