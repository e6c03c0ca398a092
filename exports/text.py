"""Any text made fit for a document: total functions, applied on output only.

The stored wording stays as it was written; what leaves here can be put into XML, is in NFC, and has lost
nothing that a reader could see.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

_SURROGATE: Final = regex.compile(r"[\ud800-\udfff]")
_BREAKS: Final = "\v\f\r\x85\u2028\u2029"
# Directional overrides and isolates would reorder their surroundings; the rest has no meaning in a file.
_DROPPED: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC), 0xFEFF)
_MARKS_PER_LETTER: Final = 4
_STACKED: Final = regex.compile(
    rf"([\p{{M}}--\p{{Mc}}]{{{_MARKS_PER_LETTER}}})[\p{{M}}--\p{{Mc}}]+", regex.V1
)
# Letters and symbols whose glyph is nothing: Hangul fillers and the empty braille pattern.
_VISIBLE: Final = regex.compile(r"[^\p{Z}\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]")

LONG_WORD: Final = 60
_PIECE: Final = 40
_BREAK_HERE: Final = "\u200b"
_LONG: Final = regex.compile(rf"[^\s\u200b]{{{LONG_WORD},}}")
_AFTER_SEPARATOR: Final = regex.compile(r"(?<=[/?&=])(?=[^/?&=])")

_RTL_LETTER: Final = regex.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def _c1_as_written(code: int) -> str:
    """C1 controls are Windows characters that were read as Latin-1: 0x92 was an apostrophe."""
    return bytes([code]).decode("cp1252", "ignore")


def _replacements() -> dict[int, str]:
    controls = dict.fromkeys((*range(32), 127, *_DROPPED), "")
    windows = {code: _c1_as_written(code) for code in range(0x80, 0xA0)}
    plane_ends = ((plane << 16) | low for plane in range(17) for low in (0xFFFE, 0xFFFF))
    nothing = dict.fromkeys((*range(64976, 65008), *plane_ends), "")
    breaks = {ord(character): "\n" for character in _BREAKS}
    return controls | windows | nothing | breaks | {ord("\t"): " ", ord("\n"): "\n"}


_TABLE: Final = _replacements()


def clean(text: str) -> str:
    """``text`` as valid XML characters in NFC, with ``\\n`` as the only line break; never raises.

    Surrogate pairs are joined and lone ones become U+FFFD, blanks and empty lines are not repeated, and a
    letter keeps at most four combining marks, so that nothing is drawn over its neighbours.
    """
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = text.replace("\r\n", "\n").translate(_TABLE)
    text = _STACKED.sub(r"\1", unicodedata.normalize("NFC", text))
    lines = (" ".join(filter(None, line.split(" "))) for line in text.split("\n"))
    return regex.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing."""
    return _VISIBLE.search(text) is None


def one_line(text: str) -> str:
    """``text`` without line breaks, for properties and running titles."""
    return " ".join(filter(None, text.split("\n")))


def shorten(text: str, length: int) -> str:
    """At most ``length`` code points, cut between graphemes and marked with an ellipsis."""
    if len(text) <= length:
        return text
    kept, room = [], length - 1
    for grapheme in regex.findall(r"\X", text[:length]):
        room -= len(grapheme)
        if room < 0:
            break
        kept.append(grapheme)
    return "".join(kept).rstrip() + "…"


def soften(text: str) -> str:
    """Words of 60 characters and more get invisible places to break, so that they stay inside the margins."""
    return _LONG.sub(lambda match: _BREAK_HERE.join(_pieces(match[0])), text)


def _pieces(word: str) -> Iterator[str]:
    for part in _AFTER_SEPARATOR.split(word):
        if len(part) < LONG_WORD:
            yield part
            continue
        graphemes = regex.findall(r"\X", part)
        for start in range(0, len(graphemes), _PIECE):
            yield "".join(graphemes[start : start + _PIECE])


class Run(NamedTuple):
    """A piece of text that runs in one direction."""

    text: str
    rtl: bool


def is_rtl(text: str) -> bool:
    """Whether the first letter with a direction is right-to-left, as ``dir="auto"`` has it."""
    if not _RTL_LETTER.search(text):
        return False
    return next((way for way in map(_direction, text) if way is not None), False)


def bidi_runs(text: str) -> tuple[Run, ...]:
    """``text`` cut where its direction changes.

    Digits and combining marks go with what stands before them; blanks and punctuation between two
    directions take the paragraph's own.
    """
    if not _RTL_LETTER.search(text):
        return (Run(text, False),)
    base = is_rtl(text)
    ways = _with_neutrals(_strong_ways(text, base), base)
    grouped = itertools.groupby(zip(text, ways, strict=True), key=lambda pair: pair[1])
    return tuple(Run("".join(character for character, _ in pairs), way) for way, pairs in grouped)


def _direction(character: str) -> bool | None:
    """True for right-to-left letters, False for left-to-right ones, None for everything else."""
    return {"R": True, "AL": True, "AN": True, "L": False}.get(unicodedata.bidirectional(character))


def _strong_ways(text: str, base: bool) -> list[bool | None]:
    ways: list[bool | None] = []
    last_strong = base
    for character in text:
        kind = unicodedata.bidirectional(character)
        way = last_strong if kind == "EN" else _direction(character)
        if kind == "NSM" and ways:
            way = ways[-1]
        if way is not None:
            last_strong = way
        ways.append(way)
    return ways


def _with_neutrals(ways: list[bool | None], base: bool) -> list[bool]:
    filled: list[bool] = []
    before = base
    for way, group in itertools.groupby(ways):
        length = len(list(group))
        if way is None:
            after = ways[len(filled) + length] if len(filled) + length < len(ways) else base
            way = before if before == after else base
        else:
            before = way
        filled.extend([way] * length)
    return filled
