"""The documentation, opened again with python-docx: nothing changed, nothing lost, always the same."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.text.paragraph import Paragraph as OpenedParagraph
from hypothesis import given, settings

from exports.word import write_docx
from exports.word.__main__ import main
from formats.outline import (
    Heading,
    Level,
    Outline,
    Paragraph,
    ParagraphKind,
    Table,
    encode_outline,
)
from tests.exports.outlines import outlines
from tests.exports.sample import ARRIVING, network_meeting, said

NASTY = (
    "Integration ist ein Gefühl?!", "Zusagen -> Absagen", "Migrant*innen als Repräsentant*innen",
    "« Ja », sagte sie", "„Straße, Übung, Ärger“", "مرحبا بكم في مدينتنا", "خانه‌ی ما", "שלום לכולם",
    "👩🏽‍🌾 🏳️‍🌈 🇺🇦",
    "Львів і Київ", "İstanbul’da çay",
    "<w:p>&amp;]]> \"'", "=1+1", "{{ titel }} {% for %}", "a\u00a0b", "Donaudampfschiff\u00adfahrt",
    "H₂O ½ €", "ﬁ ﷺ 𝔘",
    "1. selbst gezählt", "- selbst gestrichelt", "Zeile eins\nZeile zwei",
)  # fmt: skip


def reopened(outline: Outline) -> Opened:
    target = io.BytesIO()
    write_docx(outline, target)
    target.seek(0)
    return Document(target)


def styled(document: Opened, *names: str) -> list[tuple[str, str]]:
    found = (
        (paragraph.style.name or "", paragraph.text) for paragraph in document.paragraphs if paragraph.style
    )
    return [(name, text) for name, text in found if name in names]


def meeting_of(*items: str) -> Outline:
    blocks = (Heading(text="Frage?"), said(*items))
    return Outline(title="Treffen", dated="2026-11-21", blocks=blocks)


def test_headings_in_order_and_none_without_content() -> None:
    document = reopened(network_meeting())
    names = [f"Heading {level}" for level in (1, 2, 3, 4)]
    assert styled(document, "Title", "Subtitle", *names) == [
        ("Title", "Ankommen in der Stadt: Wie aus Nachbarschaft Teilhabe wird"),
        ("Subtitle", "Dokumentation des Netzwerktreffens am 14. November 2026 im Bürgerhaus Lindenau"),
        ("Heading 1", "Einleitung"),
        ("Heading 1", "Programm"),
        ("Heading 1", "Impuls"),
        ("Heading 2", "Was uns die Hausbesuche gelehrt haben"),
        ("Heading 1", "Ergebnisse der Leitfragen"),
        ("Heading 2", "Was hilft beim Ankommen?"),
        ("Heading 2", "Was brauchen Ehrenamt und Verwaltung voneinander?"),
        ("Heading 3", "Verlässlichkeit"),
        ("Heading 3", "Anerkennung"),
        ("Heading 2", "Was nehmen wir uns vor?"),
        ("Heading 3", "Treffpunkte"),
        ("Heading 4", "In der Innenstadt"),
        ("Heading 4", "In den Ortsteilen"),
        ("Heading 3", "Politische Teilhabe"),
        ("Heading 3", "Themenspeicher"),
        ("Heading 1", "Vereinbarungen"),
        ("Heading 1", "Ausblick"),
        ("Heading 1", "Termine"),
    ]


def test_contributions_and_editors_lists_are_told_apart() -> None:
    document = reopened(network_meeting())
    assert tuple(text for _, text in styled(document, "Beitrag"))[: len(ARRIVING)] == ARRIVING
    assert styled(document, "List Bullet") == [
        ("List Bullet", "Vertrauen entsteht vor dem ersten Formular."),
        ("List Bullet", "Wer selbst angekommen ist, erklärt am besten."),
        ("List Bullet", "Öffnungszeiten entscheiden mehr als Konzepte."),
        ("List Bullet", "3. Dezember 2026, 17:00 Uhr, Rathaus: Beratung im Ausschuss für Soziales"),
        ("List Bullet", "20. März 2027, 14:00 Uhr, Bürgerhaus Lindenau: Zweites Netzwerktreffen"),
    ]


def test_kinds_of_prose_have_styles_of_their_own() -> None:
    kinds: tuple[ParagraphKind, ...] = ("body", "lead", "note", "signature")
    blocks = tuple(Paragraph(text=kind, kind=kind) for kind in kinds)
    document = reopened(Outline(title="", dated="2026-11-21", blocks=blocks))
    assert [(p.style.name, p.text) for p in document.paragraphs if p.style] == [
        ("Body Text", "body"),
        ("Lead", "lead"),
        ("Note", "note"),
        ("Signature", "signature"),
    ]


def test_tables_hold_their_cells() -> None:
    programme, themes, agreements = reopened(network_meeting()).tables
    assert [[cell.text for cell in row.cells] for row in programme.rows][:3] == [
        ["Zeit", "Programmpunkt", "Gestaltung"],
        ["13:30 Uhr", "Ankommen bei Kaffee und Tee", "–"],
        ["14:00 Uhr", "Begrüßung", "Bürgermeisterin Ute Sander"],
    ]
    assert [table.style.name for table in (programme, themes, agreements) if table.style] == [
        "House Table"
    ] * 3


def test_figures_have_cells_of_their_own_style() -> None:
    themes = reopened(network_meeting()).tables[1]
    styles = [[cell.paragraphs[0].style for cell in row.cells] for row in themes.rows[:2]]
    assert [[style.name if style else "" for style in row] for row in styles] == [
        ["Table Heading Figures", "Table Heading", "Table Heading Figures"],
        ["Table Figures", "Table Text", "Table Figures"],
    ]


def test_a_table_at_the_end_is_followed_by_the_date() -> None:
    table = Table(caption="", header=("a",), rows=(("1",),))
    german = reopened(Outline(title="t", dated="2026-11-21", blocks=(table,)))
    english = reopened(Outline(title="t", dated="2026-11-21", language="en-GB", blocks=(table,)))
    assert [[p.text for p in document.paragraphs][1:] for document in (german, english)] == [
        ["Tabelle\u00a01", "Stand: 21. November 2026"],
        ["Table\u00a01", "As of 21 November 2026"],
    ]


def test_every_wording_is_there_unchanged() -> None:
    document = reopened(meeting_of(*NASTY))
    softened = [text.replace("\u00ad", "") for text in NASTY]
    assert [text for _, text in styled(document, "Beitrag")] == softened


def test_numbers_begin_again_under_a_new_parent() -> None:
    said = Paragraph(text="x")
    levels: list[tuple[Level, bool]] = [
        (1, False),
        (2, True),
        (3, True),
        (2, True),
        (1, False),
        (2, True),
        (1, True),
        (1, True),
    ]
    blocks = [part for level, on in levels for part in (Heading(text="h", level=level, numbered=on), said)]
    document = reopened(Outline(title="t", dated="2026-11-21", blocks=tuple(blocks)))
    found = [numbering(p) for p in document.paragraphs if p.text == "h"]
    assert found == [
        [], ["0", "10"], ["1", "10"], ["0", "10"], [], ["0", "11"], ["0", "12"], ["0", "12"],
    ]  # fmt: skip


def numbering(paragraph: OpenedParagraph) -> list[str]:
    """Depth and list of a numbered heading."""
    return [str(number) for number in paragraph._p.xpath("w:pPr/w:numPr/*/@w:val")]


def test_properties() -> None:
    core = reopened(network_meeting()).core_properties
    assert (core.title, core.author, core.language, core.subject, core.last_modified_by) == (
        "Ankommen in der Stadt: Wie aus Nachbarschaft Teilhabe wird",
        "Redaktion Netzwerkstelle Lindenau",
        "de-DE",
        "Dokumentation des Netzwerktreffens am 14. November 2026 im Bürgerhaus Lindenau",
        "Redaktion Netzwerkstelle Lindenau",
    )
    assert f"{core.created} {core.modified}" == "2026-11-21 12:00:00+00:00 2026-11-21 12:00:00+00:00"


@settings(deadline=None)
@given(outlines)
def test_the_same_outline_gives_the_same_bytes(outline: Outline) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_docx(outline, first)
    write_docx(outline, second)
    assert first.getvalue() == second.getvalue()


def run(path: Path, outline: bytes) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "exports.word", str(path)]
    done = subprocess.run(command, input=outline, capture_output=True, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_another_process_writes_the_same_file(tmp_path: Path) -> None:
    target = tmp_path / "Dokumentation Lindenau.docx"
    target.write_bytes(b"an older one")
    done = run(target, encode_outline(network_meeting()))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    here = io.BytesIO()
    write_docx(network_meeting(), here)
    assert target.read_bytes() == here.getvalue()
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_failure_says_one_line_and_leaves_the_older_file(tmp_path: Path) -> None:
    target = tmp_path / "older.docx"
    target.write_bytes(b"an older one")
    refused = run(target, b'{"title": "a"}')
    assert (refused.returncode, refused.stderr) == (
        1, "no Word file: Object missing required field `dated`\n"
    )  # fmt: skip
    assert target.read_bytes() == b"an older one"
    nowhere = run(tmp_path / "missing" / "new.docx", encode_outline(network_meeting()))
    assert (nowhere.returncode, nowhere.stderr.count("\n")) == (1, 1)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_target_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "folder.docx"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match=r"."):
        write_docx(network_meeting(), target)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_wrong_call_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err == "usage: python -m exports.word FILE.docx < outline.json\n"
