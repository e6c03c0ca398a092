"""The text as a reader and a screen reader meet it: ordered, in styles, complete."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from exports.text import is_blank
from formats.outline import Block, BulletList, Heading, Outline, Paragraph, Quotations, Table
from tests.exports.reading import NAMESPACES, Docx, W, check, skeleton, text_of, value_of


@check(9)
def styles_exist(docx: Docx, outline: Outline) -> Iterator[str]:
    places = [docx.body, *docx.edges.values()]
    paths = ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val"
    used = {name for place in places for name in place.xpath(paths, namespaces=NAMESPACES)}
    used |= set(
        docx.part("word/styles.xml").xpath("//w:basedOn/@w:val | //w:next/@w:val", namespaces=NAMESPACES)
    )
    used |= set(docx.part("word/numbering.xml").xpath("//w:pStyle/@w:val", namespaces=NAMESPACES))
    yield from sorted(used - set(docx.styles))


@check(10)
def headings_lead_to_something(docx: Docx, outline: Outline) -> Iterator[str]:
    levels = [docx.heading_level(block) if block.tag == f"{W}p" else 0 for block in docx.body]
    depth = 0
    for block, level, following in zip(docx.body, levels, [*levels[1:], 0], strict=True):
        if not level:
            continue
        if level > depth + 1:
            yield f"level {level} after {depth}: {text_of(block)!r}"
        if is_blank(text_of(block)):
            yield "heading without text"
        if 0 < following <= level or block.getnext().tag == f"{W}sectPr":
            yield f"nothing below {text_of(block)!r}"
        depth = level


@check(11)
def numbers_are_lists(docx: Docx, outline: Outline) -> Iterator[str]:
    headings = [block for block in outline.blocks if isinstance(block, Heading)]
    wanted = {(skeleton(heading.text), heading.numbered) for heading in headings}
    for paragraph in filter(docx.heading_level, docx.paragraphs):
        numbered = docx.is_listed(paragraph)
        if (skeleton(text_of(paragraph)), numbered) not in wanted:
            yield f"number {numbered}: {text_of(paragraph)!r}"


@check(12)
def lists_are_lists(docx: Docx, outline: Outline) -> Iterator[str]:
    found = [
        skeleton(text_of(paragraph))
        for paragraph in docx.paragraphs
        if docx.is_listed(paragraph) and not docx.heading_level(paragraph)
    ]
    items = (item for block in outline.blocks for item in _items(block))
    wanted = [skeleton(item) for item in items if not is_blank(item)]
    if found != wanted:
        yield f"{len(found)} list items for {len(wanted)}"


def _items(block: Block) -> Iterator[str]:
    match block:
        case BulletList(items=items):
            yield from items
        case Quotations(items=quotations):
            yield from (quotation.text for quotation in quotations)


@check(13)
def bookmarks_close(docx: Docx, outline: Outline) -> Iterator[str]:
    starts, ends = (
        [mark.get(f"{W}id") for mark in docx.body.iter(f"{W}bookmark{edge}")] for edge in ("Start", "End")
    )
    if sorted(starts) != sorted(ends) or len(set(starts)) != len(starts):
        yield f"{starts} begin, {ends} end"


@check(20)
def nothing_is_empty(docx: Docx, outline: Outline) -> Iterator[str]:
    for number, paragraph in enumerate(docx.paragraphs):
        if is_blank(text_of(paragraph)) and paragraph.find(".//w:drawing", NAMESPACES) is None:
            yield f"paragraph {number} is empty"


@check(21)
def blanks_are_single(docx: Docx, outline: Outline) -> Iterator[str]:
    for paragraph in docx.paragraphs:
        if regex.search(r"  |\t|\n\n|^[ \n]|[ \n]$", text_of(paragraph)):
            yield repr(text_of(paragraph))


@check(22)
def styles_do_the_looks(docx: Docx, outline: Outline) -> Iterator[str]:
    allowed = {f"{W}rtl", f"{W}lang", f"{W}rStyle"}
    for place in [docx.body, *docx.edges.values()]:
        for properties in place.iter(f"{W}rPr"):
            yield from (str(look.tag) for look in properties if look.tag not in allowed)
        for properties in place.iter(f"{W}pPr"):
            yield from (
                str(look.tag) for look in properties if look.tag in {f"{W}spacing", f"{W}ind", f"{W}jc"}
            )


def _first_direction(text: str) -> str:
    kinds = map(unicodedata.bidirectional, text)
    return next(("R" if kind != "L" else "L" for kind in kinds if kind in {"L", "R", "AL", "AN"}), "L")


@check(31)
def right_to_left_runs_so(docx: Docx, outline: Outline) -> Iterator[str]:
    for paragraph in docx.paragraphs:
        marked = paragraph.find("w:pPr/w:bidi", NAMESPACES) is not None
        if marked != (_first_direction(text_of(paragraph)) == "R"):
            yield f"direction of {text_of(paragraph)!r}"
        for run in paragraph.iter(f"{W}r"):
            kinds = set(map(unicodedata.bidirectional, text_of(run)))
            rtl = run.find("w:rPr/w:rtl", NAMESPACES) is not None
            if kinds & ({"L"} if rtl else {"R", "AL", "AN"}):
                yield f"direction of run {text_of(run)!r}"


def _said(outline: Outline) -> Iterator[str]:
    yield from (outline.title, outline.subtitle)
    for block in outline.blocks:
        match block:
            case Paragraph(text=text):
                yield text
            case BulletList() | Quotations():
                yield from _items(block)
            case Table(rows=rows) if any(not is_blank(cell) for row in rows for cell in row):
                yield from (block.caption, *block.header, *(cell for row in rows for cell in row))


@check(32)
def nothing_is_lost(docx: Docx, outline: Outline) -> Iterator[str]:
    printed = skeleton("".join(map(text_of, docx.paragraphs)))
    yield from (f"lost: {text!r}" for text in _said(outline) if skeleton(text) not in printed)


@check(37)
def structure_closes(docx: Docx, outline: Outline) -> Iterator[str]:
    for place in [docx.body, *docx.edges.values()]:
        for paragraph in place.iter(f"{W}p"):
            marks = [mark.get(f"{W}fldCharType", "") for mark in paragraph.iter(f"{W}fldChar")]
            if marks != ["begin", "separate", "end"] * (len(marks) // 3):
                yield f"field {marks}"
    yield from ("cell without paragraph" for cell in docx.body.iter(f"{W}tc") if cell[-1].tag != f"{W}p")
    numbering = docx.part("word/numbering.xml")
    known = set(numbering.xpath("//w:num/@w:numId", namespaces=NAMESPACES))
    styles = docx.part("word/styles.xml")
    used = {number.get(f"{W}val") for part in (docx.body, styles) for number in part.iter(f"{W}numId")}
    yield from (f"unknown list {number}" for number in used - known)
    abstracts = set(numbering.xpath("//w:abstractNum/@w:abstractNumId", namespaces=NAMESPACES))
    numbers = numbering.iterfind("w:num", NAMESPACES)
    yield from ("list without definition" for n in numbers if value_of(n, "w:abstractNumId") not in abstracts)
    if list(docx.body)[-2:][0].tag != f"{W}p" and len(docx.body) > 1:
        yield "the last block is no paragraph"
