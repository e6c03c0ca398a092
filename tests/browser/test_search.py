"""Finding cards on a wall: by their words, by how they stand, and back to all of them."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import find_barriers
from tests.browser.walls import CAFE, MEET, PLAY

DOORS, PLACE = "Offene Türen am Abend", "مَكانٌ لِلّقاء"


@pytest.fixture
def question(meeting: Meeting, workshop: str, question: str) -> str:
    write(meeting, workshop, question, CAFE, PLAY, DOORS, PLACE)
    meeting.cluster(workshop, question, MEET, [CAFE, DOORS])
    return question


def field(desk: Desk) -> Locator:
    return desk.page.get_by_label("Karten suchen")


def sees(desk: Desk, *texts: str) -> None:
    """Exactly these cards are in view."""
    shown = desk.wall.locator("[data-card]:visible .card__text > [dir]")
    expect(shown).to_have_text(list(texts))


@pytest.mark.parametrize(
    ("query", "found"),
    [("cafe", [CAFE]), ("tueren", [DOORS]), ("abend offen", [DOORS]), ("مكان", [PLACE]), ("für", [PLAY])],
)
def test_a_search_shows_what_it_finds(question: str, desk: DeskMaker, query: str, found: list[str]) -> None:
    kim = desk()
    sees(kim, PLAY, PLACE, CAFE, DOORS)
    field(kim).fill(query)
    sees(kim, *found)
    expect(kim.page.get_by_text("Eine von 4 Karten gefunden.").first).to_be_visible()
    kim.hears("Eine von 4 Karten gefunden.")


def test_a_search_by_keyboard_alone(question: str, desk: DeskMaker) -> None:
    kim = desk()
    sees(kim, PLAY, PLACE, CAFE, DOORS)
    kim.presses("/")
    expect(field(kim)).to_be_focused()
    kim.page.keyboard.type("türen")
    sees(kim, DOORS)
    kim.presses("Enter")
    expect(kim.card(DOORS)).to_be_focused()
    kim.presses("/", "Escape")
    sees(kim, PLAY, PLACE, CAFE, DOORS)
    expect(field(kim)).to_have_value("")


def test_nothing_found_says_so_and_leads_back(question: str, desk: DeskMaker) -> None:
    kim = desk()
    field(kim).fill("Brunnen")
    kim.hears("Keine von 4 Karten passt dazu.")
    sees(kim)
    assert find_barriers(kim.page) == ""
    kim.chooses("Filter aufheben")
    sees(kim, PLAY, PLACE, CAFE, DOORS)
    expect(field(kim)).to_be_focused()


def test_conditions_and_words_narrow_each_other(question: str, desk: DeskMaker) -> None:
    kim = desk()
    expect(kim.page.get_by_text("2 nicht sortiert")).to_be_visible()
    kim.chooses("Filter")
    sheet = kim.page.get_by_role("group", name="Nur Karten zeigen, auf die alles zutrifft")
    expect(sheet.get_by_role("checkbox").first).to_be_focused()
    assert find_barriers(kim.page) == ""
    kim.presses(" ")
    sees(kim, PLAY, PLACE)
    kim.presses("Escape")
    expect(sheet).to_have_count(0)
    expect(kim.page.get_by_role("button", name="Filter eine Bedingung")).to_be_focused()
    field(kim).fill("spiel")
    sees(kim, PLAY)
    expect(kim.page.get_by_text("2 nicht sortiert")).to_be_visible()
    kim.chooses("Filter aufheben")
    sees(kim, PLAY, PLACE, CAFE, DOORS)


def test_one_cluster_alone(question: str, desk: DeskMaker) -> None:
    kim = desk()
    kim.chooses("Filter")
    kim.page.get_by_label("Im Cluster").select_option(f"1 {MEET}")
    sees(kim, CAFE, DOORS)
    kim.page.get_by_role("heading", level=1).click()
    expect(kim.page.get_by_label("Im Cluster")).to_have_count(0)
    sees(kim, CAFE, DOORS)


def test_a_new_card_is_found_or_not_while_a_search_stands(
    meeting: Meeting, workshop: str, question: str, desk: DeskMaker
) -> None:
    kim = desk()
    field(kim).fill("abend")
    sees(kim, DOORS)
    write(meeting, workshop, question, "Ein Brunnen", "Musik am Abend")
    sees(kim, "Musik am Abend", DOORS)


def test_each_question_keeps_its_own_search(
    meeting: Meeting, workshop: str, question: str, desk: DeskMaker
) -> None:
    meeting.ask(workshop, "Wer macht mit?")
    kim = desk()
    field(kim).fill("abend")
    sees(kim, DOORS)
    kim.page.get_by_role("navigation").get_by_role("button", name="Wer macht mit?").click()
    expect(field(kim)).to_have_value("")
    kim.page.get_by_role("navigation").get_by_role("button", name="Was macht den Platz lebendig?").click()
    expect(field(kim)).to_have_value("abend")
    sees(kim, DOORS)


def test_the_tools_stand_in_one_line_and_undo_in_one_place(
    meeting: Meeting, workshop: str, question: str, desk: DeskMaker
) -> None:
    """At the width of a small laptop, with hundreds of loose cards and two conditions set."""
    write(meeting, workshop, question, *(f"Noch ein Gedanke, Nummer {n}" for n in range(120)))
    kim = desk()
    expect(kim.page.get_by_text("122 nicht sortiert")).to_be_visible()
    row = kim.page.get_by_role("group", name="Suchen, filtern, zurücknehmen")
    undo = row.get_by_role("button", name="Rückgängig")
    height = row.bounding_box()
    before = undo.bounding_box()
    kim.chooses("Filter")
    kim.presses(" ", "ArrowDown", " ", "Escape")
    expect(row.get_by_role("button", name="Filter 2 Bedingungen")).to_be_visible()
    assert (row.bounding_box(), undo.bounding_box()) == (height, before)
    assert height is not None
    assert height["height"] < 48


@pytest.mark.parametrize("key", ["ArrowDown", "End"])
def test_the_menu_of_tools_by_keyboard(question: str, desk: DeskMaker, key: str) -> None:
    kim = desk()
    tools = kim.page.get_by_role("button", name="Werkzeuge", exact=True)
    tools.focus()
    kim.presses("Enter")
    entries = kim.page.locator(".tools__button")
    expect(entries.first).to_be_focused()
    assert find_barriers(kim.page) == ""
    kim.presses("ArrowUp")
    expect(entries.last).to_be_focused()
    kim.presses("Home", key)
    expect(entries.nth(1) if key == "ArrowDown" else entries.last).to_be_focused()
    kim.presses("Escape")
    expect(entries).to_have_count(0)
    expect(tools).to_be_focused()
