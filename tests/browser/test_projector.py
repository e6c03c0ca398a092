"""What the room sees: the scene follows the meeting or the desk, everything large, nothing of persons."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SCREEN
from tests.browser.desk import DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import find_barriers
from tests.browser.walls import ASKED

TWENTY_LINES = "\n".join(f"Zeile {n}" for n in range(1, 21))


def sizes(page: Page) -> list[float]:
    """The font sizes of everything that is written on the screen, in pixels."""
    written: list[float] = page.evaluate(
        """() => [...document.querySelectorAll('.stage *')]
        .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
        .filter((e) => e.getBoundingClientRect().width > 1 && getComputedStyle(e).visibility === 'visible')
        .map((e) => parseFloat(getComputedStyle(e).fontSize))"""
    )
    return written


def test_until_a_question_is_open_it_shows_how_to_join(
    meeting: Meeting, asked: str, projector: Callable[..., Page]
) -> None:
    beamer = projector()
    code = beamer.get_by_role("img", name="QR-Code zum Mitmachen")
    expect(code).to_be_visible()
    expect(beamer.get_by_role("main")).to_contain_text(f"{meeting.code[:4]} {meeting.code[4:]}")
    expect(beamer.get_by_role("main")).to_contain_text(meeting.url.partition("://")[2])
    box = code.bounding_box()
    assert box is not None
    assert box["height"] > 700
    assert "#" not in beamer.url
    assert min(sizes(beamer)) >= 28
    assert find_barriers(beamer) == ""


def test_it_follows_the_meeting_by_itself(
    meeting: Meeting, workshop: str, asked: str, projector: Callable[..., Page]
) -> None:
    beamer = projector()
    meeting.open(workshop, asked)
    expect(beamer.get_by_role("heading", level=1)).to_have_text(ASKED)
    meeting.does("start_clock", {"seconds": 600}, workshop)
    expect(beamer.get_by_role("timer")).to_contain_text(":")
    write(meeting, workshop, asked, "Ein Café", "Ein Markt am Abend")
    cards = beamer.get_by_role("list", name="Die neuesten Beiträge").get_by_role("listitem")
    expect(cards).to_have_text(["Ein Markt am Abend", "Ein Café"])
    meeting.end(workshop, asked)
    expect(beamer.get_by_role("main")).to_contain_text("zum Fertigschreiben")
    meeting.close(workshop, asked)
    meeting.cluster(workshop, asked, "Essen und trinken", ["Ein Café"])
    expect(beamer.get_by_role("heading", level=2)).to_have_text(["1 Essen und trinken", "Weitere Beiträge"])
    meeting.finish()
    expect(beamer.get_by_role("heading", level=1)).to_have_text("Wie geht es weiter?")
    expect(beamer.get_by_role("main")).to_contain_text("31. Januar 2027")
    assert find_barriers(beamer) == ""


def test_the_desk_says_what_it_shows_and_sees_it_small(
    meeting: Meeting, workshop: str, asked: str, projector: Callable[..., Page], desk: DeskMaker
) -> None:
    meeting.open(workshop, asked)
    beamer, kim = projector(), desk()
    choice = kim.page.get_by_role("group", name="Auf dem Beamer")
    choice.get_by_role("button", name="QR-Code").click()
    expect(beamer.get_by_role("heading", level=1)).to_have_text("Forum Nachbarschaft")
    kim.presses("4")
    expect(choice.get_by_role("button", name="Wand")).to_have_attribute("aria-pressed", "true")
    expect(beamer.locator(".walling")).to_be_visible()
    kim.presses("3")
    expect(beamer.locator(".asking")).to_be_visible()
    kim.presses("1")
    expect(choice.get_by_role("button", name="Automatisch")).to_have_attribute("aria-pressed", "true")
    expect(beamer.locator(".asking")).to_be_visible()


def test_everything_is_readable_from_the_last_row(
    meeting: Meeting, workshop: str, asked: str, projector: Callable[..., Page]
) -> None:
    meeting.open(workshop, asked)
    write(meeting, workshop, asked, *(f"Bänke, auf denen man gern sitzt, Nummer {n}" for n in range(54)))
    beamer = projector()
    expect(beamer.get_by_text("weitere Beiträge")).to_be_visible()
    heading = beamer.get_by_role("heading", level=1)
    assert heading.evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)") >= 64
    card = beamer.locator(".asking .card").first
    assert card.evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)") >= 31.9
    assert min(sizes(beamer)) >= 28
    expect(card).to_have_text("Bänke, auf denen man gern sitzt, Nummer 53")


@pytest.mark.parametrize("screen", [{"width": 1366, "height": 768}, SCREEN], ids=["1366", "1920"])
@pytest.mark.parametrize("newest", [TWENTY_LINES, "W" * 280], ids=["lines", "word"])
def test_one_long_contribution_leaves_room_for_the_others(
    meeting: Meeting, workshop: str, projector: Callable[..., Page], newest: str, screen: dict[str, int]
) -> None:
    long_question = meeting.ask(workshop, ("Was braucht der Platz, damit alle gern hier sind? " * 4).strip())
    meeting.open(workshop, long_question)
    write(meeting, workshop, long_question, *(f"Bank {n}" for n in range(5)), newest)
    beamer = projector(viewport=screen)
    cards = beamer.get_by_role("list", name="Die neuesten Beiträge").get_by_role("listitem")
    expect(cards).to_have_count(6)
    assert [card.is_visible() for card in cards.all()] == [True] * 6
    expect(beamer.get_by_text("weitere Beiträge")).to_have_count(0)
    wall = beamer.locator(".asking__cards").bounding_box()
    boxes = [card.bounding_box() for card in cards.all()]
    assert wall is not None
    heights = [box["height"] for box in boxes if box is not None]
    assert heights[0] <= wall["height"]
    assert max(heights[1:]) < heights[0] / 3
    text = cards.first.locator("p")
    lines = text.evaluate(
        "(e) => [e.clientHeight, e.scrollHeight].map((h) => h / parseFloat(getComputedStyle(e).lineHeight))"
    )
    assert (round(lines[0]), lines[1] > 8) == (8, True)


def test_what_is_too_much_for_one_screen_comes_on_pages(
    meeting: Meeting, workshop: str, asked: str, projector: Callable[..., Page]
) -> None:
    meeting.open(workshop, asked)
    texts = [f"Bänke, auf denen man gern sitzt, Nummer {n}" for n in range(40)]
    write(meeting, workshop, asked, *texts)
    meeting.cluster(workshop, asked, "Sitzen", texts[:30])
    meeting.close(workshop, asked)
    beamer = projector()
    last = beamer.get_by_text("Nummer 39", exact=False)
    expect(beamer.get_by_text("Seite 1 von 2")).to_be_visible()
    expect(last).not_to_be_in_viewport()
    beamer.keyboard.press("PageDown")
    expect(beamer.get_by_text("Seite 2 von 2")).to_be_visible()
    expect(last).to_be_in_viewport()
    assert beamer.locator("[data-continued]").first.get_attribute("data-continued") == "1 Sitzen"
    assert min(sizes(beamer)) >= 28
    assert find_barriers(beamer) == ""


def test_for_dark_rooms_there_is_a_stage_theme(asked: str, projector: Callable[..., Page]) -> None:
    beamer = projector("?theme=stage")
    expect(beamer.locator("html")).to_have_attribute("data-theme", "stage")
    expect(beamer.get_by_role("heading", level=1)).to_be_visible()
    assert find_barriers(beamer) == ""
    beamer.keyboard.press("t")
    expect(beamer.locator("html")).not_to_have_attribute("data-theme", "stage")


def test_it_says_that_the_connection_is_gone_and_comes_back_by_itself(
    meeting: Meeting, workshop: str, asked: str, projector: Callable[..., Page]
) -> None:
    beamer = projector()
    expect(beamer.get_by_role("heading", level=1)).to_be_visible()
    expect(beamer.get_by_role("status")).to_have_count(0)
    beamer.context.set_offline(True)
    beamer.evaluate("dispatchEvent(new Event('offline'))")
    expect(beamer.get_by_role("status")).to_have_text("Verbindung wird hergestellt …", timeout=60_000)
    meeting.open(workshop, asked)
    beamer.context.set_offline(False)
    expect(beamer.get_by_role("heading", level=1)).to_have_text(ASKED, timeout=60_000)
    expect(beamer.get_by_role("status")).to_have_count(0)


def test_without_a_token_it_says_where_the_link_is(browser: Browser, meeting: Meeting) -> None:
    context = browser.new_context(viewport=SCREEN, locale="de-DE")
    page = context.new_page()
    page.goto(f"{meeting.url}/projector/{meeting.event}")
    expect(page.get_by_role("main")).to_contain_text("Beamer-Link vom Regiepult")
    context.close()
