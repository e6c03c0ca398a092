"""WordprocessingML as strings: one parse of a whole body is far faster than building it element by element.

Every function returns well-formed XML without namespace declarations; ``root`` adds them. Texts must have
been cleaned (``exports.text.clean``).
"""

from __future__ import annotations

from functools import cache
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import regex
from babel import Locale, UnknownLocaleError

from exports.text import bidi_runs, is_rtl, soften

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_IN_TEXT: Final = {"\n": "<w:br/>", "\xad": "<w:softHyphen/>"}
_SPECIAL: Final = regex.compile("([\n\xad])")
_HEBREW: Final = regex.compile(r"\p{Script=Hebrew}")
_PERSIAN: Final = regex.compile("[پچژگکی]")


def root(name: str, content: str) -> str:
    """A part's root element ``w:name`` with the namespaces that parts use."""
    return f'<w:{name} xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}">{content}</w:{name}>'


def value(name: str, text: str | int) -> str:
    """The element ``<w:name w:val="text"/>``."""
    return f"<w:{name} w:val={quoteattr(str(text))}/>"


def runs(text: str, *, language: str = "", style: str = "") -> str:
    """``text`` as runs, one for each direction; line breaks and soft hyphens as Word's own elements.

    ``language`` is the text's where it is known, for spelling and reading aloud; ``style`` a character style.
    """
    look = value("rStyle", style) if style else ""
    return "".join(_run(run.text, run.rtl, language, look) for run in bidi_runs(soften(text)))


def paragraph(style: str, text: str, properties: str = "", language: str = "") -> str:
    """A paragraph in a style; right-to-left when its first letter is.

    ``properties`` are a ``w:keepNext`` or a ``w:numPr``: what the style cannot know.
    """
    return wrapped_paragraph(style, runs(text, language=language), properties + direction(text))


def direction(text: str) -> str:
    """The property of a paragraph that begins with ``text``."""
    return "<w:bidi/>" if is_rtl(text) else ""


def wrapped_paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph in a style around runs that are XML already."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(instruction: str, result: str | int) -> str:
    """A field Word can update, filled with ``result`` for whoever does not."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{runs(str(result))}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _run(text: str, rtl: bool, language: str, look: str) -> str:
    marks = f"{look}{_marks(text, rtl, language)}"
    marks = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    pieces = (_IN_TEXT.get(piece) or _text(piece) for piece in _SPECIAL.split(text) if piece)
    return f"<w:r>{marks}{''.join(pieces)}</w:r>"


def _text(piece: str) -> str:
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def _marks(text: str, rtl: bool, language: str) -> str:
    """Direction and language of a run. A language that runs the other way is not that of these letters."""
    known = language if language and _runs_rtl(language) == rtl else ""
    if rtl:
        return f"<w:rtl/><w:lang w:bidi={quoteattr(known or _rtl_language(text))}/>"
    return f"<w:lang w:val={quoteattr(known)}/>" if known else ""


@cache
def _runs_rtl(language: str) -> bool:
    try:
        return Locale.parse(language, sep="-").character_order == "right-to-left"
    except (ValueError, UnknownLocaleError):
        return False


def _rtl_language(text: str) -> str:
    """The language for spelling and numerals, as far as the letters tell."""
    if _HEBREW.search(text):
        return "he-IL"
    return "fa-IR" if _PERSIAN.search(text) else "ar-SA"
