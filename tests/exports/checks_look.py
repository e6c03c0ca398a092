"""What the eye needs: tables that say what they are, pictures that speak, letters that can be read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from exports.text import is_blank
from formats.outline import Outline
from tests.exports.reading import NAMESPACES, Docx, W, check, style_of, text_of

_NINE_POINTS = 18
_READABLE = 4.5


@check(15)
def tables_are_captioned(docx: Docx, outline: Outline) -> Iterator[str]:
    tables = list(docx.body.iter(f"{W}tbl"))
    for number, table in enumerate(tables, start=1):
        caption = table.getprevious()
        if caption is None or style_of(caption) != "Caption":
            yield f"table {number} has no caption"
        elif str(number) not in [run.text for run in caption.iter(f"{W}t")]:
            yield f"table {number} is called {text_of(caption)!r}"


@check(17)
def pictures_speak(docx: Docx, outline: Outline) -> Iterator[str]:
    for picture in docx.body.iterfind(".//wp:docPr", NAMESPACES):
        described = picture.get("descr", "")
        if not described or described.lower().endswith((".png", ".jpg", ".jpeg")):
            yield f"picture {picture.get('id')}: {described!r}"


@check(19)
def tables_are_tables(docx: Docx, outline: Outline) -> Iterator[str]:
    for table in docx.body.iter(f"{W}tbl"):
        rows = table.findall("w:tr", NAMESPACES)
        heads = [row.find("w:trPr/w:tblHeader", NAMESPACES) is not None for row in rows]
        if heads != [True] + [False] * (len(rows) - 1) or len(rows) < 2:
            yield f"header rows {heads}"
        if any(row.find("w:trPr/w:cantSplit", NAMESPACES) is None for row in rows):
            yield "a row may split"
        look = table.find("w:tblPr/w:tblLook", NAMESPACES)
        if look is None or look.get(f"{W}firstRow") != "1":
            yield "the first row looks like the others"
        if table.find("w:tblPr/w:tblDescription", NAMESPACES) is None:
            yield "no description"
        yield from _cells(table)


def _cells(table: etree._Element) -> Iterator[str]:
    grid = len(table.findall("w:tblGrid/w:gridCol", NAMESPACES))
    for row in table.iterfind("w:tr", NAMESPACES):
        cells = row.findall("w:tc", NAMESPACES)
        if len(cells) != grid or row.find(".//w:gridSpan", NAMESPACES) is not None:
            yield "merged cells"
        if row.find(".//w:tbl", NAMESPACES) is not None:
            yield "table in a table"
        yield from ("empty cell" for cell in cells if is_blank(text_of(cell)))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@check(26)
def ink_stands_out(docx: Docx, outline: Outline) -> Iterator[str]:
    colours = [c.get(f"{W}val", "") for c in docx.part("word/styles.xml").iter(f"{W}color")]
    colours += [c.get(f"{W}val", "") for c in docx.part("word/numbering.xml").iter(f"{W}color")]
    fills = [s.get(f"{W}fill", "") for s in docx.part("word/styles.xml").iter(f"{W}shd")]
    darkest_paper = min(map(_luminance, ["FFFFFF", *fills]))
    for colour in colours:
        if (darkest_paper + 0.05) / (_luminance(colour) + 0.05) < _READABLE:
            yield f"{colour} is too pale"


@check(27)
def letters_are_large_enough(docx: Docx, outline: Outline) -> Iterator[str]:
    for style in {style_of(paragraph) for paragraph in docx.paragraphs} | {"Header", "Footer"}:
        if (
            int(docx.resolved(style, "w:rPr/w:sz") or docx.resolved(style, "w:rPr/w:szCs") or 0)
            < _NINE_POINTS
        ):
            yield f"{style} is too small"
