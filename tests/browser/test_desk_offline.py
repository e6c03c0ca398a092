"""A desk without a network: it says what waits, shows it as not saved, and sends it in order later."""

from playwright.sync_api import Dialog, expect

from tests.browser.desk import Desk, DeskMaker
from tests.browser.phone import find_barriers
from tests.browser.walls import GREEN, MARKET, MEET, TREES, puts

NEW = "Was schon da ist"
SAFE = "Keine Verbindung. {} sobald das Netz wieder da ist. Diese Seite bitte so lange offen lassen."


def loses_network(desk: Desk) -> None:
    desk.context.set_offline(True)
    desk.page.evaluate("dispatchEvent(new Event('offline'))")
    desk.hears(SAFE.format("Was Sie jetzt sortieren, wird gesendet,"))


def reads(desk: Desk, what: str) -> None:
    expect(desk.page.locator(".desk__offline")).to_have_text(SAFE.format(what))


def renames(desk: Desk, cluster: str, title: str) -> None:
    desk.wall.get_by_role("button", name=cluster, exact=True).click()
    desk.page.keyboard.type(title)
    desk.presses("Enter")


def test_steps_without_a_network_wait_are_marked_and_arrive_in_order(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    kim.sees_in(kim.loose, TREES, MARKET)
    loses_network(kim)
    puts(kim, TREES, GREEN)
    reads(kim, "Ein Schritt wartet und wird gesendet,")
    renames(kim, MEET, NEW)
    kim.cluster(GREEN).get_by_role("button", name=f"In Cluster verschieben: {TREES}").click()
    kim.dialog.get_by_role("button", name=MEET).click()
    reads(kim, "3 Schritte warten und werden gesendet,")
    expect(kim.wall.locator(".cluster--saving")).to_have_count(1)
    expect(kim.cluster(NEW).locator(".card--saving")).to_have_text([TREES])
    assert find_barriers(kim.page) == ""
    lou.sees_in(lou.loose, TREES, MARKET)
    kim.context.set_offline(False)
    expect(kim.page.locator(".desk__offline")).to_have_count(0)
    expect(kim.wall.locator(".cluster--saving, .card--saving")).to_have_count(0)
    for one in (kim, lou):
        expect(one.cluster(NEW).locator(".card__text > [dir]")).to_contain_text([TREES])
        one.sees_in(one.cluster(GREEN))


def test_a_new_cluster_says_that_it_waits_and_asks_for_its_title_later(
    clusters: None, desk: DeskMaker
) -> None:
    kim = desk()
    kim.card(MARKET).focus()
    loses_network(kim)
    kim.presses("c")
    kim.is_told("Der neue Cluster wird angelegt, sobald das Netz wieder da ist.")
    kim.context.set_offline(False)
    expect(kim.page.get_by_label("Titel des Clusters")).to_be_focused()
    expect(kim.page.get_by_role("group", name="Was geschehen ist")).to_have_count(0)


def test_undo_waits_for_the_steps_before_it(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    puts(kim, MARKET, GREEN)
    kim.can_undo("Karte verschoben")
    loses_network(kim)
    puts(kim, TREES, GREEN)
    kim.undo.click()
    kim.context.set_offline(False)
    kim.hears("Zurückgenommen: Karte verschoben.")
    for one in (kim, lou):
        one.sees_in(one.loose, TREES)
        one.sees_in(one.cluster(GREEN), MARKET)


def test_leaving_is_asked_about_while_a_step_waits(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    asked: list[str] = []

    def stays(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    kim.page.on("dialog", stays)
    kim.sees_in(kim.loose, TREES, MARKET)
    loses_network(kim)
    puts(kim, TREES, GREEN)
    with kim.page.expect_event("dialog"):
        kim.page.evaluate("setTimeout(() => location.reload())")
    assert asked == ["beforeunload"]
    kim.sees_in(kim.cluster(GREEN), TREES)
