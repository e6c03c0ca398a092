"""Notes on contributions in the Word file: their styles, directions and languages."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.text.paragraph import Paragraph as OpenedParagraph

from exports.word import write_docx
from formats.outline import Note, Outline, Quotation, Quotations
from tests.exports.sample import network_meeting


def opened(outline: Outline) -> list[OpenedParagraph]:
    target = io.BytesIO()
    write_docx(outline, target)
    target.seek(0)
    return list(Document(target).paragraphs)


def quoted(text: str, language: str = "", *notes: Note) -> list[OpenedParagraph]:
    """Return the paragraphs of one contribution."""
    blocks = (Quotations(items=(Quotation(text=text, language=language, notes=notes),)),)
    return opened(Outline(title="t", dated="2026-11-21", blocks=blocks))[1:]


def marked(paragraph: OpenedParagraph, path: str) -> bool:
    return bool(paragraph._p.xpath(path))


def test_notes_have_styles_of_their_own() -> None:
    styled = [(p.style.name or "", p.text) for p in opened(network_meeting()) if p.style]
    assert [(name, text) for name, text in styled if name.startswith("Beitrag ")] == [
        ("Beitrag Anmerkung", "auch unter „Treffpunkte“"),
        ("Beitrag Zusatz", "Erläuterung:"),
        ("Beitrag Zusatz", "المقصود هو المطبخ في المركز"),
        ("Beitrag Übersetzung", "Übersetzung (Deutsch, durch Rana Muster): Einmal im Monat zusammen essen"),
        ("Beitrag Zusatz", "⚡ Hier gab es unterschiedliche Sichtweisen: „Die Küche ist klein.“"),
        ("Beitrag Zusatz", "„من سينظف؟“"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "runs"),
    [
        ("Oui, avec lui", "fr-CA", [("Oui, avec lui", "fr-CA", "")]),
        ("Treffpunkt", "", [("Treffpunkt", "", "")]),
        ("Treffpunkt", "ar", [("Treffpunkt", "", "")]),
        ("خانه", "ckb", [("خانه", "", "ckb")]),
        ("خانه", "de", [("خانه", "", "ar-SA")]),
        ("مكان Treffpunkt", "ur", [("مكان ", "", "ur"), ("Treffpunkt", "", "")]),
        ("Treffpunkt مكان", "fr", [("Treffpunkt ", "fr", ""), ("مكان", "", "ar-SA")]),
    ],
)
def test_runs_are_in_the_language_that_was_named_where_their_letters_allow(
    text: str, language: str, runs: list[tuple[str, str, str]]
) -> None:
    (wording,) = quoted(text, language)
    assert [
        (run.text, *("".join(run._r.xpath(f"w:rPr/w:lang/@w:{kind}")) for kind in ("val", "bidi")))
        for run in wording.runs
    ] == runs


@pytest.mark.parametrize(
    ("note", "paragraphs"),
    [
        (Note(kind="translation", label="Übersetzung", text="Ort"), [("Übersetzung: Ort", False)]),
        (
            Note(kind="translation", label="Übersetzung", text="مكان"),
            [("Übersetzung:", False), ("مكان", True)],
        ),
        (Note(kind="dissent", text="„مكلف“ (teuer)"), [("„مكلف“ (teuer)", True)]),
        (Note(kind="remark", label="auch unter „مكان“"), [("auch unter „مكان“", False)]),
    ],
)
def test_wording_and_note_run_each_in_its_own_direction(
    note: Note, paragraphs: list[tuple[str, bool]]
) -> None:
    found = quoted("ما هو الوطن", "", note)
    assert [(p.text, marked(p, "w:pPr/w:bidi")) for p in found] == [("ما هو الوطن", True), *paragraphs]


def test_a_contribution_stays_on_one_page_with_its_notes() -> None:
    notes = (Note(kind="remark", label="×2"), Note(kind="translation", label="Übersetzung", text="مكان"))
    assert [marked(p, "w:pPr/w:keepNext") for p in quoted("Ort", "", *notes)] == [True, True, True, False]
    assert [marked(p, "w:pPr/w:keepNext") for p in quoted("Ort")] == [False]
