"""The sheet: A4 upright, its margins, what stands at its head and foot. Lengths in twentieths of a point."""

from __future__ import annotations

from typing import Final

from exports.text import shorten
from exports.word.words import Words
from exports.word.xml import field, paragraph, root, runs, wrapped_paragraph

_WIDTH: Final = 11906
_HEIGHT: Final = 16838
_SIDE: Final = 1418
_TOP: Final = 1531
_BOTTOM: Final = 1418
_EDGE: Final = 709
TEXT_WIDTH: Final = _WIDTH - 2 * _SIDE
_RUNNING_TITLE: Final = 90


def header_xml(text: str) -> str:
    """A page header with one line."""
    return root("hdr", paragraph("Header", shorten(text, _RUNNING_TITLE)))


def footer_xml(words: Words) -> str:
    """The page footer: "Seite 1 von 1", as fields that count for themselves."""
    line = runs(f"{words.page} ") + field("PAGE", 1) + runs(f" {words.of} ") + field("NUMPAGES", 1)
    return root("ftr", wrapped_paragraph("Footer", line))


def section_xml(references: dict[tuple[str, str], str]) -> str:
    """The section's properties.

    ``references`` maps ("header" or "footer", "first" or "default") to the relation of that part.
    """
    edges = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{relation}"/>'
        for (kind, pages), relation in references.items()
    )
    return (
        f'<w:sectPr>{edges}<w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}"/>'
        f'<w:pgMar w:top="{_TOP}" w:right="{_SIDE}" w:bottom="{_BOTTOM}" w:left="{_SIDE}" '
        f'w:header="{_EDGE}" w:footer="{_EDGE}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
