"""Suggestions at the desk: accepted or dismissed one by one. The picture of the wall as a download."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import find_barriers
from tests.browser.walls import MEET

SEAT, SEATS = "Bänke im Schatten", "bänke im schatten!"
PLAY, PLAYS = "Spielplätze für kleine Kinder", "Spielplatz für kleine Kinder"
GAMES, CAFE = "Spiele für große Kinder", "Ein Café am Markt"


@pytest.fixture
def question(meeting: Meeting, workshop: str, question: str) -> str:
    """Six loose answers: two pairs that say nearly the same, and one of these with a third card a group."""
    write(meeting, workshop, question, SEAT, SEATS, PLAY, PLAYS, GAMES, CAFE)
    return question


def opened(desk: Desk, tool: str = "Vorschläge") -> Desk:
    desk.chooses("Werkzeuge")
    desk.page.get_by_role("button", name=tool, exact=True).click()
    return desk


def sees(desk: Desk, sentence: str, *cards: str) -> None:
    """Exactly this suggestion, and the focus at its beginning."""
    expect(desk.dialog.get_by_role("heading", name=sentence)).to_be_focused()
    expect(desk.dialog.get_by_text("Vorschlag", exact=True)).to_be_visible()
    shown = desk.dialog.get_by_role("list", name="Karten dieses Vorschlags").get_by_role("listitem")
    expect(shown).to_have_text(list(cards))


def answers(desk: Desk, name: str) -> None:
    desk.dialog.get_by_role("button", name=name, exact=True).click()


SAME = "Diese 2 Beiträge sagen Ähnliches"
TOGETHER = "Diese 3 Karten könnten zusammengehören"


def test_what_says_the_same_is_stapled_and_can_be_taken_back(question: str, desk: DeskMaker) -> None:
    kim = opened(desk())
    sees(kim, SAME, SEAT, SEATS)
    assert find_barriers(kim.page) == ""
    answers(kim, "Zusammenheften")
    sees(kim, SAME, PLAY, PLAYS)
    answers(kim, "Schließen")
    kim.sees_in(kim.loose, SEAT, PLAY, PLAYS, GAMES, CAFE)
    kim.chooses("Rückgängig")
    kim.sees_in(kim.loose, SEAT, SEATS, PLAY, PLAYS, GAMES, CAFE)


def test_a_group_becomes_a_cluster_without_the_cards_that_are_left_out(
    question: str, desk: DeskMaker
) -> None:
    kim = opened(desk())
    sees(kim, SAME, SEAT, SEATS)
    answers(kim, "Verwerfen")
    sees(kim, SAME, PLAY, PLAYS)
    answers(kim, "Verwerfen")
    sees(kim, TOGETHER, PLAY, PLAYS, GAMES)
    title = kim.dialog.get_by_label("Titel, wenn es schon einen gibt")
    expect(title).to_have_value("")
    expect(title).to_have_accessible_description("häufige Wörter: Kinder, kleine, Spielplätze")
    assert find_barriers(kim.page) == ""
    kim.dialog.get_by_role("checkbox", name=GAMES).uncheck()
    title.fill("Wo spielen Kinder?")
    answers(kim, "Als Cluster anlegen")
    expect(kim.dialog.get_by_text("Zurzeit gibt es keinen weiteren Vorschlag.")).to_be_focused()
    answers(kim, "Schließen")
    kim.sees_in(kim.cluster("Wo spielen Kinder?"), PLAY, PLAYS)
    kim.sees_in(kim.loose, SEAT, SEATS, GAMES, CAFE)


def test_what_was_dismissed_stays_dismissed_until_it_is_asked_for(question: str, desk: DeskMaker) -> None:
    kim = opened(desk())
    for sentence, *cards in ((SAME, SEAT, SEATS), (SAME, PLAY, PLAYS), (TOGETHER, PLAY, PLAYS, GAMES)):
        sees(kim, sentence, *cards)
        answers(kim, "Verwerfen")
    kim.page.reload()
    opened(kim)
    expect(kim.dialog.get_by_text("Zurzeit gibt es keinen weiteren Vorschlag.")).to_be_focused()
    answers(kim, "Verworfene wieder zeigen")
    sees(kim, SAME, SEAT, SEATS)


def test_what_changed_since_silently_leaves_the_suggestion(
    meeting: Meeting, workshop: str, question: str, desk: DeskMaker
) -> None:
    kim = opened(desk())
    sees(kim, SAME, SEAT, SEATS)
    meeting.cluster(workshop, question, MEET, [SEATS])
    sees(kim, SAME, PLAY, PLAYS)
    answers(kim, "Verwerfen")
    sees(kim, TOGETHER, PLAY, PLAYS, GAMES)
    title = kim.dialog.get_by_label("Titel, wenn es schon einen gibt")
    title.fill("Spielen")
    kim.dialog.get_by_role("checkbox", name=PLAYS).uncheck()
    meeting.cluster(workshop, question, "Platz", [PLAY])
    expect(kim.dialog.get_by_role("listitem")).to_have_text([PLAYS, GAMES])
    expect(title).to_have_value("Spielen")
    expect(kim.dialog.get_by_role("button", name="Als Cluster anlegen")).to_be_disabled()
    kim.dialog.get_by_role("checkbox", name=PLAYS).check()
    answers(kim, "Als Cluster anlegen")
    answers(kim, "Schließen")
    kim.sees_in(kim.cluster("Spielen"), PLAYS, GAMES)


def test_sorted_cards_are_never_put_into_a_group(
    meeting: Meeting, workshop: str, question: str, desk: DeskMaker
) -> None:
    meeting.cluster(workshop, question, MEET, [PLAY])
    kim = opened(desk())
    sees(kim, SAME, SEAT, SEATS)
    answers(kim, "Verwerfen")
    expect(kim.dialog.get_by_text("Zurzeit gibt es keinen weiteren Vorschlag.")).to_be_focused()


def test_the_keyboard_is_enough(question: str, desk: DeskMaker) -> None:
    kim = desk()
    kim.page.get_by_role("button", name="Werkzeuge").focus()
    kim.presses("Enter")
    kim.page.get_by_role("button", name="Vorschläge", exact=True).press("Enter")
    sees(kim, SAME, SEAT, SEATS)
    kim.presses("Tab", "Tab", "Enter")
    sees(kim, SAME, PLAY, PLAYS)
    kim.presses("Tab", "Enter")
    sees(kim, "Diese 2 Karten könnten zusammengehören", PLAY, GAMES)
    kim.presses("Escape")
    expect(kim.dialog).to_have_count(0)
    expect(kim.page.get_by_role("button", name="Werkzeuge")).to_be_focused()


@pytest.mark.parametrize(
    ("tool", "name", "begins"),
    [
        ("Bild der Wand als PNG", "Wand-Was-macht-den-Platz-lebendig.png", b"\x89PNG"),
        ("Bild der Wand als SVG", "Wand-Was-macht-den-Platz-lebendig.svg", b"<svg "),
    ],
)
def test_the_picture_of_the_wall_is_a_download(
    question: str, desk: DeskMaker, tool: str, name: str, begins: bytes
) -> None:
    kim = desk()
    with kim.page.expect_download() as download:
        opened(kim, tool)
    assert download.value.suggested_filename == name
    assert Path(download.value.path()).read_bytes().startswith(begins)
    kim.hears("Das Bild ist gespeichert.")
