"""A batch as the phone of somebody who helps sorting gets it: its cards, and the clusters they may go to.

The cost does not grow with the wall: a phone that helps never follows it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from formats.helping import cards_in, find_batch
from formats.records.wall import Cluster
from formats.registry import visible
from formats.state import Record, State
from formats.streams import WALL, Stream


def show_batch(state: State, batch_id: str, now: int) -> dict[str, Any]:
    """Return what is left of a batch; raises Rejected (batch_over). It says no more than the wall does."""
    batch = find_batch(state, batch_id, now)
    wall = Stream(WALL, batch.item)

    def seen(records: Iterable[Record]) -> list[Record]:
        return [shown for record in records if (shown := visible(state, record, wall)) is not None]

    cards, clusters = cards_in(state, batch), _clusters(state, batch.question, None)
    return {
        "question": batch.question,
        "until": batch.until,
        "cards": seen(cards),
        "clusters": seen(clusters),
    }


def _clusters(state: State, question: str, parent: str | None) -> Iterator[Cluster]:
    """Yield the clusters of a question as they are read: each one before those inside of it."""
    for cluster in state.ranked(Cluster, question, parent):
        yield cluster
        yield from _clusters(state, question, cluster.id)
