"""What is printed and what is not."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given

from exports.tidy import tidy
from formats.outline import (
    Block,
    BulletList,
    Heading,
    Note,
    Outline,
    Paragraph,
    Quotation,
    Quotations,
    Table,
    decode_outline,
    encode_outline,
)
from tests.exports.outlines import outlines

SAID = Paragraph(text="x")
Levels = tuple[Literal[0, 1, 2, 3, 4], ...]


def printed(*blocks: Block) -> tuple[Block, ...]:
    return tidy(Outline(title="t", dated="2026-11-21", blocks=blocks)).blocks


def headings(*levels: Literal[0, 1, 2, 3, 4]) -> list[Block]:
    """Headings named by their level; 0 stands for content."""
    return [Heading(text=str(level), level=level) if level != 0 else SAID for level in levels]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ((1,), ()),
        ((1, 0), (1, 0)),
        ((1, 1, 0), (1, 0)),
        ((1, 2, 3, 0), (1, 2, 3, 0)),
        ((1, 2, 2, 0, 1), (1, 2, 0)),
        ((0, 1, 2, 1, 0), (0, 1, 0)),
        ((1, 0, 2, 3, 4, 1, 2), (1, 0)),
        ((1, 2, 3, 2, 3, 0), (1, 2, 3, 0)),
    ],
)
def test_headings_without_content_are_not_printed(written: Levels, kept: Levels) -> None:
    assert list(printed(*headings(*written))) == headings(*kept)


@pytest.mark.parametrize("empty", [Paragraph(text=" \n\u200b"), BulletList(items=("", " ")),
                                   Quotations(items=(Quotation(text=" "),)),
                                   Table(caption="c", header=("h",), rows=((" ",),))])  # fmt: skip
def test_what_is_blank_is_no_content(empty: Block) -> None:
    assert printed(Heading(text="a"), empty) == ()


def test_a_signature_is_no_content_of_the_last_section() -> None:
    signature = Paragraph(text="21.11.2026, Ada", kind="signature")
    assert printed(*headings(1, 2), signature) == (signature,)


@pytest.mark.parametrize(
    ("written", "levels"),
    [((2, 0), (1,)), ((1, 3, 0, 2, 0), (1, 2, 2)), ((1, 4, 0, 1, 0), (1, 2, 1)), ((3, 0, 1, 0), (1, 1))],
)
def test_headings_never_skip_a_level(written: Levels, levels: Levels) -> None:
    found = tuple(block.level for block in printed(*headings(*written)) if isinstance(block, Heading))
    assert found == levels


def test_texts_become_one_paragraph_each() -> None:
    assert printed(
        Paragraph(text="eins\r\n\r\nzwei\ndrei", kind="lead"),
        BulletList(items=(" a\n\nb ", "\u2800")),
        Table(caption="Wer\nwas", header=("", "b"), rows=(("", " 1 "), ("", ""))),
    ) == (
        Paragraph(text="eins", kind="lead"),
        Paragraph(text="zwei\ndrei", kind="lead"),
        BulletList(items=("a\nb",)),
        Table(caption="Wer was", header=("–", "b"), rows=(("–", "1"),)),
    )


def test_notes_are_printed_with_the_wording_they_belong_to() -> None:
    notes = (
        Note(kind="explanation", label=" Erläu\nterung", text="eins\r\n\r\nzwei"),
        Note(kind="remark", label=" "),
        Note(kind="dissent", text="\u200b"),
    )
    kept = (Note(kind="explanation", label="Erläu terung", text="eins\nzwei"),)
    quoted = Quotation(text=" a\n\nb ", language="fr", notes=notes)
    assert printed(Quotations(items=(quoted, Quotation(text=" ", notes=notes)))) == (
        Quotations(items=(Quotation(text="a\nb", language="fr", notes=kept),)),
    )


@given(outlines)
def test_tidy_is_idempotent(outline: Outline) -> None:
    assert tidy(tidy(outline)) == tidy(outline)


@given(outlines)
def test_an_outline_survives_the_way_to_another_process(outline: Outline) -> None:
    assert tidy(decode_outline(encode_outline(outline))) == tidy(outline)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"title": "a", "dated": "gestern"}',
     '{"title": "a", "dated": "2026-11-21", "language": "?"}',
     '{"title": "a", "dated": "2026-11-21", "blocks": [{"type": "heading", "text": "x", "level": 5}]}',
     '{"title": "a", "dated": "2026-11-21", "blocks": [{"type": "table", "caption": "", "header": ["a"],'
     ' "rows": [["1", "2"]]}]}',
     '{"title": "a", "dated": "2026-11-21", "blocks": [{"type": "table", "caption": "", "header": ["a"],'
     ' "rows": [], "columns": ["words", "figures"]}]}',
     '{"title": "a", "dated": "2026-11-21", "blocks": [{"type": "quotations", "items": [{"text": "a",'
     ' "notes": [{"kind": "joke"}]}]}]}'],
)  # fmt: skip
def test_what_is_no_outline_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode_outline(text)
