"""Blocks of an Outline as body XML."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import quoteattr

from exports.word.numbering import HeadingNumbers
from exports.word.page import TEXT_WIDTH
from exports.word.quotations import quotation_xml
from exports.word.styles import (
    CELL_STYLES,
    EDITORS_LIST,
    HEADER_CELL_STYLES,
    PARAGRAPH_STYLES,
    TABLE_STYLE,
)
from exports.word.words import Words
from exports.word.xml import field, paragraph, runs, value, wrapped_paragraph
from formats.outline import Block, BulletList, ColumnKind, Heading, Outline, Paragraph, Quotations, Table

# In characters of table text: what a column needs at least, from where on it may as well wrap, and what the
# cell's margins and the bold letters of its heading take.
_NARROW: Final = 6
_WIDE: Final = 48
_AROUND: Final = 4


class Body:
    """The body of one documentation, written block by block."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers = HeadingNumbers()
        self._tables = 0

    @property
    def heading_lists(self) -> int:
        """How many independent lists the headings written so far count in."""
        return self._numbers.lists

    def xml(self, outline: Outline) -> str:
        """Everything between the body's tags, except the section's properties; ``outline`` is tidy."""
        opening = [("Title", outline.title), ("Subtitle", outline.subtitle)]
        parts = [paragraph(style, text) for style, text in opening if text]
        parts += map(self._block, outline.blocks, (*outline.blocks[1:], None))
        if outline.blocks and isinstance(outline.blocks[-1], Table):
            # Word wants a paragraph after the last table; it should say something.
            parts.append(paragraph(PARAGRAPH_STYLES["note"], self._words.as_of(outline.dated)))
        return "".join(parts)

    def _block(self, block: Block, following: Block | None) -> str:
        match block:
            case Heading():
                return paragraph(f"Heading{block.level}", block.text, self._numbers.property_of(block))
            case Paragraph():
                # What announces a list or a table stays with it.
                keep = "<w:keepNext/>" if isinstance(following, BulletList | Quotations | Table) else ""
                return paragraph(PARAGRAPH_STYLES[block.kind], block.text, keep)
            case BulletList():
                return "".join(paragraph(EDITORS_LIST, item) for item in block.items)
            case Quotations():
                return "".join(map(quotation_xml, block.items))
            case Table():
                self._tables += 1
                return self._caption(block) + _table(block)

    def _caption(self, table: Table) -> str:
        label = self._words.table
        title = f": {table.caption}" if table.caption else ""
        number = field(f"SEQ {label} \\* ARABIC", self._tables)
        return wrapped_paragraph(
            "Caption", runs(f"{label}\N{NO-BREAK SPACE}") + number + (runs(title) if title else "")
        )


def _table(table: Table) -> str:
    widths = _widths(table)
    look = (
        f'<w:tblLook w:val="0{"6A" if table.row_header else "62"}0" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{int(table.row_header)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    described = f"<w:tblCaption w:val={quoteattr(table.caption)}/>" if table.caption else ""
    columns = " · ".join(table.header).replace("\n", " ")
    properties = (
        f'{value("tblStyle", TABLE_STYLE)}<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{described}<w:tblDescription w:val={quoteattr(columns)}/>'
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    kinds: list[ColumnKind] = list(table.columns) or ["words" for _ in table.header]
    styles = [CELL_STYLES[kind] for kind in kinds]
    rows = "".join(_row(row, widths, styles, "<w:cantSplit/>") for row in table.rows)
    styles = [HEADER_CELL_STYLES[kind] for kind in kinds]
    header = _row(table.header, widths, styles, "<w:cantSplit/><w:tblHeader/>")
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"


def _row(cells: tuple[str, ...], widths: list[int], styles: list[str], properties: str) -> str:
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, cell)}</w:tc>'
        for cell, width, style in zip(cells, widths, styles, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{filled}</w:tr>"


def _widths(table: Table) -> list[int]:
    """Column widths that fill the text width, by what the longest line of each column asks for."""
    columns = zip(table.header, *table.rows, strict=True)
    wishes = [min(max(max(map(_longest_line, cells)), _NARROW), _WIDE) + _AROUND for cells in columns]
    widths = [TEXT_WIDTH * wish // sum(wishes) for wish in wishes]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths


def _longest_line(cell: str) -> int:
    return max(map(len, cell.split("\n")))
