"""Two and three facilitators at one wall: what is held, who was faster, nothing jumps and nothing is lost."""

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import find_barriers
from tests.browser.walls import CAFE, GREEN, MARKET, MEET, PLAY, TREES, drag, edits, middle, puts, touch

OVERTAKEN = f"Jemand hat die Karte inzwischen in „{GREEN}“ gelegt."


def held(desk: Desk) -> Locator:
    return desk.wall.locator(".card--held")


def is_overtaken(slow: Desk, quick: Desk) -> None:
    """Take a card by keyboard towards the first cluster and lay it down after somebody else did."""
    slow.card(TREES).focus()
    slow.presses(" ", "ArrowRight")
    puts(quick, TREES, GREEN)
    quick.sees_in(quick.cluster(GREEN), TREES)
    slow.presses(" ")
    slow.is_told(OVERTAKEN)


def test_what_one_holds_shows_at_the_others_until_it_lies(clusters: None, desk: DeskMaker) -> None:
    kim, lou, mia = desk(), desk(), desk()
    for one in (kim, lou, mia):
        one.sees_in(one.loose, TREES, MARKET)
    kim.card(TREES).focus()
    kim.presses(" ")
    for one in (lou, mia):
        expect(held(one)).to_have_attribute("data-held", "Moderation: wird gerade bewegt")
        expect(one.card(TREES)).to_have_accessible_description("wird gerade von jemand anderem bewegt")
        assert find_barriers(one.page) == ""
    expect(held(kim)).to_have_count(0)
    drag(mia, MARKET, *middle(mia.cluster(GREEN)))
    expect(held(lou)).to_have_count(2)
    kim.presses("Escape")
    mia.page.mouse.up()
    for one in (kim, lou, mia):
        expect(held(one)).to_have_count(0)
        one.sees_in(one.cluster(GREEN), MARKET)


