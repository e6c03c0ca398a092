"""Taking back one's own last steps, and doing them again."""

from playwright.sync_api import expect

from tests.browser.desk import DeskMaker
from tests.browser.walls import CAFE, GREEN, MARKET, MEET, PLAY, TREES


def test_a_step_is_taken_back_and_done_again_by_button(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    expect(kim.card(TREES)).to_be_visible()
    expect(kim.undo).to_have_attribute("aria-disabled", "true")
    kim.moves(TREES, GREEN)
    kim.can_undo("Karte verschoben")
    kim.chooses("Rückgängig")
    kim.hears("Zurückgenommen: Karte verschoben.")
    kim.sees_in(kim.loose, TREES, MARKET)
    lou.sees_in(lou.loose, TREES, MARKET)
    expect(kim.undo).to_have_attribute("aria-disabled", "true")
    kim.chooses("Wiederholen")
    kim.hears("Wiederholt: Karte verschoben.")
    lou.sees_in(lou.cluster(GREEN), TREES)
    expect(lou.undo).to_have_attribute("aria-disabled", "true")


def test_several_steps_are_taken_back_by_keyboard_newest_first(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.moves(TREES, GREEN)
    kim.can_undo("Karte verschoben")
    kim.card(MARKET).focus()
    kim.presses("h")
    kim.dialog.get_by_label("Grund").fill("Nennt jemanden beim Namen")
    kim.agrees("Verbergen")
    kim.can_undo("Karte verborgen")
    kim.presses("Control+z", "Control+z")
    kim.sees_in(kim.loose, TREES, MARKET)
    kim.presses("Control+Shift+z")
    kim.sees_in(kim.cluster(GREEN), TREES)
    kim.sees_in(kim.loose, MARKET)


def test_while_somebody_writes_the_key_belongs_to_the_text(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.moves(TREES, GREEN)
    kim.can_undo("Karte verschoben")
    kim.page.get_by_label("Karten suchen").focus()
    kim.presses("a", "Control+z")
    kim.page.get_by_label("Karten suchen").press("Escape")
    kim.can_undo("Karte verschoben")


def test_own_steps_survive_a_reload(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.moves(TREES, GREEN)
    kim.can_undo("Karte verschoben")
    kim.page.reload()
    kim.can_undo("Karte verschoben")
    kim.presses("Control+z")
    kim.sees_in(kim.loose, TREES, MARKET)


def test_what_somebody_else_moved_since_stays_and_the_step_is_dropped(
    clusters: None, desk: DeskMaker
) -> None:
    kim, lou = desk(), desk()
    kim.moves(TREES, GREEN)
    kim.can_undo("Karte verschoben")
    lou.moves(TREES, MEET)
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY, TREES)
    kim.chooses("Rückgängig")
    expect(kim.page.get_by_role("alert")).to_contain_text(
        "Was dieser Schritt bewegt hat, wurde seither weiter verändert oder zurückgezogen. "
        "Es bleibt, wie es ist."
    )
    expect(kim.undo).to_have_attribute("aria-disabled", "true")
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY, TREES)


def test_a_card_put_back_where_it_lay_is_no_step(clusters: None, desk: DeskMaker) -> None:
    """The answer names the number of the Change before, which is somebody else's step."""
    kim, lou = desk(), desk()
    lou.moves(MARKET, GREEN)
    kim.sees_in(kim.cluster(GREEN), MARKET)
    kim.card(TREES).focus()
    kim.presses(" ")
    expect(kim.page.locator(".desk > [aria-live=polite]")).to_contain_text(f"Aufgenommen: {TREES}.")
    kim.presses(" ")
    expect(kim.wall.locator("[aria-busy=true]")).to_have_count(0)
    kim.moves(PLAY, GREEN)
    kim.can_undo("Karte verschoben")
    kim.presses("Control+z", "Control+z")
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY)
    kim.sees_in(kim.cluster(GREEN), MARKET)
    expect(kim.undo).to_have_attribute("aria-disabled", "true")


def test_undo_says_which_part_stayed(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    for card in (TREES, MARKET):
        kim.card(card).focus()
        kim.presses("x")
    kim.presses("m")
    kim.dialog.locator(".choice-button", has_text=GREEN).click()
    kim.can_undo("2 Karten verschoben")
    lou.sees_in(lou.cluster(GREEN), TREES, MARKET)
    lou.moves(MARKET, MEET)
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY, MARKET)
    kim.presses("Control+z")
    kim.hears(
        "Zurückgenommen: 2 Karten verschoben. "
        "1 von 2 Karten zurückgelegt, eine nicht, weil sie oder ihr Platz seither verändert wurde."
    )
    kim.presses("Control+Shift+z")
    kim.hears("Wiederholt: 2 Karten verschoben.")
    kim.sees_in(kim.cluster(GREEN), TREES)


def test_hiding_is_taken_back_as_a_whole(clusters: None, desk: DeskMaker) -> None:
    """A hidden card leaves the wall: what the wall tells of it is that it is gone."""
    kim = desk()
    kim.card(MARKET).focus()
    kim.presses("h")
    kim.dialog.get_by_label("Grund").fill("Nennt jemanden beim Namen")
    kim.agrees("Verbergen")
    kim.can_undo("Karte verborgen")
    kim.presses("Control+z")
    kim.hears("Zurückgenommen: Karte verborgen.")
    kim.presses("Control+Shift+z")
    expect(kim.page.get_by_role("alert")).to_contain_text("Zum Verbergen braucht es einen Grund.")
    expect(kim.page.get_by_role("button", name="Wiederholen")).to_have_attribute("aria-disabled", "true")
    kim.sees_in(kim.loose, TREES, MARKET)


def test_a_new_cluster_and_its_first_title_go_together(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.card(TREES).focus()
    kim.presses("c")
    kim.page.get_by_label("Titel des Clusters").fill("Wie wird es grüner?")
    kim.presses("Enter")
    kim.sees_in(kim.cluster("Wie wird es grüner?"), TREES)
    expect(kim.wall.locator("[aria-busy=true]")).to_have_count(0)
    kim.can_undo("Cluster gebildet")
    kim.presses("Control+z")
    kim.sees_in(kim.loose, TREES, MARKET)
    kim.presses("Control+Shift+z")
    kim.sees_in(kim.cluster("Wie wird es grüner?"), TREES)
