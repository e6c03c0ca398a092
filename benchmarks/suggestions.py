"""What the suggestions are worth: their groups against those that people made, near duplicates, time.

    python -m benchmarks.suggestions

Reads the real meetings beside the checkout; without them only what is invented here is measured. What the
figures mean, and how the thresholds were chosen: docs/decisions/suggestions.md
"""

import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from statistics import mean, quantiles
from typing import Any, NamedTuple

from benchmarks.invented_cards import GROUPS
from server.likeness import features
from server.likeness.cards import Card
from server.likeness.features import Vector
from server.likeness.nearness import average_linkage, nearness
from server.likeness.proposals import TOGETHER, same, suggest

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases"
Groups = list[list[int]]

VARIANTS: dict[str, Callable[[Sequence[str]], list[Vector]]] = {
    "words": lambda texts: features.by_rarity(texts, features.count_words),
    "stems": lambda texts: features.by_rarity(texts, features.count_stems),
    "pieces": lambda texts: features.by_rarity(texts, features.count_pieces),
    "stems and pieces": features.topics,
}
THRESHOLDS = (TOGETHER / 2, TOGETHER, TOGETHER * 1.5, TOGETHER * 2)
SHUFFLES = 500


class Sorted(NamedTuple):
    """Cards, and the group that people gave each of them."""

    name: str
    texts: list[str]
    group_of: list[str]


def main() -> None:
    cases = list(_cases())
    if not CASES.is_dir():
        print("The real meetings are not beside the checkout; measured is what is invented.\n")
    for case in cases:
        print_grouping(case)
    texts = list(dict.fromkeys(text for case in cases for text in case.texts if len(text) < 280))
    print_duplicates(texts)
    print_time(texts)


def print_grouping(case: Sorted) -> None:
    pairs, right = len(case.texts) * (len(case.texts) - 1) // 2, _together(_members(case.group_of))
    print(f"{case.name}: {len(case.texts)} cards, {len(set(case.group_of))} groups of people's,")
    print(f"  two cards at random are in one group in {right / pairs:.0%} of cases")
    print(f"  {'variant':18}{'least':>6}{'ARI':>7}{'chance: mean, 95 %':>20}{'pairs':>7}{'right':>7}")
    for name, vectors in VARIANTS.items():
        near = nearness(vectors(case.texts))
        for least in THRESHOLDS:
            groups = average_linkage(near, least)
            found = _together(groups)
            hits = sum(case.group_of[a] == case.group_of[b] for g in groups for a, b in combinations(g, 2))
            usual, rare = _chance(groups, case.group_of)
            share = f"{hits / found:.0%}" if found else "-"
            ari = adjusted_rand(_labels(groups), case.group_of)
            print(f"  {name:18}{least:6.2f}{ari:7.2f}{usual:12.2f},{rare:6.2f} {found:7}{share:>7}")
    print()


def adjusted_rand(ours: Sequence[object], theirs: Sequence[object]) -> float:
    """1: the same groups; 0: what chance gives; below: worse than chance."""
    both = _pairs(Counter(zip(ours, theirs, strict=True)))
    one, other, all_ = _pairs(Counter(ours)), _pairs(Counter(theirs)), len(ours) * (len(ours) - 1) / 2
    expected, most = one * other / all_, (one + other) / 2
    return (both - expected) / (most - expected) if most != expected else 0.0


