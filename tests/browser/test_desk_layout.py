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
