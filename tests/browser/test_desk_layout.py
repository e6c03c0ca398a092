"""Where things stand on the desk, from a phone to a large screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import DeskMaker, write
from tests.browser.meeting import Meeting


def test_nothing_scrolls_but_the_wall(meeting: Meeting, workshop: str, asked: str, desk: DeskMaker) -> None:
    for text in ("Wer macht mit?", "Was brauchen wir dafür?"):
        meeting.ask(workshop, text)
    meeting.open(workshop, asked)
    meeting.does("start_clock", {"seconds": 600}, workshop)
    write(meeting, workshop, asked, *(f"Ein Gedanke, der auf der Wand hängt, Nummer {n}" for n in range(40)))
    kim = desk()
    expect(kim.wall.locator("[data-card]")).to_have_count(40)
    scrolling = (
        "() => [...document.querySelectorAll('body *')].filter((e) => e.scrollHeight > e.clientHeight + 1"
        " && /auto|scroll/.test(getComputedStyle(e).overflowY)).map((e) => e.className)"
    )
    assert kim.page.evaluate(scrolling) == ["board__side board__loose"]
    assert kim.page.evaluate("document.documentElement.scrollHeight") == 768


def test_on_a_small_desk_the_wall_stays_in_view(
    meeting: Meeting, workshop: str, question: str, clusters: None, desk: DeskMaker
) -> None:
    meeting.does("start_clock", {"seconds": 600}, workshop)
    kim = desk(viewport={"width": 1024, "height": 768})
    expect(kim.wall.locator("[data-card]")).to_have_count(4)
    assert kim.page.evaluate("document.documentElement.scrollHeight") == 768
    board, side = kim.page.locator(".board").bounding_box(), kim.page.locator(".desk__side").bounding_box()
    assert board is not None
    assert side is not None
    assert board["y"] < 768 / 3
    assert board["x"] + board["width"] == side["x"]


def test_on_a_phone_programme_and_side_stand_above_the_wall(clusters: None, desk: DeskMaker) -> None:
    kim = desk(viewport={"width": 360, "height": 740}, has_touch=True)
    expect(kim.wall.locator("[data-card]")).to_have_count(4)
    parts = (".desk__programme", ".desk__side", ".board")
    tops = [kim.page.locator(part).evaluate("(e) => e.getBoundingClientRect().top") for part in parts]
    assert tops == sorted(tops)
    steps = kim.page.get_by_role("navigation", name="Programm").get_by_role("button", name="Frage 1")
    expect(steps).to_be_hidden()
    kim.chooses("Aufklappen")
    expect(steps).to_be_visible()
    kim.chooses("Zuklappen")
    expect(steps).to_be_hidden()


@pytest.mark.parametrize("width", [320, 360, 768, 1024])
def test_no_width_needs_scrolling_sideways(
    meeting: Meeting, workshop: str, asked: str, desk: DeskMaker, width: int
) -> None:
    meeting.open(workshop, asked)
    write(
        meeting,
        workshop,
        asked,
        "Ein Café",
        "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel " * 3,
    )
    meeting.cluster(workshop, asked, "Treffen", ["Ein Café"])
    kim = desk(viewport={"width": width, "height": 900}, has_touch=True)
    expect(kim.wall.locator("[data-card]")).to_have_count(2)
    assert kim.page.evaluate("document.documentElement.scrollWidth") == width