def test_a_holder_who_is_gone_holds_nothing(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    lou.sees_in(lou.loose, TREES, MARKET)
    kim.card(TREES).focus()
    kim.presses(" ")
    expect(held(lou)).to_have_count(1)
    kim.page.close()
    expect(held(lou)).to_have_count(0)


def test_the_first_to_put_a_card_down_wins_and_the_other_is_told_where_it_went(
    clusters: None, desk: DeskMaker
) -> None:
    kim, lou = desk(), desk()
    drag(kim, TREES, *middle(kim.cluster(MEET).locator(".cluster__head")))
    puts(lou, TREES, GREEN)
    lou.sees_in(lou.cluster(GREEN), TREES)
    kim.page.mouse.up()
    kim.is_told(OVERTAKEN)
    kim.hears(OVERTAKEN)
    for one in (kim, lou):
        one.sees_in(one.cluster(GREEN), TREES)
        one.sees_in(one.cluster(MEET), CAFE, PLAY)
    assert find_barriers(kim.page) == ""


def test_whoever_was_overtaken_can_move_the_card_all_the_same(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    is_overtaken(kim, lou)
    kim.chooses("Trotzdem hierher")
    for one in (kim, lou):
        one.sees_in(one.cluster(MEET), CAFE, PLAY, TREES)
    expect(kim.page.get_by_role("group", name="Was geschehen ist")).to_have_count(0)


def test_of_several_cards_those_that_nobody_moved_arrive(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    kim.chooses("Alle auswählen")
    is_overtaken(kim, lou)
    for one in (kim, lou):
        one.sees_in(one.cluster(MEET), CAFE, PLAY, MARKET)
        one.sees_in(one.cluster(GREEN), TREES)


def test_by_touch_a_card_taken_meanwhile_is_told_as_well(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(has_touch=True, viewport={"width": 768, "height": 1024}), desk()
    finger = kim.context.new_cdp_session(kim.page)
    touch(finger, "touchStart", *middle(kim.card(TREES)))
    expect(kim.page.locator(".card--ghost")).to_be_visible()
    x, y = middle(kim.cluster(MEET).locator(".cluster__head"))
    touch(finger, "touchMove", x, y)
    puts(lou, TREES, GREEN)
    lou.sees_in(lou.cluster(GREEN), TREES)
    expect(kim.page.locator(".card--ghost")).to_be_visible()
    touch(finger, "touchMove", x + 1, y)
    touch(finger, "touchEnd")
    kim.is_told(OVERTAKEN)
    kim.sees_in(kim.cluster(GREEN), TREES)


def test_a_title_being_written_survives_that_somebody_else_changes_it(
    clusters: None, desk: DeskMaker
) -> None:
    kim, lou = desk(), desk()
    kim.wall.get_by_role("button", name=MEET, exact=True).click()
    field = kim.page.get_by_label("Titel des Clusters")
    field.fill("Wie treffen wir uns?")
    lou.wall.get_by_role("button", name=MEET, exact=True).click()
    lou.page.get_by_label("Titel des Clusters").fill("Begegnung")
    lou.presses("Enter")
    expect(kim.wall.locator(".cluster__hint")).to_have_text(
        "Jemand hat inzwischen „Begegnung“ daraus gemacht."
    )
    expect(field).to_have_value("Wie treffen wir uns?")
    expect(field).to_be_focused()
    kim.presses("Enter")
    for one in (kim, lou):
        expect(one.wall.get_by_role("button", name="Wie treffen wir uns?", exact=True)).to_be_visible()


def test_a_title_being_written_for_a_cluster_that_vanishes_is_not_lost(
    clusters: None, desk: DeskMaker
) -> None:
    kim, lou = desk(), desk()
    kim.wall.get_by_role("button", name=MEET, exact=True).click()
    kim.page.get_by_label("Titel des Clusters").fill("Wie treffen wir uns?")
    edits(lou, MEET)
    lou.dialog.get_by_role("button", name="Auflösen …").click()
    lou.agrees("Auflösen")
    kim.is_told("Diesen Cluster gibt es nicht mehr. Seine Karten sind noch da.")
    kim.chooses("Neuer Cluster „Wie treffen wir uns?“")
    for one in (kim, lou):
        expect(one.wall.get_by_role("button", name="Wie treffen wir uns?", exact=True)).to_be_visible()
        one.sees_in(one.loose, TREES, MARKET, CAFE, PLAY)


def test_a_dialog_about_a_cluster_that_vanishes_says_so_and_keeps_what_was_written(
    clusters: None, desk: DeskMaker
) -> None:
    kim, lou = desk(), desk()
    edits(kim, MEET)
    kim.dialog.get_by_role("button", name="Teilen …").click()
    kim.dialog.get_by_label("Titel des neuen Clusters").fill("Spielen")
    edits(lou, MEET)
    lou.dialog.get_by_role("button", name="Auflösen …").click()
    lou.agrees("Auflösen")
    expect(kim.dialog).to_have_accessible_name("Diesen Cluster gibt es nicht mehr")
    expect(kim.dialog.get_by_label("Was hier geschrieben stand")).to_have_value("Spielen")
    assert find_barriers(kim.page) == ""
    kim.agrees("Neuen Cluster so nennen")
    for one in (kim, lou):
        expect(one.wall.get_by_role("button", name="Spielen", exact=True)).to_be_visible()


def test_what_others_take_away_above_does_not_move_what_one_reads(
    meeting: Meeting, workshop: str, question: str, cards: None, desk: DeskMaker
) -> None:
    texts = [f"Gedanke {n}: Bänke, auf denen man gern sitzt" for n in range(60)]
    write(meeting, workshop, question, *texts)
    meeting.cluster(workshop, question, MEET, texts)
    kim, lou = desk(), desk()
    expect(kim.cluster(MEET).locator("[data-card]")).to_have_count(60)
    read = kim.card(texts[40])
    read.scroll_into_view_if_needed()
    read.focus()
    _, before = middle(read)
    for text in texts[:3]:
        puts(lou, text, "Lose Beiträge")
    expect(kim.loose.locator("[data-card]")).to_have_count(7)
    puts(lou, MARKET, MEET)
    expect(kim.cluster(MEET).locator("[data-card]")).to_have_count(58)
    _, after = middle(read)
    assert abs(after - before) < 1
    expect(read).to_be_focused()


def test_a_filtered_wall_says_how_many_of_how_many(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.page.get_by_label("Karten suchen").fill("Markt")
    expect(kim.loose.locator(".cluster__count > [aria-hidden]")).to_have_text("1/2")
    expect(kim.card(TREES)).to_be_hidden()
    kim.chooses("Alle auswählen")
    expect(kim.page.get_by_text("Eine Karte ausgewählt", exact=True)).to_be_visible()
