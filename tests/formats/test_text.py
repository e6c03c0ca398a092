"""The gate for text: what passes can be stored, sent and printed, and means what was typed."""

from __future__ import annotations

import json
import sqlite3
import unicodedata

import msgspec
import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from formats.rejected import Code, Rejected
from formats.text import ContributionText, GatedText, IsoDate, IsoDateOrNone, Line, Prose, Reason, Title

TEXTS = (ContributionText, Title, Line, Prose, Reason)
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
FORBIDDEN = regex.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    r"|\p{Noncharacter_Code_Point}|\p{Cs}|\t|\r"
)
# Letters, and all that has ever broken something.
NASTY = st.text(
    st.one_of(
        st.sampled_from(
            "ab \n\r\t\v\f\0\x1b\x7f\x85\xa0\xad\u0301\u0323\u200b\u200c\u200d\u200e\u2028\u202e\u2066\ufeff"
        ),
        st.sampled_from(
            "\ud800\udfff\ufdd0\uffff\U0001fffe\U000e0041\u3000\u3164\u2800\u1100\u1161\u0627\u0644👍🏽🇩🇪ﬁÅ"
        ),
        st.characters(),
    ),
    max_size=60,
)


def passed(kind: type[GatedText], raw: object) -> str | Code:
    try:
        return kind.admit(raw)
    except Rejected as refusal:
        return refusal.code


@pytest.mark.parametrize("kind", TEXTS)
@given(raw=NASTY)
@example(raw="e\u200b" + "\u0301" * 9)
@example(raw="x" + "\n" * 900 + "y")
@example(raw=" \u200d \n\n\n \u3164")
def test_whatever_passes_can_be_stored_sent_and_passed_again(kind: type[GatedText], raw: str) -> None:
    text = passed(kind, raw)
    if isinstance(text, Code):
        assert text in {Code.EMPTY, Code.TOO_LONG, Code.TOO_MANY_LINES, Code.UNREADABLE_TEXT}
        return
    assert passed(kind, text) == text
    assert text.encode().decode() == text
    assert unicodedata.is_normalized("NFC", text)
    assert FORBIDDEN.search(text) is None
    assert kind.lines > 1 or "\n" not in text
    assert json.loads(json.dumps(text, allow_nan=False)) == text
    assert msgspec.json.decode(msgspec.json.encode(str(text))) == text


@given(raw=NASTY)
def test_the_database_gives_back_what_passed(raw: str) -> None:
    text = passed(Prose, raw)
    if not isinstance(text, Code):
        with sqlite3.connect(":memory:") as connection:
            assert connection.execute("select ?", (str(text),)).fetchone() == (text,)
        connection.close()


@given(raw=NASTY)
def test_nothing_readable_is_lost(raw: str) -> None:
    """Every letter, digit and sign comes through, in order; marks may be too many to be drawn."""
    text = passed(Prose, raw)
    if not isinstance(text, Code):
        letters = regex.compile(r"[\p{L}\p{N}\p{S}\p{P}]")
        seen = unicodedata.normalize("NFD", "".join(letters.findall(unicodedata.normalize("NFD", raw))))
        assert letters.findall(unicodedata.normalize("NFD", text)) == letters.findall(seen)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Integration ist ein Gefühl?!", "Integration ist ein Gefühl?!"),
        ("  zwei   Blanks\t und Tab ", "zwei Blanks und Tab"),
        ("eins\r\nzwei\rdrei\vvier\u2028fünf", "eins\nzwei\ndrei\nvier\nfünf"),
        ("oben\n\n\n\n\nunten", "oben\n\nunten"),
        ("x" + "\n" * 900 + "y", "x\n\ny"),
        ("A\u030angstro\u0308m", "Ångström"),
        ("Nul\0l und \x1b[31mrot", "Null und [31mrot"),
        ("weiches\u00adTrennen, Null\u200bbreite", "weichesTrennen, Nullbreite"),
        ("\u202erückwärts\u202c und \u2066isoliert\u2069", "rückwärts und isoliert"),
        ("\U000e0041\U000e0042Etikett", "Etikett"),
        ("Noncharacter \ufdd0\ufffe\U0001ffff", "Noncharacter"),
        ("Z" + "\u0335" * 40 + "algo", "Z" + "\u0335" * 4 + "algo"),
        (FAMILY + " bleibt", FAMILY + " bleibt"),
        ("👍🏽 🇩🇪 ❤️", "👍🏽 🇩🇪 ❤️"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("שלום עולם", "שלום עולם"),
        ("क्\u200dष", "क्\u200dष"),
        ("<script>alert(1)</script> & =1+1", "<script>alert(1)</script> & =1+1"),
        ("«Anführung» -> Pfeil *Stern*", "«Anführung» -> Pfeil *Stern*"),
    ],
)
def test_what_becomes_of_a_text(raw: str, text: str) -> None:
    assert passed(ContributionText, raw) == text


