"""Titles of clusters while several people sort: no word is lost, and nothing is written over unasked."""

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, DeskMaker
from tests.browser.meeting import Meeting
from tests.browser.walls import GREEN, MARKET, MEET, TREES

# Puts every message to the server off until `go` is called.
_SLOW = """() => {
    const send = WebSocket.prototype.send;
    const waiting = [];
    WebSocket.prototype.send = function (words) { waiting.push(() => send.call(this, words)); };
    window.go = () => { WebSocket.prototype.send = send; waiting.forEach((run) => run()); };
}"""


def field(desk: Desk) -> Locator:
    return desk.page.get_by_label("Titel des Clusters")


def cluster_id(meeting: Meeting, workshop: str, title: str) -> str:
    (found,) = [each for each in meeting.records(f"wall:{workshop}", "cluster") if each["title"] == title]
    return str(found["id"])


def writes_a_title(desk: Desk, title: str, words: str) -> None:
    desk.wall.get_by_role("button", name=title, exact=True).click()
    expect(field(desk)).to_be_focused()
    desk.page.keyboard.type(words)


def test_a_title_goes_on_when_its_cluster_is_put_below_another_one(
    meeting: Meeting, workshop: str, clusters: None, desk: DeskMaker
) -> None:
    kim = desk()
    writes_a_title(kim, GREEN, "Wie wird der Platz")
    meet, green = cluster_id(meeting, workshop, MEET), cluster_id(meeting, workshop, GREEN)
    meeting.does("move_cluster", {"cluster": green, "parent": meet}, workshop)
    expect(kim.wall.locator(".cluster__number")).to_have_text(["1", "1.1"])
    expect(field(kim)).to_be_focused()
    kim.page.keyboard.type(" grün?")
    kim.presses("Enter")
    expect(kim.wall.get_by_role("button", name="Wie wird der Platz grün?", exact=True)).to_be_focused()


def test_a_title_goes_on_when_clusters_change_their_order(
    meeting: Meeting, workshop: str, clusters: None, desk: DeskMaker
) -> None:
    kim = desk()
    writes_a_title(kim, GREEN, "Wie wird der Platz")
    green = cluster_id(meeting, workshop, GREEN)
    meeting.does("move_cluster", {"cluster": green, "parent": None, "after": None}, workshop)
    expect(kim.wall.locator(".cluster").first.get_by_label("Titel des Clusters")).to_be_focused()
    kim.page.keyboard.type(" grün?")
    expect(field(kim)).to_have_value("Wie wird der Platz grün?")


def test_whoever_leaves_a_title_that_was_changed_meanwhile_is_asked(
    meeting: Meeting, workshop: str, clusters: None, desk: DeskMaker
) -> None:
    kim = desk()
    writes_a_title(kim, GREEN, "Schatten")
    meeting.does(
        "rename_cluster", {"cluster": cluster_id(meeting, workshop, GREEN), "title": "Bäume"}, workshop
    )
    kim.hears("Jemand hat inzwischen „Bäume“ daraus gemacht.")
    kim.card(MARKET).click()
    kim.is_told("Jemand hat inzwischen „Bäume“ daraus gemacht.")
    expect(kim.wall.get_by_role("button", name="Bäume", exact=True)).to_be_visible()
    kim.chooses("Stattdessen „Schatten“")
    expect(kim.wall.locator("[data-stop]:focus")).to_have_count(1)
    expect(kim.wall.get_by_role("button", name="Schatten", exact=True)).to_be_visible()


def test_a_late_new_cluster_takes_no_field_and_no_word_away(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    expect(kim.card(TREES)).to_be_visible()
    kim.page.evaluate(_SLOW)
    kim.card(TREES).focus()
    kim.presses("c")
    search = kim.page.get_by_label("Karten suchen")
    search.focus()
    kim.page.keyboard.type("Bäu")
    kim.page.evaluate("go()")
    kim.hears("Cluster aus einer Karte angelegt.")
    kim.page.keyboard.type("me")
    expect(search).to_have_value("Bäume")
    expect(field(kim)).to_have_count(0)


def test_a_second_new_cluster_leaves_the_title_of_the_first_alone(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.card(TREES).focus()
    kim.presses("c")
    expect(field(kim)).to_be_focused()
    kim.page.keyboard.type("Wie wird es grün?")
    kim.page.locator("[data-action=gather]").evaluate("(button) => button.click()")
    expect(kim.wall.locator(".cluster")).to_have_count(4)
    expect(field(kim)).to_have_value("Wie wird es grün?")


def test_a_long_title_is_seen_whole_while_it_is_written(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    writes_a_title(
        kim, GREEN, "Wie wird der Platz so grün, dass Menschen auch im Sommer gern dort sitzen? " * 2
    )
    assert field(kim).evaluate(
        "(field) => field.scrollHeight <= field.clientHeight && field.clientHeight > 60"
    )
