"""What stands on the wall of a workshop, and what the desk alone knows of it."""

from typing import Literal, Self

import msgspec

from formats.state import Place, Ranked, Record
from formats.streams import DESK, HISTORY, WALL, Stream


class Wording(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an author says: the text, and an explanation for whoever did not understand it."""

    text: str
    explanation: str = ""


class Translation(msgspec.Struct, frozen=True, omit_defaults=True):
    """A contribution in another language. `by` a person or a machine; `translator` says who or what."""

    lang: str
    text: str
    by: Literal["person", "machine"]
    translator: str = ""


class Conflict(msgspec.Struct, frozen=True, omit_defaults=True):
    """A Konfliktpfeil: somebody sees it differently. Kept and discussed later, not argued at once."""

    id: str
    reason: str = ""


class Contribution(Ranked):
    """One Beitrag. It stands in a cluster, lies loose (None), or is stapled below the contribution `stack`.

    Doubled: it stands in the cluster `also` as well, at `also_rank`, and counts once. `proposed`: a new
    wording that waits for approval while the approved one stays. `private`: not revealed yet. `undecided`:
    who helped sorting did not know where it belongs. `revision`: how often its author worded it anew.
    """

    families = frozenset({WALL, DESK})
    wording = ("text", "reason", "explanation", "proposed", "translations", "conflicts")
    most = 20_000

    item: str
    question: str
    text: str
    cluster: str | None = None
    also: str | None = None
    also_rank: str = ""
    stack: str | None = None
    edited: bool = False
    hidden: bool = False
    reason: str = ""
    approval: Literal["", "waiting", "given"] = ""
    proposed: Wording | None = None
    revision: int = 0
    private: bool = False
    read: bool = False
    undecided: bool = False
    lang: str = ""
    explanation: str = ""
    translations: tuple[Translation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def place(self) -> Place:
        return (self.stack,) if self.stack else (self.question, self.cluster)

    @property
    def standings(self) -> tuple[tuple[Place, str], ...]:
        first = (self.place, self.rank)
        return (first, ((self.question, self.also), self.also_rank)) if self.also else (first,)

    @property
    def on_wall(self) -> bool:
        """Whether everybody may see it. What is not on the wall is not sorted either."""
        return not (self.hidden or self.private or self.approval == "waiting")

    @property
    def on_desk(self) -> bool:
        """Whether a facilitator must see it. What is private and not moderated is seen by its author only."""
        asks = self.hidden or self.approval == "waiting" or self.proposed is not None
        return asks or (self.private and self.approval == "given")

    def shown_on(self, stream: Stream) -> Self | None:
        """The wall carries what everybody may see, the desk what asks for a facilitator's eyes.

        The wall is not told of wordings that wait: not even their number.
        """
        if stream.family == DESK:
            return self if self.on_desk else None
        if not self.on_wall:
            return None
        kept_back = self.proposed or self.revision
        return msgspec.structs.replace(self, proposed=None, revision=0) if kept_back else self


class Unseen(Record):
    """How many contributions to a question are with their authors alone; `id` is the question's."""

    families = frozenset({DESK})

    item: str
    count: int


class Proof(Record):
    """What proves authorship: a hash that nobody may see and nobody can turn back.

    It has the id of what it is for: a contribution, a conflict mark, a batch of cards to sort.
    """

    most = 50_000

    item: str
    question: str
    digest: str


class Cluster(Ranked):
    """A Cluster below its question (parent None) or below another cluster. The title may still be empty."""

    families = frozenset({WALL})
    most = 2_000

    item: str
    question: str
    title: str = ""
    parent: str | None = None

    @property
    def place(self) -> Place:
        return (self.question, self.parent)


class Batch(Record):
    """Cards that one participant sorts now and that nobody else is given; `until`: ms since 1970."""

    families = frozenset({DESK})

    item: str
    question: str
    cards: tuple[str, ...]
    until: int


class Placing(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a contribution stood, without its words."""

    cluster: str | None = None
    rank: str = ""
    also: str | None = None
    also_rank: str = ""
    stack: str | None = None
    hidden: bool = False


class CardStep(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a step did to one contribution."""

    contribution: str
    was: Placing
    became: Placing


class ClusterStep(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a step did to one cluster. None: there was none, or there is none any more."""

    cluster: str
    was: Cluster | None = None
    became: Cluster | None = None


class Step(Ranked):
    """One step of sorting, by role and never by name, so that it can be shown and taken back."""

    families = frozenset({HISTORY})
    most = 1_000_000

    item: str
    question: str
    type: str
    by: str
    at: int
    cards: tuple[CardStep, ...] = ()
    clusters: tuple[ClusterStep, ...] = ()
    takes_back: str | None = None

    @property
    def place(self) -> Place:
        return (self.item,)


RECORDS = (Contribution, Unseen, Proof, Cluster, Batch, Step)
