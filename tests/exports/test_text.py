"""Any text a person can send ends up readable in a document."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.text import LONG_WORD, Run, bidi_runs, clean, is_blank, is_rtl, one_line, shorten, soften

# Surrogates included, and the awkward neighbourhoods more often than chance would bring them.
AWKWARD = (
    "\x00\x0b\x0c\r\n\t \x1b\x7f\x85\x92\xa0\xad\u0301\u0338\u061c\u200b\u200d\u200f\u2028\u202e\u2067"
    "\ufdd0\ufeff\ufffe\ud83d\ude00<&]>\"'/?=aäم1א"
)
texts = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from(AWKWARD)), max_size=80)
XML_CHARACTERS = regex.compile(r"[\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")


def visible(text: str) -> str:
    """What a reader can see of a text, in NFC, without blanks; written apart from the code under test."""
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    seen = "".join(
        character
        for character in joined
        if unicodedata.category(character) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}
        and not 0xFDD0 <= ord(character) <= 0xFDEF
        and ord(character) & 0xFFFE != 0xFFFE
    )
    return regex.sub(r"([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+", r"\1", unicodedata.normalize("NFC", seen))


@given(texts)
def test_clean_gives_xml_characters_and_is_idempotent(text: str) -> None:
    cleaned = clean(text)
    assert XML_CHARACTERS.fullmatch(cleaned)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    element = etree.Element("t")
    element.text = cleaned
    assert etree.fromstring(etree.tostring(element)).text == (cleaned or None)


@given(texts)
def test_clean_loses_nothing_a_reader_can_see(text: str) -> None:
    # Windows characters among the controls become visible; the reader would have lost them otherwise.
    without_controls = regex.sub(r"[\x80-\x9f]", "", text)
    marks_apart = regex.sub(r"[\p{Mn}\p{Me}]", "", visible(without_controls))
    assert regex.sub(r"[\p{Mn}\p{Me}]", "", visible(clean(without_controls))) == marks_apart


@given(st.text(st.sampled_from("aeé \u0301\u0302\u0308\u0323x"), max_size=12))
def test_clean_keeps_up_to_four_marks_per_letter(text: str) -> None:
    assert visible(clean("x" + text)) == visible("x" + text)


@given(texts)
def test_clean_repeats_neither_blanks_nor_empty_lines(text: str) -> None:
    assert not regex.search(r"  |\n\n\n|^[ \n]|[ \n]$| \n|\n ", clean(text))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Integration?! -> Migrant*innen « ja »", "Integration?! -> Migrant*innen « ja »"),
        ("Zeile\r\nZeile\vZeile\u2028Zeile", "Zeile\nZeile\nZeile\nZeile"),
        ("wie geht\x92s", "wie geht’s"),
        ("a\ud800b", "a\ufffdb"),
        ("\ud83d\ude00", "😀"),
        ("Mu\u0308nchen", "München"),
        ("\ufeffText\x00\x1b", "Text"),
        ("abc\u202edef\u2067ghi", "abcdefghi"),
        ("z\u0300\u0301\u0302\u0303\u0304\u0305", "z\u0300\u0301\u0302\u0303"),
        ("  viel \t Platz  ", "viel Platz"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_clean_examples(written: str, printed: str) -> None:
    assert clean(written) == printed


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("", True),
        (" \xa0\u200b\n", True),
        ("\u3164\u2800", True),
        (".", False),
        ("\ue000", False),
        ("\u0301", False),
    ],
)
def test_is_blank(text: str, blank: bool) -> None:
    assert is_blank(text) is blank


@given(texts)
def test_soften_only_adds_places_to_break(text: str) -> None:
    softened = soften(clean(text))
    assert softened.replace("\u200b", "") == clean(text).replace("\u200b", "")
    assert soften(softened) == softened


@given(st.text(st.sampled_from("abcß/?&=:.%"), min_size=LONG_WORD, max_size=400))
def test_soften_leaves_no_long_word(word: str) -> None:
    assert max(map(len, soften(word).split("\u200b"))) < LONG_WORD


def test_soften_breaks_addresses_where_people_read_them() -> None:
    address = "https://beispiel.example/beteiligung/ergebnisse?runde=2&tisch=4&sprache=de"
    assert soften(address).replace("\u200b", " ") == (
        "https:// beispiel.example/ beteiligung/ ergebnisse? runde= 2& tisch= 4& sprache= de"
    )
    assert soften("x" * 59) == "x" * 59
    family = "👨‍👩‍👧‍👦"
    assert soften(family * 41) == family * 40 + "\u200b" + family


@given(texts)
def test_bidi_runs_put_together_give_the_text(text: str) -> None:
    runs = bidi_runs(text)
    assert "".join(run.text for run in runs) == text
    assert all(left.rtl != right.rtl for left, right in itertools.pairwise(runs))


@pytest.mark.parametrize(
    ("text", "rtl", "runs"),
    [
        ("Guten Tag", False, [Run("Guten Tag", False)]),
        ("مرحبا", True, [Run("مرحبا", True)]),
        ("دورة BAMF في 2026!", True, [Run("دورة ", True), Run("BAMF", False), Run(" في 2026!", True)]),
        ("Das Wort سلام heißt Frieden", False,
         [Run("Das Wort ", False), Run("سلام", True), Run(" heißt Frieden", False)]),
        ("12 نعم", True, [Run("12 نعم", True)]),
        ("(שלום) ok", True, [Run("(שלום) ", True), Run("ok", False)]),
        ("a ١٢", False, [Run("a ", False), Run("١٢", True)]),
    ],
)  # fmt: skip
def test_bidi_examples(text: str, rtl: bool, runs: list[Run]) -> None:
    assert is_rtl(text) is rtl
    assert list(bidi_runs(text)) == runs


@given(texts, st.integers(min_value=2, max_value=30))
def test_shorten_keeps_the_beginning(text: str, length: int) -> None:
    line = one_line(clean(text))
    short = shorten(line, length)
    assert "\n" not in short
    assert len(short) <= length
    assert short == line or (short.endswith("…") and line.startswith(short[:-1]))
