"""Several people at one wall: each knows what the stream told, over a network that delays and loses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tests.formats.gestures import (
    cluster,
    does,
    double,
    hide,
    merge,
    move,
    staple,
    undouble,
    unstaple,
    withdraw,
)
from tests.formats.meeting import GATHERED, P, Step, posted, secret_of

Row = dict[str, Any]
Picks = Sequence[int]
Follow = Callable[[int | None], Row]
QUESTION = "question-1"


def brought_forward(known: dict[tuple[str, str], Row], changes: Iterable[Row]) -> None:
    """Apply changes as docs/protocol.md says."""
    for change in changes:
        known |= {(row["kind"], row["id"]): row for row in change.get("put", [])}
        for kind, id_ in change.get("drop", []):
            known.pop((kind, id_), None)


class Sorter:
    """Follows one wall by the rules of docs/protocol.md. `asks(since)` is the request `follow`."""

    def __init__(self, name: str, asks: Follow) -> None:
        self.name = name
        self._asks = asks
        self.known: dict[tuple[str, str], Row] = {}
        self.at: int | None = None
        self.coming: list[Row] = []
        self.waiting: list[tuple[str, Step]] = []
        self.sent: list[tuple[str, Step]] = []
        self._kept: list[Row] = []
        self._made = 0
        self._hidden = ["card-0005"]
        self._steps = [f"s{len(GATHERED_MORE) - nth}" for nth in range(5)]
        self.follows()

    def follows(self, *, afresh: bool = False) -> None:
        """Ask for what was missed, or for everything; whatever comes is taken."""
        answer = self._asks(None if afresh else self.at)
        if "snapshot" in answer:
            self.known = {(row["kind"], row["id"]): row for row in answer["snapshot"]}
        else:
            brought_forward(self.known, answer["changes"])
        self.at = answer["to"]
        self._hears_kept()

    def hears(self, batch: Row) -> None:
        if batch["to"] <= self.at:
            return
        if batch["from"] > self.at:
            self._kept.append(batch)
            return
        brought_forward(self.known, (change for change in batch["changes"] if change["seq"] > self.at))
        self.at = batch["to"]
        self._hears_kept()

    def _hears_kept(self) -> None:
        kept, self._kept = sorted(self._kept, key=lambda batch: batch["from"]), []
        for batch in kept:
            self.hears(batch)

    def reconnects(self, *, afresh: bool) -> None:
        """What was under way on the old connection never comes."""
        self.coming, self._kept = [], []
        self.follows(afresh=afresh)

    def is_answered(self, seq: int) -> None:
        """Remember a step of one's own, which can be taken back."""
        self._steps.append(f"s{seq}")

    def wants(self, what: str, picks: Picks) -> None:
        """Think of something to do with what is seen here and now, and wait with it."""
        step = getattr(self, f"_{what}")(picks)
        self._made += 1
        self.waiting.append((f"{self.name}-command-{self._made}", step))

    def _new(self, kind: str) -> str:
        return f"{kind}-{self.name}-{self._made:04}"

    def _cards(self, picks: Picks) -> list[str]:
        """Return cards that are seen here, and one that was never there where there are none."""
        ids = sorted(row["id"] for row in self._rows("contribution")) or ["card-0404"]
        return [ids[pick % len(ids)] for pick in picks]

    def _rows(self, kind: str) -> list[Row]:
        return [row for (its, _), row in self.known.items() if its == kind and row["question"] == QUESTION]

    def _cluster(self, pick: int) -> str:
        ids = sorted(row["id"] for row in self._rows("cluster")) or ["cluster-404"]
        return ids[pick % len(ids)]

    def _where(self, card: str) -> str | None:
        """Return the cluster in which a card is seen here."""
        row = self.known.get(("contribution", card), {})
        top = self.known.get(("contribution", row.get("stack", "")), row)
        cluster: str | None = top.get("cluster")
        return cluster

    def _after(self, pick: int, others: Sequence[str]) -> Row:
        return [{}, {"after": None}, {"after": others[pick % len(others)]}][pick % 3]

    def _move(self, picks: Picks) -> Step:
        cards = self._cards(picks[: 1 + picks[0] % 3])
        into = None if picks[3] % 4 == 0 else self._cluster(picks[3])
        seen = {card: self._where(card) for card in cards} if picks[4] % 2 else {}
        leaving = {"leaving": self._cluster(picks[5])} if picks[5] % 2 else {}
        return move(*cards, into=into, seen=seen, **self._after(picks[4], self._cards(picks[4:])), **leaving)

    def _move_one(self, picks: Picks) -> Step:
        (card,) = self._cards(picks[:1])
        return does("move_contribution", contribution=card, cluster=self._cluster(picks[1]))

    def _double(self, picks: Picks) -> Step:
        return double(*self._cards(picks[:1]), self._cluster(picks[1]))

    def _undouble(self, picks: Picks) -> Step:
        return undouble(*self._cards(picks[:1]), self._cluster(picks[1]))

    def _staple(self, picks: Picks) -> Step:
        onto, *cards = self._cards(picks[: 2 + picks[0] % 2])
        return staple(*cards, onto=onto)

    def _unstaple(self, picks: Picks) -> Step:
        return unstaple(*self._cards(picks[: 1 + picks[0] % 3]))

    def _create(self, picks: Picks) -> Step:
        parent = {"parent": self._cluster(picks[3])} if picks[3] % 3 == 0 else {}
        return cluster(self._new("cluster"), *self._cards(picks[: picks[0] % 3]), **parent)

    def _merge(self, picks: Picks) -> Step:
        return merge(self._cluster(picks[0]), self._cluster(picks[1]))

    def _dissolve(self, picks: Picks) -> Step:
        return does("dissolve_cluster", cluster=self._cluster(picks[0]))

    def _rename(self, picks: Picks) -> Step:
        return does("rename_cluster", cluster=self._cluster(picks[0]), title=f"Titel {picks[1] % 3}")

    def _move_cluster(self, picks: Picks) -> Step:
        parent = None if picks[1] % 2 else self._cluster(picks[1])
        return does("move_cluster", cluster=self._cluster(picks[0]), parent=parent)

    def _take_back(self, picks: Picks) -> Step:
        return does("take_back", step=self._steps[-1 - picks[0] % min(len(self._steps), 4)])

    def _hide(self, picks: Picks) -> Step:
        self._hidden += self._cards(picks[:1])
        return hide(self._hidden[-1])

    def _unhide(self, picks: Picks) -> Step:
        return does("unhide_contribution", contribution=self._hidden[picks[0] % len(self._hidden)])

    def _post(self, picks: Picks) -> Step:
        return posted(self._new("card"))

    def _withdraw(self, picks: Picks) -> Step:
        return withdraw(*self._cards(picks[:1]))

    def _edit(self, picks: Picks) -> Step:
        (card,) = self._cards(picks[:1])
        return (
            P,
            "edit_contribution",
            {"contribution": card, "text": f"Neu {picks[1]}", "secret": secret_of(card)},
        )


_OFTEN = ("move", "double", "staple", "take_back", "create")
_NOW_AND_THEN = ("move_one", "undouble", "unstaple", "merge", "rename", "move_cluster")
_SELDOM = ("dissolve", "hide", "unhide", "post", "withdraw", "edit")
GESTURES = (*_OFTEN * 4, *_NOW_AND_THEN * 2, *_SELDOM)

# A wall on which there is something to do: six clusters, and eight more cards.
GATHERED_MORE: tuple[Step, ...] = (
    *GATHERED,
    *(posted(f"card-00{n}") for n in range(10, 18)),
    cluster("cluster-4", "card-0010", "card-0011", "card-0012"),
    cluster("cluster-5", "card-0013", parent="cluster-3"),
    cluster("cluster-6", "card-0014"),
    double("card-0010", "cluster-6"),
    staple("card-0015", "card-0016", onto="card-0014"),
)