def _pairs(sizes: Counter[Any]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _together(groups: Groups) -> int:
    return sum(len(group) * (len(group) - 1) // 2 for group in groups)


def _members(group_of: Sequence[str]) -> Groups:
    return [[card for card, mine in enumerate(group_of) if mine == name] for name in set(group_of)]


def _labels(groups: Groups) -> list[int]:
    return [label for _, label in sorted((card, label) for label, g in enumerate(groups) for card in g)]


def _chance(groups: Groups, group_of: list[str]) -> tuple[float, float]:
    """The index of groups of the same sizes drawn at random: on average, and in one case of twenty."""
    chance, labels = random.Random(1), _labels(groups)
    drawn = [adjusted_rand(chance.sample(labels, len(labels)), group_of) for _ in range(SHUFFLES)]
    return mean(drawn), quantiles(drawn, n=20)[-1]


def _cases() -> Iterator[Sorted]:
    invented = [{"title": title, "contributions": said} for title, said in GROUPS.items()]
    yield _sorted("Invented answers", invented)
    if not CASES.is_dir():
        return
    pforzheim = json.loads((CASES / "pforzheim_2018.json").read_text())["questions"]
    yield _sorted("Pforzheim, question 3, its clusters", pforzheim[2]["clusters"])
    yield _sorted("Pforzheim, question 3, its sub-clusters", pforzheim[2]["clusters"], levels=2)
    every = [{"title": one["text"], "clusters": one["clusters"]} for one in pforzheim]
    yield _sorted("Pforzheim, all cards by the question that they answer", every)
    berlin = json.loads((CASES / "integration_heisst_teilhabe_2016.json").read_text())["recommendations"]
    first = [one["workshops"][0] if one["workshops"] else "" for one in berlin]
    yield Sorted("Berlin, headlines by their first workshop", [one["title"] for one in berlin], first)
    whole = [f"{one['title']}. {one['text']}" for one in berlin]
    yield Sorted("Berlin, whole recommendations by their first workshop", whole, first)


def _sorted(name: str, clusters: list[Any], levels: int = 1) -> Sorted:
    cards = [(text, " / ".join(path[:levels])) for text, path in _walk(clusters, ())]
    return Sorted(name, [text for text, _ in cards], [group for _, group in cards])


def _walk(clusters: list[Any], above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for number, cluster in enumerate(clusters):
        path = (*above, f"{number} {cluster['title']}")
        yield from ((text, path) for text in cluster.get("contributions", ()))
        yield from _walk(cluster.get("clusters", []), path)


# Near duplicates. None are marked in the real meetings, so each card gets a twin by a rule.


def _longest(text: str) -> str:
    return max(re.findall(r"\w+", text) or [text], key=len)


def typo(text: str) -> str:
    """Two letters in the middle of the longest word change places."""
    word = _longest(text)
    at = len(word) // 2
    return text.replace(word, word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :], 1)


def order(text: str) -> str:
    said = text.split()
    return " ".join([*said[len(said) // 2 :], *said[: len(said) // 2]])


def number(text: str) -> str:
    """The longest word gets another ending, as singular and plural do."""
    word = _longest(text)
    stem = re.sub(r"(en|er|e|n|s)$", "", word)
    return text.replace(word, stem if stem != word else f"{word}en", 1)


def spelling(text: str) -> str:
    plain = re.sub(r"[^\w\s]", "", text.lower())
    return plain.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")


def filled(text: str) -> str:
    return f"Wir brauchen {text}, und zwar bald"


def shortened(text: str) -> str:
    said = text.split()
    return " ".join(said[: max(1, len(said) - 2)])


TWINS = (typo, order, number, spelling, filled, shortened)
IN_TWO_LANGUAGES = (
    ("Mehr Bänke im Park", "More benches in the park"),
    ("Ein Café am Marktplatz", "A café on the market square"),
    ("Deutschkurse am Abend", "German courses in the evening"),
    ("Internet für alle", "Internet for everybody"),
    ("Informationen in vielen Sprachen", "Information in many languages"),
    ("Sport im Verein", "Sports in a club"),
    ("Musik und Tanz", "Music and dance"),
    ("Kulturfestival", "Culture festival"),
    ("Bezahlbare Wohnungen", "Affordable flats"),
    ("Ein Garten für die Nachbarschaft", "A garden for the neighbourhood"),
)
DIFFERENT = (
    ("Mehr Autos in der Innenstadt", "Weniger Autos in der Innenstadt"),
    ("Tempo 30 vor der Schule", "Tempo 50 vor der Schule"),
    ("Fußball für Mädchen", "Fußball für Jungen"),
    ("Das Schwimmbad bleibt offen", "Das Schwimmbad bleibt nicht offen"),
    ("Treffpunkt für Jugendliche", "Treffpunkt für Ältere"),
    ("Sprachkurse am Abend", "Sprachkurse am Vormittag"),
    ("Parkplätze am Bahnhof", "Spielplätze am Bahnhof"),
    ("Mit Hunden in den Park", "Ohne Hunde in den Park"),
)


def print_duplicates(texts: list[str]) -> None:
    print(f"Near duplicates: {len(texts)} cards, each with one twin among all the others")
    for make in TWINS:
        print(f"  found of kind {make.__name__:12}{_found(texts, [make(text) for text in texts]):6.0%}")
    german, english = zip(*IN_TWO_LANGUAGES, strict=True)
    print(f"  found in two languages    {_found(list(german), list(english)):6.0%} of {len(german)} pairs")
    alarms = [pair for pair in DIFFERENT if same(pair)[0]]
    print(f"  false alarms: {len(alarms)} of {len(DIFFERENT)} pairs that look alike and differ")
    wrong, _ = same(texts)
    print(f"  false alarms: {len(wrong)} among the {len(texts)} cards without twins\n")


def _found(texts: list[str], twins: list[str]) -> float:
    """The share of cards that a suggestion puts together with their twin."""
    groups, _ = same([*texts, *twins])
    return mean(any({at, at + len(texts)} <= set(group) for group in groups) for at in range(len(texts)))


def print_time(texts: list[str]) -> None:
    chance = random.Random(1)
    said = [word for text in texts for word in text.split()]
    for many in (100, 300, 1000, 2000):
        cards = [Card(str(at), " ".join(chance.choices(said, k=chance.randint(3, 12)))) for at in range(many)]
        before = time.process_time()
        found = suggest(cards)
        took = time.process_time() - before
        print(f"{many:5} cards of words drawn from these: {took:5.2f} s of CPU, {len(found.groups)} groups")


if __name__ == "__main__":
    main()
