"""How near cards are to each other, and what belongs together by it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from server.likeness.features import Vector

Nearness = list[dict[int, float]]
"""For each card the cards that share anything with it, by their cosine. Both ways, never with itself."""

# Left out: nearly every card shares three letters with nearly every other.
_NOTHING = 0.02


def nearness(vectors: Sequence[Vector], least: float = _NOTHING) -> Nearness:
    """Return the cosines of all pairs that are nearer than `least`."""
    shared = {name for name, cards in Counter(name for each in vectors for name in each).items() if cards > 1}
    found: Nearness = [{} for _ in vectors]
    carriers: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for here, vector in enumerate(vectors):
        sums: dict[int, float] = defaultdict(float)
        for name in vector.keys() & shared:
            weight = vector[name]
            for there, other in carriers[name]:
                sums[there] += weight * other
            carriers[name].append((here, weight))
        for there, cosine in sums.items():
            if cosine > least:
                found[here][there] = found[there][here] = cosine
    return found


class _Groups:
    """Groups that grow. `sums`: for two groups the sum of the cosines between their cards."""

    def __init__(self, near: Nearness) -> None:
        self.members = {card: [card] for card in range(len(near))}
        self.sums = {card: dict(others) for card, others in enumerate(near)}

    def mean(self, one: int, other: int) -> float:
        if one not in self.members or other not in self.members:
            return 0.0
        pairs = len(self.members[one]) * len(self.members[other])
        return self.sums[one].get(other, 0.0) / pairs

    def join(self, one: int, other: int) -> None:
        """Move what is in `other` to `one`."""
        self.members[one] += self.members.pop(other)
        mine = self.sums[one]
        for third, total in self.sums.pop(other).items():
            del self.sums[third][other]
            if third != one:
                mine[third] = self.sums[third][one] = mine.get(third, 0.0) + total


def average_linkage(near: Nearness, least: float) -> list[list[int]]:
    """Join the two groups whose cards are nearest on average, again and again, as long as it is `least`.

    Return all groups, also those of one, with the cards in their order.
    """
    groups = _Groups(near)
    waiting = [
        (-cosine, one, other)
        for one, others in enumerate(near)
        for other, cosine in others.items()
        if one < other and cosine >= least
    ]
    heapify(waiting)
    while waiting:
        distance, one, other = heappop(waiting)
        if groups.mean(one, other) != -distance:
            continue  # one of them has grown or gone since
        groups.join(one, other)
        for third in groups.sums[one]:
            if (mean := groups.mean(one, third)) >= least:
                heappush(waiting, (-mean, min(one, third), max(one, third)))
    return sorted(sorted(cards) for cards in groups.members.values())
