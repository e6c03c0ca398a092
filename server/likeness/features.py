"""What a card says, as weighted features: stems and pieces of its words, in German, English or both."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from snowballstemmer import stemmer

from server.likeness.stop_words import STOP_WORDS

Vector = dict[str, float]
"""Feature to weight, of length 1, so that the product of two is the cosine between them."""

_WORD = re.compile(r"[^\W_]+")
_STEMMERS = (stemmer("german"), stemmer("english"))
_PIECES = (3, 4, 5)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def all_words(text: str) -> list[str]:
    """Return the words of a text in small letters; of a text without letters, what is there instead."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _WORD.findall(plain) or plain.split()


def words(text: str) -> list[str]:
    """Return the words that say what a text is about; where none does, all of them."""
    everything = all_words(text)
    return [word for word in everything if word not in STOP_WORDS] or everything


def stems(word: str) -> frozenset[str]:
    """Return the stems of a word in both languages; mostly they are the same."""
    return frozenset(each.stemWord(word) for each in _STEMMERS)


def pieces(word: str) -> Iterator[str]:
    """Yield runs of letters, with the ends of the word marked: German hides words inside of words."""
    marked = f"·{_in_one_way(word)}·"
    for length in _PIECES:
        yield from (marked[start : start + length] for start in range(len(marked) - length + 1))


def _in_one_way(word: str) -> str:
    """Return a word as all write it: umlauts as two letters, accents and vowel signs left out."""
    apart = unicodedata.normalize("NFKD", word.translate(_UMLAUTS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def count_words(text: str) -> Counter[str]:
    return Counter(words(text))


def count_stems(text: str) -> Counter[str]:
    return Counter(stem for word in words(text) for stem in stems(word))


def count_pieces(text: str) -> Counter[str]:
    return Counter(piece for word in words(text) for piece in pieces(word))


def by_rarity(texts: Sequence[str], count: Callable[[str], Counter[str]]) -> list[Vector]:
    """Return vectors that weigh what is rare more than what everybody says (TF-IDF)."""
    counts = [count(text) for text in texts]
    spread = Counter(name for each in counts for name in each)
    rarity = {name: math.log((1 + len(counts)) / (1 + cards)) + 1 for name, cards in spread.items()}
    return [_unit({name: (1 + math.log(n)) * rarity[name] for name, n in each.items()}) for each in counts]


def topics(texts: Sequence[str]) -> list[Vector]:
    """Return what texts are about: stems and pieces, so that the product is the mean of both products."""
    halves = zip(by_rarity(texts, count_stems), by_rarity(texts, count_pieces), strict=True)
    return [_unit({f"={name}": weight for name, weight in stem.items()} | piece) for stem, piece in halves]


def wordings(texts: Sequence[str]) -> list[Vector]:
    """Return how texts are written: pieces alone and all alike, so that a slip of the pen counts little."""
    return [_unit({name: float(n) for name, n in count_pieces(text).items()}) for text in texts]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {name: weight / length for name, weight in vector.items()}


def common_words(texts: Sequence[str], most: int = 3) -> list[str]:
    """Return the words that several of the texts share, as they are written, the most frequent first."""
    forms: dict[str, Counter[str]] = {}
    for text in texts:
        # NFKC may lengthen a text, so the words are read as they stand.
        for word in dict.fromkeys(_WORD.findall(text)):
            if word.casefold() not in STOP_WORDS and len(word) > 1:
                forms.setdefault(_STEMMERS[0].stemWord(word.casefold()), Counter())[word] += 1
    shared = sorted((-written.total(), stem) for stem, written in forms.items() if written.total() > 1)
    return [forms[stem].most_common(1)[0][0] for _, stem in shared[:most]]
