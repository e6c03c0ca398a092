"""The picture of the wall: what it says, that it is valid whatever people write, that nothing sticks out."""

import struct
import subprocess
import sys
import time
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exports.picture.png import MOST_POINTS, png_of
from exports.picture.sheet import WIDTH, Drawing, draw
from exports.picture.wall import PictureCard, PictureCluster, WallPicture, wall_picture
from exports.picture.wrapping import lines, width
from formats.rejected import Rejected
from tests.formats.meeting import FOUNDED, F, Meeting, P, posted

SVG = "{http://www.w3.org/2000/svg}"
QUESTION = "question-1"
LANDSCAPE = 2**0.5


def cards(*texts: str) -> tuple[PictureCard, ...]:
    return tuple(PictureCard((text,)) for text in texts)


def parsed(wall: WallPicture) -> etree._Element:
    return etree.fromstring(draw(wall).svg.encode(), etree.XMLParser(resolve_entities=False))


def texts(root: etree._Element) -> list[str]:
    return ["".join(found.itertext()) for found in root.iter(f"{SVG}text")]


# What is on it


def wall_of(*steps: Any) -> WallPicture:
    return wall_picture(Meeting(*FOUNDED, (F, "open_phase", {"phase": QUESTION}), *steps).state, QUESTION)


def put(cluster: str, *contributions: str, **more: Any) -> Any:
    wish = {"cluster": cluster, "question": QUESTION, "contributions": contributions, **more}
    return (F, "create_cluster", wish)


WRITTEN = tuple(posted(f"card-000{n}", text=f"Gedanke {n}") for n in range(1, 7))


def test_an_empty_wall_says_so() -> None:
    assert wall_of() == WallPicture("Was hilft beim Ankommen?")
    assert "Zu dieser Frage steht noch nichts an der Wand." in texts(parsed(wall_of()))


def test_clusters_are_numbered_and_what_lies_loose_stands_apart() -> None:
    wall = wall_of(
        *WRITTEN,
        put("cluster-1", "card-0001", title="Reden"),
        put("cluster-2", "card-0002", parent="cluster-1"),
        put("cluster-3", "card-0003", title="Zeit"),
    )
    inner = PictureCluster("1.1", "Ohne Überschrift", cards("Gedanke 2"))
    assert wall.clusters == (
        PictureCluster("1", "Reden", cards("Gedanke 1"), (inner,)),
        PictureCluster("2", "Zeit", cards("Gedanke 3")),
    )
    assert wall.loose == cards("Gedanke 4", "Gedanke 5", "Gedanke 6")
    assert wall.count == 6


def test_a_stack_keeps_every_wording_and_a_double_counts_once() -> None:
    wall = wall_of(
        *WRITTEN,
        put("cluster-1", "card-0001", title="Reden"),
        put("cluster-3", "card-0003", title="Zeit"),
        (F, "staple_contributions", {"contributions": ["card-0002"], "onto": "card-0001"}),
        (F, "double_contribution", {"contribution": "card-0003", "cluster": "cluster-1"}),
    )
    assert [cluster.cards for cluster in wall.clusters] == [
        (PictureCard(("Gedanke 1", "Gedanke 2")), PictureCard(("Gedanke 3",), also_in="2")),
        (PictureCard(("Gedanke 3",), also_in="1"),),
    ]
    assert wall.count == 6


def test_conflicts_are_counted_and_what_is_hidden_is_not_there() -> None:
    mark = {"contribution": "card-0001", "conflict": "conflict-1", "secret": "a-secret-of-twenty-signs"}
    wall = wall_of(
        *WRITTEN[:2],
        (P, "mark_conflict", mark),
        (F, "hide_contribution", {"contribution": "card-0002", "reason": "Nennt einen Namen"}),
    )
    assert wall == WallPicture(
        "Was hilft beim Ankommen?", loose=(PictureCard(("Gedanke 1",), conflicts=1),), count=1
    )


def test_a_question_that_is_not_there_is_refused() -> None:
    with pytest.raises(Rejected):
        wall_picture(Meeting(*FOUNDED).state, "question-8")


# How it is drawn

FULL = WallPicture(
    "Was braucht der Platz?",
    (
        PictureCluster(
            "1",
            "Wie wird er grün?",
            (PictureCard(("Bäume", "Viele Bäume")), PictureCard(("Beete",), also_in="1.1", conflicts=2)),
            (PictureCluster("1.1", "Wasser", cards("Ein Brunnen")),),
        ),
    ),
    cards("Bänke"),
    5,
)


def test_everything_is_said_once_in_words_and_the_marks_are_explained() -> None:
    assert texts(parsed(FULL)) == [
        "Was braucht der Platz?",
        "5 Beiträge · ein Cluster · 1 lose",
        *("1", "Wie wird er grün?", "Bäume", "Viele Bäume", "×2", "Beete", "auch in 1.1", "2"),
        *("1.1", "Wasser", "Ein Brunnen"),
        *("Lose Beiträge (1)", "Bänke"),
        *("×2", "gleiche Aussagen, alle Wortlaute"),
        "steht in zwei Clustern und zählt einmal",
        "hier gab es unterschiedliche Sichtweisen",
    ]


def test_it_has_a_title_and_a_description_for_whoever_does_not_see_it() -> None:
    root = parsed(FULL)
    said = {child.get("id"): child.text for child in root if child.get("id")}
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title description"
    assert said == {
        "title": "Was braucht der Platz?",
        "description": "Bild der Wand. 5 Beiträge · ein Cluster · 1 lose. 1 Wie wird er grün? (4).",
    }


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


# As a file


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def test_a_png_is_as_wide_as_the_drawing_unless_it_is_very_long() -> None:
    assert size_of(png_of(draw(FULL))) == (WIDTH, round(WIDTH / LANDSCAPE))
    high = 40_000
    blank = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}"/>'
    wide, high = size_of(png_of(Drawing(blank, high)))
    assert 0.98 * MOST_POINTS < wide * high <= MOST_POINTS


def test_a_png_shows_letters_without_any_font_on_the_machine() -> None:
    """Letters make the file larger than the same sheet without any."""
    empty = WallPicture("\u00a0", loose=cards("\u00a0"), count=1)
    full = WallPicture("Wozu der Platz?", loose=cards("مساحات Мир Ärger"), count=1)
    assert len(png_of(draw(full))) > len(png_of(draw(empty))) + 2000


def called(*arguments: str, given: bytes = b"{}") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "exports.picture", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False)


def test_the_program_writes_both_kinds_and_refuses_the_rest_in_one_line() -> None:
    wall = msgspec.json.encode(FULL)
    assert called("svg", given=wall).stdout.decode() == draw(FULL).svg
    assert size_of(called("png", given=wall).stdout) == (WIDTH, round(WIDTH / LANDSCAPE))
    for arguments, code in (((), 2), (("jpg",), 2), (("svg",), 1)):
        ended = called(*arguments)
        assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (code, b"", 1)
