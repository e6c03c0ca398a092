"""What a rehearsal measured: every contribution from the wish to the wall, and the sums of it."""

import time
from collections import Counter
from dataclasses import dataclass, field
from statistics import quantiles

import msgspec

from server.rehearsal.connection import Refusal
from server.rehearsal.wire import Change, Row

POSTED = "contribution_posted"


class Spread(msgspec.Struct, frozen=True):
    """Milliseconds within which half and 99 of 100 were done; None where nothing was measured."""

    p50: float | None
    p99: float | None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """`lost`: acknowledged, but not on the wall or not documented. `duplicates`: there more than once.

    `sorted_together`: by helpers; `sorted_twice`: by two of them; `left_loose`: by none of them.
    """

    people: int
    posted: int
    acknowledged: int
    refused: dict[str, int]
    duplicates: int
    lost: int
    unexpected: int
    sorted_together: int
    sorted_twice: int
    left_loose: int
    views: int
    views_differing: int
    reconnects: int
    ack_ms: Spread
    delivery_ms: Spread
    server_cpu_s: float | None
    server_rss_mb: float | None
    seconds: float

    @property
    def is_clean(self) -> bool:
        of_contributions = self.duplicates or self.lost or self.unexpected
        of_sorting = self.sorted_twice or self.left_loose
        return not (of_contributions or of_sorting or self.views_differing or self.refused)


def spread(milliseconds: list[float]) -> Spread:
    if not milliseconds:
        return Spread(None, None)
    if len(milliseconds) == 1:
        milliseconds = milliseconds * 2
    cuts = quantiles(milliseconds, n=100, method="inclusive")
    return Spread(round(cuts[49], 1), round(cuts[98], 1))


@dataclass(slots=True)
class Tally:
    """Counts for everybody who takes part; times are those of this machine's monotonic clock."""

    sent: dict[str, float] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    refused: Counter[str] = field(default_factory=Counter)
    sorted: Counter[str] = field(default_factory=Counter)
    ack_ms: list[float] = field(default_factory=list)
    delivery_ms: list[float] = field(default_factory=list)

    def wishes(self, contribution: str, text: str) -> None:
        self.texts[contribution] = text
        self.sent[contribution] = time.perf_counter()

    def got_answer(self, contribution: str) -> None:
        self.acknowledged.add(contribution)
        self.ack_ms.append((time.perf_counter() - self.sent[contribution]) * 1000)

    def got_refusal(self, refusal: Refusal) -> None:
        self.refused[refusal.code] += 1


class Watch:
    """One watcher of the wall: when each contribution arrived there, and whether one arrived twice."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._posted: Counter[str] = Counter()
        self._seen: set[str] = set()

    @property
    def doubled(self) -> set[str]:
        return {contribution for contribution, times in self._posted.items() if times > 1}

    def take(self, stream: str, change: Change) -> None:
        if not stream.startswith("wall:"):
            return
        for record in change.put:
            if record["kind"] == "contribution":
                self._arrived(record, change)

    def _arrived(self, record: Row, change: Change) -> None:
        contribution: str = record["id"]
        if change.type == POSTED:
            self._posted[contribution] += 1
        if contribution not in self._seen:
            self._seen.add(contribution)
            if (sent := self._tally.sent.get(contribution)) is not None:
                self._tally.delivery_ms.append((time.perf_counter() - sent) * 1000)
