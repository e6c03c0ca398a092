"""What belongs to a contribution and is not its wording: set apart, complete, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from exports.text import is_blank
from formats.outline import Note, Outline, Quotations
from tests.exports.reading import Docx, W, check, skeleton, style_of, text_of, value_of

_NOTES = frozenset({"BeitragAnmerkung", "BeitragZusatz", "BeitragUebersetzung"})


@check(14)
def notes_stand_apart(docx: Docx, outline: Outline) -> Iterator[str]:
    found: list[tuple[str, str]] = []
    for paragraph in docx.paragraphs:
        if style_of(paragraph) == "Beitrag":
            found.append(("", ""))
        elif style_of(paragraph) in _NOTES:
            text, labels = found[-1]
            found[-1] = (text + skeleton(text_of(paragraph)), labels + _labels(paragraph))
            if docx.is_listed(paragraph):
                yield f"a note that looks like a wording: {text_of(paragraph)!r}"
        elif _labels(paragraph):
            yield f"an editor's words where there are no others: {text_of(paragraph)!r}"
    if found != (wanted := list(_noted(outline))):
        yield f"notes {found} instead of {wanted}"


def _labels(paragraph: etree._Element) -> str:
    """What an editor says in a paragraph."""
    runs = (run for run in paragraph.iter(f"{W}r") if value_of(run, "w:rPr/w:rStyle") == "Redaktion")
    return skeleton("".join(map(text_of, runs)))


def _noted(outline: Outline) -> Iterator[tuple[str, str]]:
    """Yield what is printed below each contribution, and what of it is an editor's."""
    for block in outline.blocks:
        for quotation in block.items if isinstance(block, Quotations) else ():
            if not is_blank(quotation.text):
                pairs = list(map(_label_and_text, quotation.notes))
                yield "".join(map("".join, pairs)), "".join(label for label, _ in pairs)


def _label_and_text(note: Note) -> tuple[str, str]:
    label, text = (("" if is_blank(said) else skeleton(said)) for said in (note.label, note.text))
    return f"{label}:" if label and text else label, text
