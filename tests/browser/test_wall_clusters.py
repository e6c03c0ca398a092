"""Clusters on the desk: titles, order, two levels, taking apart; hiding cards; a wall of hundreds."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import find_barriers
from tests.browser.walls import CAFE, GREEN, MEET, PLAY, TREES, edits


@pytest.fixture
def cards(meeting: Meeting, workshop: str, question: str) -> None:
    write(meeting, workshop, question, CAFE, PLAY, TREES)


@pytest.fixture
def clusters(meeting: Meeting, workshop: str, question: str, cards: None) -> None:
    meeting.cluster(workshop, question, MEET, [CAFE, PLAY])
    meeting.cluster(workshop, question, GREEN, [TREES])


def titles(desk: Desk) -> list[str]:
    return [" ".join(text.split()) for text in desk.wall.locator(".cluster__title").all_inner_texts()]


def test_a_title_is_changed_in_place_and_others_see_it(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    kim.wall.get_by_role("button", name=MEET, exact=True).click()
    field = kim.page.get_by_label("Titel des Clusters")
    expect(field).to_have_value(MEET)
    field.fill("Menschen treffen sich ohne Anlass")
    kim.presses("Enter")
    expect(
        lou.wall.get_by_role("button", name="Menschen treffen sich ohne Anlass", exact=True)
    ).to_be_visible()
    expect(
        kim.wall.get_by_role("button", name="Menschen treffen sich ohne Anlass", exact=True)
    ).to_be_focused()


def test_escape_keeps_the_title(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.wall.get_by_role("button", name=MEET, exact=True).click()
    kim.page.get_by_label("Titel des Clusters").fill("Anders")
    kim.presses("Escape")
    expect(kim.wall.get_by_role("button", name=MEET, exact=True)).to_be_focused()
    assert titles(kim) == [f"1 {MEET}", f"2 {GREEN}"]


def test_clusters_change_places_go_below_each_other_and_up_again(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    edits(kim, MEET)
    kim.dialog.get_by_role("button", name="Nach hinten").click()
    expect(kim.dialog).to_contain_text("Stelle 2 von 2")
    kim.agrees("Fertig")
    assert titles(kim) == [f"1 {GREEN}", f"2 {MEET}"]
    edits(kim, MEET)
    kim.dialog.get_by_label("Unter einen anderen Cluster legen").select_option(label=f"1 {GREEN}")
    kim.agrees("Verschieben")
    expect(kim.wall.locator(".cluster__number")).to_have_text(["1", "1.1"])
    assert titles(kim) == [f"1 {GREEN}", f"1.1 {MEET}"]
    edits(kim, MEET)
    kim.agrees("Eine Ebene höher")
    expect(kim.wall.locator(".cluster__number")).to_have_text(["1", "2"])


def test_a_sub_cluster_is_made_and_taken_apart_and_its_card_stays(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    edits(kim, MEET)
    kim.agrees("Unter-Cluster anlegen")
    expect(kim.page.get_by_label("Titel des Clusters")).to_be_focused()
    kim.page.keyboard.type("Drinnen")
    kim.presses("Enter")
    kim.wall.get_by_role("button", name=f"In Cluster verschieben: {CAFE}").click()
    kim.dialog.get_by_role("button", name="Drinnen").click()
    kim.sees_in(kim.cluster("Drinnen").last, CAFE)
    edits(kim, "Drinnen")
    kim.dialog.get_by_role("button", name="Auflösen …").click()
    expect(kim.dialog).to_contain_text("Seine Karte kommt eine Ebene höher und bleibt erhalten.")
    kim.agrees("Auflösen")
    expect(kim.wall.locator(".cluster__number")).to_have_text(["1", "2"])
    kim.sees_in(kim.cluster(MEET), PLAY, CAFE)


@pytest.mark.parametrize("leave", ["by key", "by mouse"])
def test_after_a_dialog_the_focus_is_on_the_card_again_wherever_it_went(
    clusters: None, desk: DeskMaker, leave: str
) -> None:
    kim = desk()
    kim.card(TREES).focus()
    kim.presses("m", "Escape")
    expect(kim.dialog).to_have_count(0)
    expect(kim.card(TREES)).to_be_focused()
    kim.presses("m")
    target = kim.dialog.get_by_role("button", name=MEET)
    target.press("Enter") if leave == "by key" else target.click()
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY, TREES)
    expect(kim.card(TREES)).to_be_focused()


def test_one_dialog_after_another_gives_the_focus_back_to_where_the_first_began(
    clusters: None, desk: DeskMaker
) -> None:
    kim = desk()
    edits(kim, MEET)
    kim.dialog.get_by_role("button", name="Auflösen …").click()
    kim.agrees("Abbrechen")
    expect(kim.wall.get_by_role("button", name=f"Cluster bearbeiten: {MEET}")).to_be_focused()
    kim.card(CAFE).focus()
    kim.presses("m")
    kim.dialog.get_by_role("button", name="Diese Karte verbergen …").click()
    kim.agrees("Abbrechen")
    expect(kim.card(CAFE)).to_be_focused()


def test_a_card_is_hidden_with_a_reason_and_brought_back(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    kim.card(CAFE).focus()
    kim.presses("h")
    kim.dialog.get_by_role("button", name="Verbergen").click()
    expect(kim.dialog).to_contain_text("Bitte einen Grund angeben.")
    kim.dialog.get_by_label("Grund").fill("Nennt jemanden beim Namen")
    kim.agrees("Verbergen")
    kim.sees_in(kim.cluster(MEET), PLAY)
    lou.uses("Ein verborgener Beitrag")
    expect(lou.dialog).to_contain_text(CAFE)
    expect(lou.dialog).to_contain_text("Nennt jemanden beim Namen")
    lou.dialog.get_by_role("button", name="Zurückholen").click()
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY)


def test_a_wall_of_four_hundred_cards_has_no_barriers(
    meeting: Meeting, workshop: str, question: str, cards: None, desk: DeskMaker
) -> None:
    texts = [f"Gedanke {n}: Bänke, auf denen man gern sitzt" for n in range(397)]
    write(meeting, workshop, question, *texts)
    for nth in range(10):
        meeting.cluster(workshop, question, f"Thema {nth}", texts[nth * 30 : nth * 30 + 20])
    kim = desk()
    expect(kim.wall.locator("[data-card]")).to_have_count(400)
    assert find_barriers(kim.page) == ""


def test_dialogs_of_the_wall_have_no_barriers(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.wall.get_by_role("button", name=f"In Cluster verschieben: {CAFE}").click()
    assert find_barriers(kim.page) == ""
    kim.dialog.get_by_role("button", name="Diese Karte verbergen …").click()
    expect(kim.dialog).to_have_accessible_name("Karte verbergen")
    assert find_barriers(kim.page) == ""
    kim.agrees("Abbrechen")
    edits(kim, MEET)
    assert find_barriers(kim.page) == ""


def test_what_is_tapped_is_large_enough_for_a_finger(clusters: None, desk: DeskMaker) -> None:
    kim = desk(has_touch=True, is_mobile=True, viewport={"width": 768, "height": 1024})
    expect(kim.wall.locator("[data-card]")).to_have_count(3)
    small = """() => [...document.querySelectorAll('button, a, input, select')]
        .map((e) => [e.getAttribute('aria-label') || e.innerText, e.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 44)).map(([name]) => name)"""
    assert kim.page.evaluate(small) == []