@pytest.mark.parametrize("raw", ["oben\nunten", "oben\r\n\r\nunten", " oben \n unten\n"])
def test_a_line_has_no_breaks(raw: str) -> None:
    assert passed(Title, raw) == "oben unten"


@pytest.mark.parametrize(
    "nothing",
    [
        "",
        " ",
        "\n\n",
        "\t",
        "\u200b",
        "\u200d",
        "\u200c \u200c",
        "\u3164",
        "\u2800",
        "\u115f",
        "\ufe0f",
        "\u034f",
        "\0",
    ],
)
def test_what_nobody_can_see_is_empty(nothing: str) -> None:
    assert passed(ContributionText, nothing) == Code.EMPTY
    assert passed(Title, nothing) == Code.EMPTY


@pytest.mark.parametrize("optional", [Line, Prose])
def test_some_texts_may_be_empty(optional: type[GatedText]) -> None:
    assert passed(optional, " \n ") == ""


@pytest.mark.parametrize("broken", ["\ud800", "a\udfffb", "\ud83d\ude00"[:1]])
def test_half_a_character_is_refused(broken: str) -> None:
    assert passed(ContributionText, broken) == Code.UNREADABLE_TEXT


@pytest.mark.parametrize("raw", [None, 1, True, b"bytes", ["a"], {"a": 1}, 1.5])
def test_what_is_no_text_is_refused(raw: object) -> None:
    assert passed(ContributionText, raw) == Code.INVALID
    assert passed(IsoDate, raw) == Code.INVALID


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("letter", ["a", "ß", "€", "👍🏽", "🇩🇪", "ạ̈"])
def test_lengths_are_counted_as_people_count(kind: type[GatedText], letter: str) -> None:
    assert passed(kind, letter * kind.limit) == unicodedata.normalize("NFC", letter) * kind.limit
    with pytest.raises(Rejected) as refusal:
        kind.admit(letter * kind.limit + letter)
    assert (refusal.value.code, refusal.value.facts) == (Code.TOO_LONG, {"limit": kind.limit})


def test_one_letter_may_not_be_endless() -> None:
    """A single grapheme can be as long as one likes; bytes are bounded too."""
    endless = "👩" + "\u200d👩" * 20_000
    assert passed(ContributionText, endless) == Code.TOO_LONG


def test_a_contribution_has_at_most_twenty_lines() -> None:
    """So that one card cannot fill the wall."""
    assert passed(ContributionText, "\n".join("x" * 20)) == "\n".join("x" * 20)
    assert passed(ContributionText, "\n".join("x" * 21)) == Code.TOO_MANY_LINES
    assert passed(ContributionText, "x" + "\n" * 100 + "x") == "x\n\nx"


def test_no_line_of_long_prose_is_lost() -> None:
    assert passed(Prose, "\n".join("x" * 1_000)) == "\n".join("x" * 1_000)


@pytest.mark.parametrize("day", ["2026-11-20", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_days_that_the_calendar_has(day: str) -> None:
    assert passed(IsoDate, day) == day
    assert passed(IsoDateOrNone, day) == day


@pytest.mark.parametrize(
    "day",
    [
        "2026-02-31",
        "2026-13-01",
        "20261120",
        "2026-W47-5",
        "2026-11-20\n",
        "٢٠٢٦-11-20",
        "2026-11-2",
        "0000-01-01",
        " ",
    ],
)
def test_days_that_it_has_not(day: str) -> None:
    assert passed(IsoDate, day) == Code.INVALID
    assert passed(IsoDateOrNone, day) == Code.INVALID


def test_a_day_may_be_taken_away_where_that_is_allowed() -> None:
    assert passed(IsoDateOrNone, "") == ""
    assert passed(IsoDate, "") == Code.INVALID
