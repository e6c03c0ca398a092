"""An Outline as it is printed: clean texts, nothing empty, headings that follow one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from exports.text import clean, is_blank, one_line
from formats.outline import (
    Block,
    BulletList,
    Heading,
    Level,
    Note,
    Outline,
    Paragraph,
    Quotation,
    Quotations,
    Table,
)

EMPTY_CELL: Final = "–"
_LEVELS: Final[tuple[Level, ...]] = (1, 2, 3, 4)


def tidy(outline: Outline) -> Outline:
    """The same documentation without what would be printed as nothing; ``tidy(tidy(o)) == tidy(o)``."""
    blocks = _levelled(_with_content(block for raw in outline.blocks for block in _cleaned(raw)))
    return replace(
        outline,
        title=_line(outline.title),
        subtitle=_line(outline.subtitle),
        author=_line(outline.author),
        organiser=_line(outline.organiser),
        blocks=tuple(blocks),
    )


def _cleaned(block: Block) -> Iterator[Block]:
    match block:
        case Heading(text=text):
            if title := _line(text):
                yield replace(block, text=title)
        case Paragraph(text=text):
            yield from (replace(block, text=part) for part in clean(text).split("\n\n") if not is_blank(part))
        case BulletList(items=items):
            yield from _filled(block, [item for item in map(_entry, items) if item])
        case Quotations(items=quotations):
            yield from _filled(block, [item for item in map(_quotation, quotations) if item.text])
        case Table():
            if rows := tuple(_cells(row) for row in block.rows if not all(map(is_blank, map(clean, row)))):
                yield replace(block, caption=_line(block.caption), header=_cells(block.header), rows=rows)


def _filled(block: BulletList | Quotations, items: Sequence[str | Quotation]) -> Iterator[Block]:
    if items:
        yield replace(block, items=tuple(items))


def _line(text: str) -> str:
    line = one_line(clean(text))
    return "" if is_blank(line) else line


def _entry(text: str) -> str:
    """An item or a cell: one paragraph, whose line breaks stay."""
    entry = clean(text).replace("\n\n", "\n")
    return "" if is_blank(entry) else entry


def _quotation(quotation: Quotation) -> Quotation:
    notes = tuple(note for note in map(_note, quotation.notes) if note.label or note.text)
    return replace(quotation, text=_entry(quotation.text), notes=notes)


def _note(note: Note) -> Note:
    return replace(note, label=_line(note.label), text=_entry(note.text))


def _cells(row: tuple[str, ...]) -> tuple[str, ...]:
    # A screen reader cannot tell an empty cell from a missing one.
    return tuple(_entry(cell) or EMPTY_CELL for cell in row)


def _with_content(blocks: Iterable[Block]) -> list[Block]:
    """Without headings that have nothing below them; read from the end.

    ``reach`` is the level a heading must stay above to own what follows it: none at the end, any before
    content, and only a higher one before another heading. A signature signs the whole and belongs to none.
    """
    kept: list[Block] = []
    reach = 0
    for block in reversed(list(blocks)):
        if isinstance(block, Heading):
            if block.level >= reach:
                continue
            reach = block.level
        elif not _is_signature(block):
            reach = len(_LEVELS) + 1
        kept.append(block)
    return kept[::-1]


def _is_signature(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind == "signature"


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """Headings one step deeper than the one they stand under, never two."""
    above: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            yield replace(block, level=_LEVELS[len(above) - 1])
        else:
            yield block
