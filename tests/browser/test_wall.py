"""Sorting the wall by mouse, by touch, by tapping and by keyboard, alone and with a second facilitator."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.desk import DeskMaker
from tests.browser.meeting import Meeting
from tests.browser.phone import Phone
from tests.browser.walls import CAFE, GREEN, MARKET, MEET, PLAY, TREES, drag, middle, touch


def test_dragged_onto_a_cluster_a_card_goes_to_its_end(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    drag(kim, TREES, *middle(kim.card(PLAY)))
    expect(kim.cluster(MEET)).to_have_class("cluster is-target")
    expect(kim.page.locator(".drop-line")).to_have_count(0)
    kim.page.mouse.up()
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY, TREES)
    kim.sees_in(kim.loose, MARKET)


def test_dragged_between_two_cards_it_comes_between_them(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    box = kim.cluster(MEET).locator("[data-card]").nth(1).bounding_box()
    assert box is not None
    drag(kim, TREES, box["x"] + 60, box["y"] + 2)
    expect(kim.page.locator(".drop-line")).to_be_visible()
    expect(kim.page.locator(".is-target")).to_have_count(0)
    kim.page.mouse.up()
    kim.sees_in(kim.cluster(MEET), CAFE, TREES, PLAY)


def test_escape_while_dragging_puts_it_back(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    drag(kim, TREES, *middle(kim.card(PLAY)))
    kim.presses("Escape")
    expect(kim.page.locator(".card--ghost")).to_have_count(0)
    kim.page.mouse.up()
    kim.sees_in(kim.loose, TREES, MARKET)


def test_several_selected_cards_are_dragged_together(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.card(MARKET).click()
    kim.card(TREES).click()
    expect(kim.page.get_by_text("2 Karten ausgewählt", exact=True)).to_be_visible()
    drag(kim, MARKET, *middle(kim.cluster(GREEN)))
    kim.page.mouse.up()
    kim.sees_in(kim.cluster(GREEN), TREES, MARKET)
    expect(kim.page.get_by_role("group", name="Auswahl")).to_have_count(0)


def test_dropped_on_new_cluster_it_makes_one_and_asks_for_the_title(cards: None, desk: DeskMaker) -> None:
    kim = desk()
    drag(kim, TREES, *middle(kim.page.get_by_role("button", name="Neuer Cluster")))
    kim.page.mouse.up()
    expect(kim.page.get_by_label("Titel des Clusters")).to_be_focused()
    kim.page.keyboard.type("Wie wird es grün?")
    kim.presses("Enter")
    kim.sees_in(kim.cluster("Wie wird es grün?"), TREES)


def test_a_long_press_takes_a_card_by_touch(clusters: None, desk: DeskMaker) -> None:
    kim = desk(has_touch=True, viewport={"width": 768, "height": 1024})
    finger = kim.context.new_cdp_session(kim.page)
    touch(finger, "touchStart", *middle(kim.card(TREES)))
    expect(kim.page.locator(".card--ghost")).to_be_visible()
    x, y = middle(kim.cluster(GREEN))
    touch(finger, "touchMove", x - 10, y)
    touch(finger, "touchMove", x, y)
    expect(kim.cluster(GREEN)).to_have_class("cluster is-target")
    touch(finger, "touchEnd")
    kim.sees_in(kim.cluster(GREEN), TREES)


def test_a_finger_that_moves_at_once_does_not_take_the_card(clusters: None, desk: DeskMaker) -> None:
    kim = desk(has_touch=True, viewport={"width": 768, "height": 1024})
    finger = kim.context.new_cdp_session(kim.page)
    x, y = middle(kim.card(TREES))
    touch(finger, "touchStart", x, y)
    for step in range(1, 8):
        touch(finger, "touchMove", x, y + 15 * step)
    touch(finger, "touchEnd")
    expect(kim.page.locator(".card--ghost")).to_have_count(0)
    kim.sees_in(kim.loose, TREES, MARKET)


def test_tapping_alone_sorts_one_card_and_several(clusters: None, desk: DeskMaker) -> None:
    kim = desk(has_touch=True, viewport={"width": 360, "height": 740})
    kim.wall.get_by_role("button", name=f"In Cluster verschieben: {TREES}").tap()
    kim.dialog.get_by_role("button", name=GREEN).tap()
    kim.sees_in(kim.cluster(GREEN), TREES)
    for text in (CAFE, MARKET):
        kim.card(text).tap()
    kim.page.get_by_role("button", name="In Cluster verschieben", exact=True).tap()
    kim.dialog.get_by_label("Neuer Cluster").fill("Essen und trinken")
    kim.dialog.get_by_role("button", name="Anlegen").tap()
    # In the order in which they stood: loose ones first.
    kim.sees_in(kim.cluster("Essen und trinken"), MARKET, CAFE)
    kim.wall.get_by_role("button", name=f"In Cluster verschieben: {MARKET}").tap()
    kim.dialog.get_by_role("button", name="Eins nach hinten").tap()
    kim.sees_in(kim.cluster("Essen und trinken"), CAFE, MARKET)


def test_the_keyboard_sorts_and_every_step_is_spoken(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.card(TREES).focus()
    kim.presses(" ")
    kim.hears(
        f"Aufgenommen: {TREES}. Lose Beiträge, Stelle 1 von 2."
        " Pfeiltasten wählen den Ort, die Leertaste legt ab, Escape legt zurück."
    )
    kim.presses("ArrowRight")
    kim.hears(f"{MEET}, Stelle 3 von 3")
    kim.presses("ArrowUp")
    kim.hears(f"{MEET}, Stelle 2 von 3")
    expect(kim.page.locator(".drop-line")).to_be_visible()
    kim.presses(" ")
    kim.hears(f"Abgelegt. {MEET}, Stelle 2 von 3.")
    kim.sees_in(kim.cluster(MEET), CAFE, TREES, PLAY)
    expect(kim.card(TREES)).to_be_focused()
    kim.presses(" ", "ArrowRight", "Escape")
    kim.hears(f"Zurückgelegt. {MEET}.")
    kim.sees_in(kim.cluster(MEET), CAFE, TREES, PLAY)


def test_the_wall_is_one_stop_for_the_tab_key_and_arrows_walk_it(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    expect(kim.card(TREES)).to_be_visible()
    kim.presses("w")
    expect(kim.card(TREES)).to_be_focused()
    assert kim.wall.locator("[data-stop][tabindex='0']").count() == 1
    kim.presses("ArrowDown")
    expect(kim.card(MARKET)).to_be_focused()
    kim.presses("ArrowRight")
    expect(kim.card(CAFE)).to_be_focused()
    kim.presses("ArrowUp")
    expect(kim.wall.get_by_role("button", name=MEET, exact=True)).to_be_focused()
    kim.presses("End")
    expect(kim.wall.get_by_role("button", name=GREEN, exact=True)).to_be_focused()


def test_where_people_read_from_the_right_left_and_right_are_swapped(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.page.evaluate("document.documentElement.dir = 'rtl'")
    kim.card(TREES).focus()
    kim.presses(" ", "ArrowLeft")
    kim.hears(f"{MEET}, Stelle 3 von 3")
    kim.presses("ArrowRight")
    kim.hears("Lose Beiträge, Stelle 2 von 2")


def test_two_facilitators_see_each_others_moves(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    kim.card(TREES).focus()
    kim.presses(" ", "ArrowRight", "ArrowRight", " ")
    lou.sees_in(lou.cluster(GREEN), TREES)
    lou.card(CAFE).focus()
    lou.presses("x", "m")
    lou.dialog.get_by_role("button", name="Lose Beiträge").click()
    kim.sees_in(kim.cluster(MEET), PLAY)
    kim.sees_in(kim.loose, MARKET, CAFE)


def test_a_card_in_hand_stays_there_whatever_others_do(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    kim.card(TREES).focus()
    kim.presses(" ")
    lou.card(TREES).focus()
    lou.presses(" ", "ArrowRight", "ArrowRight", " ")
    lou.sees_in(lou.cluster(GREEN), TREES)
    lou.card(MARKET).focus()
    lou.presses(" ", "ArrowRight", "ArrowRight", " ")
    kim.sees_in(kim.cluster(GREEN), MARKET)
    kim.sees_in(kim.loose, TREES)
    kim.presses("Escape")
    kim.sees_in(kim.cluster(GREEN), TREES, MARKET)
    expect(kim.card(TREES)).to_be_focused()


def test_a_card_withdrawn_while_in_hand_stays_there_and_putting_it_down_says_what_happened(
    clusters: None, desk: DeskMaker, phone: Callable[..., Phone], meeting: Meeting
) -> None:
    ada = phone().joins()
    ada.writes("Ein Brunnen")
    kim = desk()
    kim.card("Ein Brunnen").focus()
    kim.presses(" ")
    ada.card("Ein Brunnen").get_by_role("button", name="Zurückziehen").click()
    ada.page.get_by_role("dialog").get_by_role("button", name="Zurückziehen").click()
    expect(ada.card("Ein Brunnen")).to_have_count(0)
    expect(kim.card("Ein Brunnen")).to_be_focused()
    kim.presses("ArrowRight", " ")
    kim.is_told("Die Karte ist nicht mehr auf der Wand: Sie wurde zurückgezogen oder verborgen.")
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY)
    kim.sees_in(kim.loose, TREES, MARKET)
