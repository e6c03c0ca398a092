"""What a picture is made of: cards and titles with their lines of text, measured but not yet placed."""

from dataclasses import dataclass

from exports.picture.wall import PictureCard, PictureCluster
from exports.picture.wrapping import Line, lines

LEADING = 1.32
BETWEEN_WORDINGS = 0.6


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes of a picture, in the units of its width."""

    columns: int
    text: float
    column: float

    @property
    def leading(self) -> float:
        return self.text * LEADING

    @property
    def pad(self) -> float:
        return self.text * 0.6

    @property
    def gap(self) -> float:
        return self.text * 0.45

    @property
    def title(self) -> float:
        return self.text * 1.15


@dataclass(frozen=True, slots=True)
class CardBox:
    """A card: the lines of each wording, and its marks below them."""

    width: float
    height: float
    wordings: tuple[tuple[Line, ...], ...]
    card: PictureCard


@dataclass(frozen=True, slots=True)
class TitleBox:
    """The title of a cluster, or of a cluster within another one (`inner`)."""

    width: float
    height: float
    size: float
    number: str
    title: tuple[Line, ...]
    inner: bool


Box = CardBox | TitleBox


def card_box(card: PictureCard, scale: Scale, width: float) -> CardBox:
    wordings = tuple(tuple(lines(text, scale.text, width - 2 * scale.pad)) for text in card.wordings)
    rows = sum(map(len, wordings)) + BETWEEN_WORDINGS * (len(wordings) - 1)
    marks = 1.1 if is_marked(card) else 0
    return CardBox(width, 2 * scale.pad + (rows + marks) * scale.leading, wordings, card)


def is_marked(card: PictureCard) -> bool:
    return bool(len(card.wordings) > 1 or card.also_in or card.conflicts)


def title_box(cluster: PictureCluster, scale: Scale, *, inner: bool, again: bool = False) -> TitleBox:
    """Return the title of a cluster; `again`: of its part in a further column."""
    size = scale.text if inner else scale.title
    width = scale.column - 2 * scale.pad
    said = f"{cluster.title} (Fortsetzung)" if again else cluster.title
    title = tuple(lines(said, size, width - number_room(cluster.number, size), bold=True))
    above = scale.pad * 0.6 if inner else 0
    return TitleBox(width, len(title) * size * LEADING + above, size, cluster.number, title, inner)


def number_room(number: str, size: float) -> float:
    """Return the room that a number takes before its title."""
    return size * (0.7 * len(number) + 0.4)
