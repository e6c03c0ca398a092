"""What is asked of this room, and what it answers."""

import msgspec


class Card(msgspec.Struct, frozen=True):
    """A contribution with its wording. `place`: the cluster that it stands in, None: loose."""

    id: str
    text: str
    place: str | None = None


class Duplicates(msgspec.Struct, frozen=True):
    """Cards of one place that say nearly the same; `likeness` is that of the two least alike, 1 at most."""

    cards: list[str]
    likeness: float


class Group(msgspec.Struct, frozen=True):
    """Loose cards that may belong together, and words that several of them share. Words are not a title."""

    cards: list[str]
    words: list[str]


class Suggestions(msgspec.Struct, frozen=True):
    """What a facilitator may accept or dismiss, the surest first."""

    duplicates: list[Duplicates]
    groups: list[Group]
