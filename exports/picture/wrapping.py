"""Text in lines, measured in the font that the picture is drawn with."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import regex
from fontTools.ttLib import TTFont

from exports.text import clean, is_rtl

FONTS = Path(__file__).with_name("fonts")
REGULAR, BOLD = FONTS / "DejaVuSans.ttf", FONTS / "DejaVuSans-Bold.ttf"
# What other fonts have to draw: emoji are the widest, then Chinese signs.
_EMOJI, _WIDE, _USUAL = 1.4, 1.05, 0.8
_IS_EMOJI = regex.compile(r"\p{Emoji_Presentation}|\ufe0f")
# A word, with the hyphen or slash behind which a line may end; or blanks.
_TOKEN = regex.compile(r"[ ]+|[^ ]+?(?:[-/–](?=\w)|(?=[ ]|$))")


class Line(NamedTuple):
    """A line that fits. `rtl`: its text runs from the right."""

    text: str
    rtl: bool


def lines(text: str, size: float, room: float, *, bold: bool = False) -> list[Line]:
    """Break a text so that no line is wider than `room`; its own line breaks stay."""
    return [
        Line(line, is_rtl(paragraph))
        for paragraph in clean(text).split("\n")
        for line in _wrapped(paragraph, room / size, bold)
    ]


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is, rather too much than too little."""
    return size * sum(_grapheme_width(grapheme, bold) for grapheme in regex.findall(r"\X", text))


def _wrapped(paragraph: str, room: float, bold: bool) -> list[str]:
    found, line, left = [], "", room
    for token in chain.from_iterable(_pieces(token, room, bold) for token in _TOKEN.findall(paragraph)):
        needed = width(token, 1, bold=bold)
        if needed > left and line.strip():
            found.append(line.rstrip())
            line, left = "", room
        if line or not token.isspace():
            line, left = line + token, left - needed
    return [*found, line.rstrip()]


def _pieces(token: str, room: float, bold: bool) -> list[str]:
    """Cut a word that no line can hold between two signs."""
    if token.isspace() or width(token, 1, bold=bold) <= room:
        return [token]
    pieces, left = [""], room
    for grapheme in regex.findall(r"\X", token):
        needed = _grapheme_width(grapheme, bold)
        if needed > left:
            pieces.append("")
            left = room
        pieces[-1] += grapheme
        left -= needed
    return pieces


@cache
def _grapheme_width(grapheme: str, bold: bool) -> float:
    """What is one sign for people is drawn as one, however many characters it has."""
    if _IS_EMOJI.search(grapheme):
        return _EMOJI
    advances = _advances(bold)
    return sum(advances.get(ord(character), _foreign(character)) for character in grapheme)


def _foreign(character: str) -> float:
    """Return the width of what our font does not have and another will draw."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(character) in ("W", "F") else _USUAL


@cache
def _advances(bold: bool) -> dict[int, float]:
    """Read how far each character of a font moves on, as a share of the font's size."""
    with TTFont(BOLD if bold else REGULAR, lazy=True) as font:
        per_size, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: metrics[glyph][0] / per_size for code, glyph in font.getBestCmap().items()}
