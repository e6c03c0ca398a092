"""Several cards at once, doubled and stapled ones, card on card: by mouse, by touch, by dialog and by key."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import find_barriers
from tests.browser.walls import CAFE, GREEN, MARKET, MEET, PLAY, TREES, middle, touch

BENCH = "Bänke im Schatten"


@pytest.fixture
def cards(meeting: Meeting, workshop: str, question: str, cards: None) -> None:
    write(meeting, workshop, question, BENCH)


def rest_on(desk: Desk, card: str, onto: Locator) -> None:
    """Take a card with the mouse and stay in the middle of another one until that shows."""
    desk.page.mouse.move(*middle(desk.card(card)))
    desk.page.mouse.down()
    x, y = middle(onto)
    desk.page.mouse.move(x - 15, y, steps=4)
    desk.page.mouse.move(x, y, steps=2)
    expect(desk.page.locator(".is-onto")).to_have_count(1)


def test_shift_selects_a_range_and_all_of_a_place_are_selected_at_once(
    clusters: None, desk: DeskMaker
) -> None:
    kim = desk()
    kim.card(TREES).click()
    kim.card(BENCH).click(modifiers=["Shift"])
    expect(kim.page.get_by_text("3 Karten ausgewählt", exact=True)).to_be_visible()
    kim.chooses("Auswahl aufheben")
    kim.chooses("Alle auswählen")
    expect(kim.page.get_by_text("3 Karten ausgewählt", exact=True)).to_be_visible()
    kim.presses("Escape")
    kim.card(CAFE).focus()
    kim.presses("Control+a")
    kim.hears("5 Karten ausgewählt.")


def test_a_place_is_selected_and_moved_by_keyboard_in_its_order(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.card(MARKET).focus()
    kim.presses("Control+a")
    kim.hears("3 Karten ausgewählt.")
    kim.presses(" ", "ArrowRight", "ArrowUp", " ")
    kim.sees_in(kim.cluster(MEET), CAFE, TREES, MARKET, BENCH, PLAY)


def test_the_ghost_says_how_many_are_moved(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.chooses("Alle auswählen")
    kim.page.mouse.move(*middle(kim.card(MARKET)))
    kim.page.mouse.down()
    kim.page.mouse.move(*middle(kim.cluster(GREEN)), steps=5)
    expect(kim.page.locator(".card--ghost")).to_have_attribute("data-count", "3")
    kim.page.mouse.up()
    kim.sees_in(kim.cluster(GREEN), TREES, MARKET, BENCH)


def test_a_card_is_doubled_by_key_says_where_else_it_stands_and_is_undoubled(
    clusters: None, desk: DeskMaker
) -> None:
    kim, lou = desk(), desk()
    kim.card(CAFE).focus()
    kim.presses("z")
    kim.dialog.get_by_role("button", name=GREEN).click()
    for one in (kim, lou):
        one.sees_in(one.cluster(MEET), CAFE, PLAY)
        one.sees_in(one.cluster(GREEN), CAFE)
    doubled = lou.cluster(GREEN).get_by_role("button", name=f"{CAFE} steht auch in „{MEET}“")
    expect(doubled).to_be_visible()
    expect(lou.cluster(MEET).get_by_role("button", name=f"{CAFE} steht auch in „{GREEN}“")).to_be_visible()
    assert find_barriers(lou.page) == ""
    doubled.focus()
    lou.presses("m")
    lou.dialog.get_by_role("button", name="Nur hier wegnehmen").click()
    for one in (kim, lou):
        one.sees_in(one.cluster(GREEN))
        one.sees_in(one.cluster(MEET), CAFE, PLAY)


def test_each_standing_of_a_doubled_card_moves_alone(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.card(CAFE).focus()
    kim.presses("z")
    kim.dialog.get_by_role("button", name=GREEN).click()
    kim.sees_in(kim.cluster(GREEN), CAFE)
    kim.card(TREES).focus()
    kim.presses("c")
    expect(kim.page.get_by_label("Titel des Clusters")).to_be_focused()
    kim.page.keyboard.type("Drittes")
    kim.presses("Enter")
    kim.cluster(GREEN).locator("[data-stop$='~2']").focus()
    kim.presses(" ", "ArrowRight", " ")
    kim.sees_in(kim.cluster("Drittes"), TREES, CAFE)
    kim.sees_in(kim.cluster(GREEN))
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY)


def test_stapled_cards_lie_on_a_stack_that_opens_and_counts(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    for text in (TREES, BENCH):
        kim.card(text).click()
    kim.chooses("Zusammenheften")
    for one in (kim, lou):
        one.sees_in(one.loose, TREES, MARKET)
    expect(lou.loose.locator(".cluster__count > [aria-hidden]")).to_have_text("3")
    stack = lou.loose.get_by_role("button", name="Stapel aus 2 Beiträgen öffnen")
    assert find_barriers(lou.page) == ""
    stack.click()
    expect(lou.dialog.get_by_role("listitem").locator("p")).to_have_text([TREES, BENCH])
    assert find_barriers(lou.page) == ""
    lou.dialog.get_by_role("button", name=f"Abnehmen: {BENCH}").click()
    expect(lou.dialog).to_have_count(0)
    for one in (kim, lou):
        one.sees_in(one.loose, TREES, BENCH, MARKET)


def test_a_stack_is_made_and_opened_by_keyboard_and_moves_as_one(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.card(TREES).focus()
    kim.presses("x", "ArrowDown", "x", "s")
    kim.hears("Eine Karte angeheftet.")
    kim.sees_in(kim.loose, TREES, BENCH)
    kim.card(TREES).focus()
    kim.presses("Enter")
    expect(kim.dialog).to_have_accessible_name("Stapel aus 2 Beiträgen")
    kim.presses("Escape")
    kim.card(TREES).focus()
    kim.presses(" ", "ArrowRight", " ")
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY, TREES)
    expect(kim.cluster(MEET).locator(".cluster__count > [aria-hidden]")).to_have_text("4")


def test_card_on_card_asks_whether_to_gather_or_to_staple(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    rest_on(kim, MARKET, kim.card(TREES))
    kim.page.mouse.up()
    menu = kim.page.get_by_role("group", name="Karte auf Karte")
    expect(menu.get_by_role("button", name="Cluster bilden")).to_be_focused()
    assert find_barriers(kim.page) == ""
    kim.presses("ArrowDown", "Enter")
    kim.sees_in(kim.loose, TREES, BENCH)
    expect(kim.loose.get_by_role("button", name="Stapel aus 2 Beiträgen öffnen")).to_be_visible()
    rest_on(kim, BENCH, kim.card(CAFE))
    kim.page.mouse.up()
    menu.get_by_role("button", name=f"In „{MEET}“ legen").click()
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY, BENCH)


def test_card_on_card_can_be_left_without_anything_happening(cards: None, desk: DeskMaker) -> None:
    kim = desk()
    rest_on(kim, MARKET, kim.card(CAFE))
    kim.page.mouse.up()
    kim.presses("Escape")
    expect(kim.page.get_by_role("group", name="Karte auf Karte")).to_have_count(0)
    kim.sees_in(kim.loose, CAFE, PLAY, TREES, MARKET, BENCH)


def test_a_finger_that_rests_on_a_card_gathers_two_loose_cards(cards: None, desk: DeskMaker) -> None:
    kim = desk(has_touch=True, viewport={"width": 768, "height": 1024})
    finger = kim.context.new_cdp_session(kim.page)
    touch(finger, "touchStart", *middle(kim.card(MARKET)))
    expect(kim.page.locator(".card--ghost")).to_be_visible()
    x, y = middle(kim.card(CAFE))
    touch(finger, "touchMove", x - 10, y)
    touch(finger, "touchMove", x, y)
    expect(kim.page.locator(".is-onto")).to_have_count(1)
    touch(finger, "touchEnd")
    kim.page.get_by_role("group", name="Karte auf Karte").get_by_role("button", name="Cluster bilden").tap()
    expect(kim.page.get_by_label("Titel des Clusters")).to_be_focused()
    kim.page.keyboard.type("Abends draußen")
    kim.presses("Enter")
    kim.sees_in(kim.cluster("Abends draußen"), CAFE, MARKET)


def test_the_menu_goes_with_a_sentence_when_somebody_takes_its_card_off_the_wall(
    meeting: Meeting, workshop: str, clusters: None, desk: DeskMaker
) -> None:
    kim = desk()
    rest_on(kim, MARKET, kim.card(TREES))
    kim.page.mouse.up()
    menu = kim.page.get_by_role("group", name="Karte auf Karte")
    expect(menu).to_have_count(1)
    trees = next(card["id"] for card in meeting.cards(workshop) if card["text"] == TREES)
    meeting.does("hide_contribution", {"contribution": trees, "reason": "Probe"}, workshop)
    kim.is_told("Diese Karte ist nicht mehr auf der Wand.")
    expect(menu).to_have_count(0)
    kim.sees_in(kim.loose, MARKET, BENCH)
