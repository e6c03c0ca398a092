"""How the wall is drawn: valid whatever people write, nothing sticks out, the shape of a sheet."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.picture.sheet import WIDTH, draw
from exports.picture.wall import PictureCluster, WallPicture
from exports.picture.wrapping import lines, width
from tests.exports.pictures import FULL, LANDSCAPE, SVG, cards, parsed, texts


def test_a_small_wall_has_the_shape_of_a_sheet_and_a_large_one_grows_downwards() -> None:
    small, large = draw(FULL), draw(WallPicture("Wozu?", loose=cards(*["Ein Satz"] * 400), count=400))
    assert small.height == WIDTH / LANDSCAPE
    assert large.height > WIDTH / LANDSCAPE


def test_a_cluster_that_no_column_can_hold_goes_on_in_the_next() -> None:
    said = [f"Gedanke {n}" for n in range(300)]
    found = texts(parsed(WallPicture("Wozu?", (PictureCluster("1", "Zeit", cards(*said)),), count=300)))
    assert [text for text in found if text in said] == said
    assert found.count("Zeit (Fortsetzung)") == 5


def test_no_column_is_much_longer_than_the_others() -> None:
    root = parsed(WallPicture("Wozu?", loose=cards(*[f"Gedanke {n}" for n in range(200)]), count=200))
    ends: dict[str, float] = {}
    for card in root.iter(f"{SVG}rect"):
        if card.get("x") is not None:
            ends[card.get("x")] = float(card.get("y")) + float(card.get("height"))
    assert len(ends) == 6
    assert max(ends.values()) - min(ends.values()) < 0.15 * max(ends.values())


def test_two_thousand_cards_are_drawn_in_a_few_seconds() -> None:
    said = cards(*[f"Gedanke {n}, der etwas länger ist als ein Wort oder zwei" for n in range(50)])
    clusters = tuple(PictureCluster(str(n), f"Was folgt aus Thema {n}?", said) for n in range(1, 41))
    before = time.process_time()
    root = parsed(WallPicture("Wozu?", clusters, count=2000))
    assert time.process_time() - before < 5
    assert sum(text.startswith("Gedanke ") for text in texts(root)) == 2000


@pytest.mark.parametrize("text", ["<b>& \"'</b>", "a\x00b\x1bc", "\ud800", "]]>", "&amp;", "\u202eumgedreht"])
def test_any_wording_is_valid_xml(text: str) -> None:
    root = parsed(WallPicture(text, (PictureCluster("1", text, cards(text)),), cards(text), 2))
    assert root.tag == f"{SVG}svg"


@given(st.lists(st.text(max_size=80), max_size=6))
@settings(max_examples=60, deadline=None)
def test_whatever_people_write_it_stays_valid_and_inside(said: list[str]) -> None:
    wall = WallPicture("?".join(said), (PictureCluster("1", "".join(said), cards(*said)),), cards(*said))
    for found in parsed(wall).iter(f"{SVG}text"):
        size, bold = float(found.get("font-size")), found.get("font-weight") == "bold"
        wide = width("".join(found.itertext()), size, bold=bold)
        start = float(found.get("x")) - (wide if found.get("text-anchor") == "end" else 0)
        assert start >= -size
        assert start + wide <= WIDTH - 60


def test_arabic_begins_at_the_right_edge_and_keeps_its_stop_at_the_left() -> None:
    root = parsed(WallPicture("Wozu?", loose=cards("مساحات خضراء (2)."), count=1))
    arabic = next(found for found in root.iter(f"{SVG}text") if found.get("text-anchor") == "end")
    assert arabic.text == "\u202bمساحات خضراء (2).\u202c"
    assert float(arabic.get("x")) > 700


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("Ein Satz", ["Ein Satz"]),
        ("Ein Satz, der nicht in eine Zeile passt", ["Ein Satz, der", "nicht in eine", "Zeile passt"]),
        ("eins\nzwei", ["eins", "zwei"]),
        ("Straßenbahnhaltestelle", ["Straßenbahnhal", "testelle"]),
        ("Bus-/Bahn-Anschluss", ["Bus-/Bahn-", "Anschluss"]),
        ("漢字漢字漢字漢字漢字漢字", ["漢字漢字漢字漢", "字漢字漢字"]),
    ],
)
def test_lines_break_between_words_and_only_then_within(text: str, expected: list[str]) -> None:
    assert [line.text for line in lines(text, 10, 80)] == expected


def test_emoji_and_marks_are_measured_as_people_see_them() -> None:
    assert width("👩‍👩‍👧", 10) == width("🎉", 10)
    assert width("e\u0301", 10) == width("é", 10)
    assert width("WWW", 10, bold=True) > width("WWW", 10) > width("iii", 10) > 0
