"""The suggestions for a wall: near duplicates in each place, groups of what lies loose."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from server.likeness.cards import Card, Duplicates, Group, Suggestions
from server.likeness.features import all_words, common_words, topics, wordings
from server.likeness.nearness import Nearness, average_linkage, nearness
from server.likeness.stop_words import TURNING_WORDS

# How they were chosen, and what they find: docs/decisions/suggestions.md
SAME = 0.7
TOGETHER = 0.1
SMALLEST_GROUP = 3


def suggest(cards: Sequence[Card]) -> Suggestions:
    """Return what may be stapled and what may be put together, the surest first."""
    standing: dict[str | None, list[Card]] = {}
    for card in cards:
        standing.setdefault(card.place, []).append(card)
    found = [each for place in standing.values() for each in _duplicates(place)]
    return Suggestions(
        duplicates=sorted(found, key=lambda each: -each.likeness),
        groups=_groups(standing.get(None, [])),
    )


def same(texts: Sequence[str]) -> tuple[list[list[int]], Nearness]:
    """Return the groups of texts that say nearly the same, and how alike all are."""
    near = nearness(wordings(texts), SAME / 2)
    turns = [_turns(text) for text in texts]
    for one, others in enumerate(near):
        for other in [other for other in others if turns[one] != turns[other]]:
            del others[other]
    return [group for group in average_linkage(near, SAME) if len(group) > 1], near


def together(texts: Sequence[str]) -> tuple[list[list[int]], Nearness]:
    """Return the groups of texts that may belong together, and how near all are."""
    near = nearness(topics(texts))
    return [group for group in average_linkage(near, TOGETHER) if len(group) >= SMALLEST_GROUP], near


def _turns(text: str) -> frozenset[str]:
    """Return what turns a statement around: a denial, a number."""
    said = all_words(text)
    numbers = {word for word in said if any(letter.isdigit() for letter in word)}
    return frozenset(numbers | {TURNING_WORDS[word] for word in said if word in TURNING_WORDS})


def _duplicates(cards: Sequence[Card]) -> Iterable[Duplicates]:
    groups, near = same([card.text for card in cards])
    for group in groups:
        least = min(near[one].get(other, 0.0) for one, other in combinations(group, 2))
        yield Duplicates(cards=[cards[index].id for index in group], likeness=round(min(least, 1.0), 2))


def _groups(cards: Sequence[Card]) -> list[Group]:
    texts = [card.text for card in cards]
    groups, near = together(texts)
    groups.sort(key=lambda group: -_coherence(group, near))
    return [
        Group(
            cards=[cards[index].id for index in group],
            words=common_words([texts[index] for index in group]),
        )
        for group in groups
    ]


def _coherence(group: Sequence[int], near: Nearness) -> float:
    pairs = list(combinations(group, 2))
    return sum(near[one].get(other, 0.0) for one, other in pairs) / len(pairs)
