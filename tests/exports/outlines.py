"""Outlines as people could make them, and worse."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from formats.outline import BulletList, Heading, Note, Outline, Paragraph, Quotation, Quotations, Table

# C1 controls turn into what Windows meant by them; test_text.py follows that separately.
_LETTERS = st.characters(exclude_characters="".join(map(chr, range(0x80, 0xA0))), exclude_categories=())
_PIECES = st.sampled_from(
    ("Integration?!", "->", "Migrant*innen", "« ja »", " ",
     "\n", "\n\n", "\r\n", "\t", "سلام", "שלום", "😀", "<b>&",
     "- ", "x" * 70, "\x0b", "\ud800", "\u202e", "e\u0301", "2026", "]]>", "\xad", "\u200b")
)  # fmt: skip
texts = st.one_of(st.text(_LETTERS, max_size=30), st.lists(_PIECES, max_size=5).map("".join))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(min_value=1, max_value=4))
    cells = st.lists(texts, min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(cells, max_size=3).map(tuple))
    kinds = st.lists(st.sampled_from(("words", "figures")), min_size=columns, max_size=columns).map(tuple)
    return Table(
        caption=draw(texts),
        header=draw(cells),
        rows=rows,
        row_header=draw(st.booleans()),
        columns=draw(st.one_of(st.just(()), kinds)),
    )


_headings = st.builds(Heading, text=texts, level=st.sampled_from((1, 2, 3, 4)), numbered=st.booleans())
_paragraphs = st.builds(Paragraph, text=texts, kind=st.sampled_from(("body", "lead", "note", "signature")))
_lists = st.builds(BulletList, items=st.lists(texts, max_size=4).map(tuple))
_languages = st.sampled_from(("", "de", "ar", "fa-AF", "fr", "xx", 'x"<'))
_notes = st.builds(
    Note,
    kind=st.sampled_from(("remark", "explanation", "translation", "dissent")),
    label=texts,
    text=texts,
    language=_languages,
)
_quotations = st.builds(
    Quotation, text=texts, language=_languages, notes=st.lists(_notes, max_size=3).map(tuple)
)
_said = st.builds(Quotations, items=st.lists(_quotations, max_size=4).map(tuple))

outlines = st.builds(
    Outline,
    title=texts,
    subtitle=texts,
    author=texts,
    organiser=texts,
    dated=st.dates(date(1980, 1, 1), date(2107, 12, 31)).map(str),
    language=st.sampled_from(("de-DE", "en-GB", "ar")),
    blocks=st.lists(st.one_of(_headings, _headings, _paragraphs, _lists, _said, tables()), max_size=12).map(
        tuple
    ),
)
