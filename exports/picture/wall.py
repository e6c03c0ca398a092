"""What a picture of the wall says: one question, its clusters with their cards, and what lies loose."""

from collections.abc import Iterator

import msgspec

from formats.answers import UNTITLED
from formats.records.room import Question
from formats.records.wall import Cluster, Contribution
from formats.state import State


class PictureCard(msgspec.Struct, frozen=True, omit_defaults=True):
    """One card with every wording of its stack. `also_in`: the number of the second cluster it stands in."""

    wordings: tuple[str, ...]
    also_in: str = ""
    conflicts: int = 0


class PictureCluster(msgspec.Struct, frozen=True, omit_defaults=True):
    number: str
    title: str
    cards: tuple[PictureCard, ...] = ()
    parts: tuple["PictureCluster", ...] = ()

    def all_cards(self) -> Iterator[PictureCard]:
        yield from self.cards
        for part in self.parts:
            yield from part.cards


class WallPicture(msgspec.Struct, frozen=True, omit_defaults=True):
    """`count`: how many contributions are on the wall, each once."""

    title: str
    clusters: tuple[PictureCluster, ...] = ()
    loose: tuple[PictureCard, ...] = ()
    count: int = 0


def wall_picture(state: State, question: str) -> WallPicture:
    """Return what everybody may see of a question's wall; raises Rejected (unknown_record)."""
    asked = state.get(Question, question)
    numbers = _numbers(state, question)
    seen = [card for card in state.all(Contribution) if card.question == question and card.on_wall]
    return WallPicture(
        title=asked.text,
        clusters=tuple(_cluster(state, top, numbers) for top in state.ranked(Cluster, question, None)),
        loose=tuple(_cards(state, question, None, numbers)),
        count=len(seen),
    )


def _numbers(state: State, question: str) -> dict[str, str]:
    """Number clusters as the wall does: 1, 1.1, 1.2, 2."""
    numbers = {}
    for first, top in enumerate(state.ranked(Cluster, question, None), start=1):
        numbers[top.id] = str(first)
        for second, part in enumerate(state.ranked(Cluster, question, top.id), start=1):
            numbers[part.id] = f"{first}.{second}"
    return numbers


def _cluster(state: State, cluster: Cluster, numbers: dict[str, str]) -> PictureCluster:
    below = () if cluster.parent else state.ranked(Cluster, cluster.question, cluster.id)
    return PictureCluster(
        number=numbers[cluster.id],
        title=cluster.title or UNTITLED,
        cards=tuple(_cards(state, cluster.question, cluster.id, numbers)),
        parts=tuple(_cluster(state, part, numbers) for part in below),
    )


def _cards(
    state: State, question: str, cluster: str | None, numbers: dict[str, str]
) -> Iterator[PictureCard]:
    for top in state.ranked(Contribution, question, cluster):
        stack = [card for card in (top, *state.ranked(Contribution, top.id)) if card.on_wall]
        if stack:
            other = top.also if top.cluster == cluster else top.cluster
            yield PictureCard(
                wordings=tuple(card.text for card in stack),
                also_in=numbers.get(other, "") if top.also and other else "",
                conflicts=sum(len(card.conflicts) for card in stack),
            )
