"""The one gate for text. What passes can be stored, sent and exported without exception."""

import unicodedata
from datetime import date
from typing import ClassVar, Self

import regex

from formats.rejected import Code, Rejected

# Controls but tab and newline, bidi overrides and isolates, invisible fillers, tags, noncharacters. The
# joiners U+200C and U+200D stay: Persian and emoji need them.
_UNWANTED = regex.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e007f]|[\ufffe\uffff]|\p{Noncharacter_Code_Point}"
)
_SURROGATE = regex.compile(r"[\ud800-\udfff]")
_LINE_BREAK = regex.compile(r"\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_BLANKS = regex.compile(r"[^\S\n]+")
_DAY = regex.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STACKED_MARKS = regex.compile(r"(\p{M}{4})\p{M}+")
_GRAPHEME = regex.compile(r"\X")
_EMPTY_LINES = regex.compile(r"\n{3,}")
# A text with none of these draws nothing: joiners, fillers, the empty braille pattern.
_VISIBLE = regex.compile(r"[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]")
_BYTES_PER_GRAPHEME = 16


def clean(raw: str, *, limit: int, lines: int) -> str:
    """Return `raw` as it may be stored: NFC, no controls, at most `limit` graphemes in `lines` lines.

    With `lines` 1 all is put into one line. Raises Rejected: unreadable_text (a lone surrogate), too_long,
    too_many_lines. Empty text passes.
    """
    if len(raw) > limit * _BYTES_PER_GRAPHEME:
        raise Rejected(Code.TOO_LONG, limit=limit)
    if _SURROGATE.search(raw):
        raise Rejected(Code.UNREADABLE_TEXT)
    text = _tidy(_LINE_BREAK.sub("\n", raw), lines=lines)
    if len(text.encode()) > limit * _BYTES_PER_GRAPHEME or _graphemes(text) > limit:
        raise Rejected(Code.TOO_LONG, limit=limit)
    if text.count("\n") >= lines:
        raise Rejected(Code.TOO_MANY_LINES, limit=lines)
    return text


def _tidy(text: str, *, lines: int) -> str:
    text = _BLANKS.sub(" ", _UNWANTED.sub("", unicodedata.normalize("NFC", text)))
    text = unicodedata.normalize("NFC", _STACKED_MARKS.sub(r"\1", text))
    rows = [row.strip() for row in text.split("\n")]
    if lines == 1:
        return " ".join(row for row in rows if row)
    return _EMPTY_LINES.sub("\n\n", "\n".join(rows)).strip("\n")


def _graphemes(text: str) -> int:
    return len(text) if text.isascii() else sum(1 for _ in _GRAPHEME.finditer(text))


class GatedText(str):
    """A string that came through the gate. Payload fields are typed with one of the kinds below."""

    limit: ClassVar[int]
    lines: ClassVar[int] = 1
    required: ClassVar[bool] = False

    @classmethod
    def admit(cls, raw: object) -> Self:
        """Return `raw` cleaned; raises Rejected (invalid, empty, or what `clean` says)."""
        if not isinstance(raw, str):
            raise Rejected(Code.INVALID)
        text = clean(raw, limit=cls.limit, lines=cls.lines)
        if cls.required and not _VISIBLE.search(text):
            raise Rejected(Code.EMPTY)
        return cls(text)


class ContributionText(GatedText):
    """What somebody wrote: 280 graphemes, as the method says (a hint at 80 is the page's business).

    Twenty lines, so that no card covers the wall.
    """

    limit, lines, required = 280, 20, True


class Title(GatedText):
    limit, required = 200, True


class Line(GatedText):
    limit = 200


class Prose(GatedText):
    limit, lines = 10_000, 10_000


class Reason(GatedText):
    limit, required = 280, True


class ReasonOrNone(Reason):
    """A Reason, or the empty text: none is given."""

    @classmethod
    def admit(cls, raw: object) -> Self:
        return cls("") if raw == "" else super().admit(raw)


class ContributionTextOrNone(ContributionText):
    """A ContributionText, or the empty text that takes it away."""

    @classmethod
    def admit(cls, raw: object) -> Self:
        return cls("") if raw == "" else super().admit(raw)


class IsoDate(GatedText):
    """A day that the calendar has, as an ISO date: "2026-11-21"."""

    @classmethod
    def admit(cls, raw: object) -> Self:
        if not isinstance(raw, str) or not _is_day(raw):
            raise Rejected(Code.INVALID)
        return cls(raw)


class IsoDateOrNone(IsoDate):
    """An IsoDate, or the empty text that takes it away."""

    @classmethod
    def admit(cls, raw: object) -> Self:
        return cls("") if raw == "" else super().admit(raw)


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
