"""Contributions and their notes as body XML: in styles of their own, each in its own direction."""

from __future__ import annotations

from typing import Final

from exports.text import is_rtl
from exports.word.styles import LABEL, NOTE_STYLES, SAID_LIST
from exports.word.xml import direction, paragraph, runs, wrapped_paragraph
from formats.outline import Note, Quotation

_STAYS_WITH_NEXT: Final = "<w:keepNext/>"


def quotation_xml(quotation: Quotation) -> str:
    """The wording as an item of its list and the notes as paragraphs below it, on the same page."""
    keeps = [_STAYS_WITH_NEXT] * len(quotation.notes) + [""]
    wording = paragraph(SAID_LIST, quotation.text, keeps[0], quotation.language)
    return wording + "".join(map(_note, quotation.notes, keeps[1:]))


def _note(note: Note, keep: str) -> str:
    """One paragraph; two where label and text run in different directions."""
    style = NOTE_STYLES[note.kind]
    if not note.label:
        return paragraph(style, note.text, keep, note.language)
    if note.text and is_rtl(note.label) != is_rtl(note.text):
        label = _labelled(style, f"{note.label}:", keep=_STAYS_WITH_NEXT)
        return label + paragraph(style, note.text, keep, note.language)
    if not note.text:
        return _labelled(style, note.label, keep=keep)
    return _labelled(style, f"{note.label}: ", runs(note.text, language=note.language), keep)


def _labelled(style: str, label: str, text: str = "", keep: str = "") -> str:
    return wrapped_paragraph(style, runs(label, style=LABEL) + text, keep + direction(label))
