"""Reading aloud: the projector shows one card after the other, and the desk turns them like pages."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Desk, DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import find_barriers
from tests.browser.walls import ASKED, CAFE, GREEN, PLAY

SHADE = "Schatten im Sommer"
TWENTY_LINES = "\n".join(f"Zeile {n}" for n in range(1, 21))
LONG = "Ein Platz, an dem man sich trifft, ohne verabredet zu sein, und gern bleibt. " * 3


@pytest.fixture
def question(meeting: Meeting, workshop: str, question: str) -> str:
    """Two loose cards and one in a cluster: read in this order."""
    write(meeting, workshop, question, SHADE, CAFE, PLAY)
    meeting.cluster(workshop, question, GREEN, [SHADE])
    return question


def begins(desk: Desk) -> Locator:
    desk.chooses("Werkzeuge")
    desk.page.get_by_role("button", name="Vorlesen").click()
    return bar(desk)


def bar(desk: Desk) -> Locator:
    return desk.page.get_by_role("group", name="Vorlesen")


def place(desk: Desk) -> Locator:
    return bar(desk).locator("p")


def words(page: Page) -> Locator:
    return page.locator(".reading__text")


def id_of(meeting: Meeting, workshop: str, text: str) -> str:
    return next(str(card["id"]) for card in meeting.cards(workshop) if card["text"] == text)


def test_one_card_after_the_other_by_keys(
    meeting: Meeting, workshop: str, question: str, beamer: Page, desk: DeskMaker
) -> None:
    kim = desk()
    begins(kim)
    expect(place(kim)).to_have_text("3 Karten · 3 ungelesen")
    expect(bar(kim).get_by_role("button", name="Beginnen")).to_be_focused()
    kim.presses("Enter")
    expect(words(beamer)).to_have_text(CAFE)
    kim.presses("PageDown")
    expect(words(beamer)).to_have_text(PLAY)
    expect(beamer.locator(".scene__foot p").first).to_have_text("2 von 3")
    expect(beamer.get_by_role("heading", level=1)).to_have_text(ASKED)
    kim.presses("ArrowRight")
    expect(words(beamer)).to_have_text(SHADE)
    expect(place(kim)).to_have_text("Karte 3 von 3 · alle vorgelesen")
    expect(bar(kim).get_by_role("button", name="Weiter")).to_have_attribute("aria-disabled", "true")
    kim.presses("ArrowLeft")
    expect(words(beamer)).to_have_text(PLAY)
    assert find_barriers(kim.page) == ""
    assert find_barriers(beamer) == ""
    bar(kim).get_by_role("button", name="Beenden").click()
    expect(bar(kim)).to_have_count(0)
    expect(beamer.locator(".asking")).to_be_visible()
    assert [card.get("read") for card in meeting.cards(workshop)] == [True] * 3


def test_right_to_left_the_left_arrow_goes_on(question: str, beamer: Page, desk: DeskMaker) -> None:
    kim = desk()
    expect(kim.card(CAFE)).to_be_visible()
    kim.page.evaluate("document.documentElement.dir = 'rtl'")
    kim.presses("r")
    expect(bar(kim).get_by_role("button", name="Beginnen")).to_be_focused()
    kim.presses("ArrowLeft")
    expect(words(beamer)).to_have_text(CAFE)
    kim.presses("ArrowLeft")
    expect(words(beamer)).to_have_text(PLAY)
    kim.presses("ArrowRight")
    expect(words(beamer)).to_have_text(CAFE)


def test_new_cards_come_last_and_unread_ones_can_be_read_alone(
    meeting: Meeting, workshop: str, question: str, beamer: Page, desk: DeskMaker
) -> None:
    kim = desk()
    begins(kim)
    kim.presses("Enter", "PageDown", "PageDown")
    expect(place(kim)).to_have_text("Karte 3 von 3 · alle vorgelesen")
    write(meeting, workshop, question, "Ein Brunnen", "Eine Bühne")
    expect(place(kim)).to_have_text("Karte 3 von 5 · 2 ungelesen")
    expect(beamer.locator(".scene__foot p").first).to_have_text("3 von 5")
    kim.presses("PageUp")
    expect(words(beamer)).to_have_text(PLAY)
    bar(kim).get_by_label("nur ungelesene").check()
    bar(kim).get_by_role("button", name="Weiter").click()
    expect(words(beamer)).to_have_text("Ein Brunnen")
    kim.presses("Enter")
    expect(words(beamer)).to_have_text("Eine Bühne")
    expect(place(kim)).to_have_text("Karte 5 von 5 · alle vorgelesen")


def test_unread_cards_are_marked_while_it_is_read_and_can_be_read_again(
    meeting: Meeting, workshop: str, question: str, desk: DeskMaker
) -> None:
    kim = desk()
    expect(kim.card(PLAY)).to_have_accessible_name(PLAY)
    begins(kim)
    kim.presses("Enter")
    expect(place(kim)).to_have_text("Karte 1 von 3 · 2 ungelesen")
    expect(kim.card(CAFE)).to_have_accessible_name(CAFE)
    expect(kim.card(PLAY)).to_have_accessible_name(f"{PLAY} Noch nicht vorgelesen.")
    kim.chooses("Werkzeuge")
    kim.page.get_by_role("button", name="Alle als ungelesen kennzeichnen").click()
    kim.agrees("Als ungelesen kennzeichnen")
    expect(place(kim)).to_have_text("Karte 1 von 3 · 3 ungelesen")
    assert [card.get("read") for card in meeting.cards(workshop)] == [None] * 3


def test_a_card_that_is_taken_off_the_wall_while_it_is_read(
    meeting: Meeting, workshop: str, question: str, beamer: Page, desk: DeskMaker
) -> None:
    kim = desk()
    begins(kim)
    kim.presses("Enter", "PageDown")
    expect(words(beamer)).to_have_text(PLAY)
    hiding = {"contribution": id_of(meeting, workshop, PLAY), "reason": "Doppelt"}
    meeting.does("hide_contribution", hiding, workshop)
    expect(words(beamer)).to_have_count(0)
    expect(place(kim)).to_have_text("Karte 2 von 2 · eine ungelesen")
    kim.presses("PageUp")
    expect(words(beamer)).to_have_text(CAFE)
    kim.presses("PageDown")
    expect(words(beamer)).to_have_text(SHADE)


def test_another_desk_reads_on(question: str, beamer: Page, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    lou.card(PLAY).focus()
    kim.card(CAFE).focus()
    kim.presses("d")
    kim.dialog.get_by_role("button", name="Vorlesen").click()
    expect(words(beamer)).to_have_text(CAFE)
    expect(place(lou)).to_have_text("Karte 1 von 3 · 2 ungelesen")
    expect(lou.card(PLAY)).to_be_focused()
    bar(lou).get_by_role("button", name="Weiter").click()
    expect(words(beamer)).to_have_text(PLAY)
    expect(place(kim)).to_have_text("Karte 2 von 3 · eine ungelesen")


@pytest.mark.parametrize(("text", "smallest"), [(CAFE, 64), (LONG, 64), (TWENTY_LINES, 32)])
def test_words_are_as_large_as_they_can_be_and_all_of_them_are_seen(
    text: str, smallest: float, meeting: Meeting, workshop: str, question: str, beamer: Page
) -> None:
    if text != CAFE:
        write(meeting, workshop, question, text)
    card = id_of(meeting, workshop, text.strip())
    meeting.does("read_aloud", {"contribution": card}, workshop)
    expect(words(beamer)).to_have_text(text.strip())
    size, height = words(beamer).evaluate("e => [parseFloat(getComputedStyle(e).fontSize), e.scrollHeight]")
    box = beamer.locator(".reading__box").evaluate("e => [e.scrollHeight, e.clientHeight]")
    assert size >= smallest
    assert box[0] <= box[1] + 1
    assert height <= box[1]


def test_the_original_stays_larger_than_its_translation(
    meeting: Meeting, workshop: str, question: str, beamer: Page
) -> None:
    card = id_of(meeting, workshop, CAFE)
    wish = {"contribution": card, "lang": "en", "text": "A café", "by": "machine"}
    meeting.does("translate_contribution", wish, workshop)
    meeting.does("read_aloud", {"contribution": card}, workshop)
    layer = beamer.locator(".layer")
    expect(layer).to_have_text("A caféÜbersetzung (Englisch): maschinell")
    expect(layer.locator(".layer__text")).to_have_attribute("lang", "en")
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    small = beamer.locator(".layer__mark").evaluate(size)
    assert 28 <= small < layer.locator(".layer__text").evaluate(size) < words(beamer).evaluate(size)
    meeting.does("show_screen", {"shows": "wall", "workshop": workshop, "question": question})
    expect(beamer.locator(".group__card .layer")).to_have_text("A caféÜbersetzung (Englisch): maschinell")
    assert find_barriers(beamer) == ""
