"""Laws of order keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.ranks import DIGITS, rank_at, rank_between, ranks_between
from formats.records.wall import Contribution
from tests.formats.gestures import move
from tests.formats.meeting import GATHERED, Meeting, posted

NUMBERS = st.integers(0, 10**9)
HIGHEST = DIGITS[-1]


def inserted(places: list[int]) -> list[str]:
    """Return ranks made by putting one after another at these places; the end counts upwards."""
    ranks: list[str] = []
    for number, place in enumerate(places):
        at = place % (len(ranks) + 1)
        if at == len(ranks):
            ranks.append(rank_at(number))
        else:
            ranks.insert(at, rank_between(ranks[at - 1] if at else "", ranks[at]))
    return ranks


@given(places=st.lists(st.integers(0, 10**6), max_size=120))
def test_whatever_is_put_wherever_the_order_stands(places: list[int]) -> None:
    ranks = inserted(places)
    assert ranks == sorted(set(ranks))
    assert not any(rank.endswith(DIGITS[0]) for rank in ranks)
    assert all(set(rank) <= set(DIGITS) and rank < HIGHEST for rank in ranks)


@given(low=NUMBERS, high=NUMBERS)
def test_counting_keeps_the_order(low: int, high: int) -> None:
    assert (rank_at(low) < rank_at(high)) == (low < high)


@given(number=st.integers(0, 10**6), nth=st.integers(1, 500))
def test_what_one_change_puts_at_the_end_stays_before_the_next_change(number: int, nth: int) -> None:
    several = [rank_at(number) + rank_at(n) for n in range(1, nth + 1)]
    ranks = [rank_at(number), *several, rank_at(number + 1)]
    assert ranks == sorted(set(ranks))


def test_numbers_as_they_are_written() -> None:
    numbers = (0, 1, 60, 61, 3720, 3721)
    assert [rank_at(number) for number in numbers] == ["a1", "a2", "az", "b21", "bzz", "c211"]


@pytest.mark.parametrize(("low", "high"), [("a2", "a1"), ("a1", "a1"), ("a", ""), ("", "")])
def test_between_nothing_there_is_nothing(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="is not below"):
        rank_between(low, high)


@pytest.mark.parametrize("at", [0, 1])
def test_sorting_the_same_place_a_thousand_times_stays_short(at: int) -> None:
    """So that no facilitator can make the keys grow without bound by moving one card again and again."""
    ranks = ["a1", "a2"]
    for _ in range(1_000):
        ranks.insert(at, rank_between(ranks[at - 1] if at else "", ranks[at]))
    assert max(map(len, ranks)) <= 260


@given(places=st.lists(st.integers(0, 10**6), min_size=2, max_size=20), count=st.integers(0, 300))
def test_many_at_once_stand_between_in_their_order(places: list[int], count: int) -> None:
    low, high, *_ = inserted(places)
    between = ranks_between(low, high, count)
    assert len(between) == count
    ranks = [low, *between, high]
    assert ranks == sorted(set(ranks))
    assert not any(rank.endswith(DIGITS[0]) for rank in between)


def test_many_cards_between_two_others_keep_short_ranks() -> None:
    """They go over the wire with every card that moves."""
    cards = [f"card-1{n:03}" for n in range(200)]
    meeting = Meeting(*GATHERED, *(posted(card) for card in cards))
    for _ in range(3):
        meeting.does(*move(*cards, into="cluster-1", after="card-0001"))
        meeting.does(*move(*cards, into=None))
    meeting.does(*move(*cards, into="cluster-1", after="card-0001"))
    assert meeting.order(Contribution, "question-1", "cluster-1") == ["card-0001", *cards, "card-0002"]
    assert max(len(meeting.state.get(Contribution, card).rank) for card in cards) <= 6
