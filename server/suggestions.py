"""Suggestions for a question's wall: computed here, by a process of its own, and never carried out."""

from collections.abc import Iterator
from importlib.util import find_spec

import msgspec

from formats.records.room import Question
from formats.records.wall import Contribution
from formats.rejected import Code, Rejected
from formats.state import State
from server import programs
from server.likeness.cards import Card, Suggestions
from server.refusals import Refused
from server.services import Services

MOST_CARDS = 2_000
_LONGEST_SECONDS = 60
_EXTRA = "snowballstemmer"


def suggest(services: Services, event: str, question: str) -> Suggestions:
    """Return near duplicates and groups of loose cards.

    Raises Rejected (unknown_record, too_many) and Refused (unknown_event, not_installed, not_finished).
    """
    if find_spec(_EXTRA) is None:
        raise Refused("not_installed")
    state = services.events.settled(event)
    cards = list(comparable(state, state.get(Question, question).id))
    if len(cards) > MOST_CARDS:
        raise Rejected(Code.TOO_MANY, limit=MOST_CARDS)
    if len(cards) < 2:
        return Suggestions(duplicates=[], groups=[])
    found = programs.run("server.likeness", given=msgspec.json.encode(cards), seconds=_LONGEST_SECONDS)
    return msgspec.json.decode(found, type=Suggestions)


def comparable(state: State, question: str) -> Iterator[Card]:
    """Yield what everybody may see and stands in one place: no doubled cards, of a stack the uppermost."""
    for card in sorted(state.all(Contribution), key=lambda card: (card.rank, card.id)):
        if card.question == question and card.on_wall and not (card.stack or card.also):
            yield Card(card.id, card.text, card.cluster)
