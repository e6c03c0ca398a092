"""Dragging: between two loose cards, with a pen, with a second finger on the glass, while others sort."""

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.desk import DESK, Desk, DeskMaker
from tests.browser.meeting import Meeting
from tests.browser.walls import CAFE, GREEN, MARKET, MEET, PLAY, TREES, drag, middle, puts

WIDE = {"width": 1920, "height": 1080}


def below(desk: Desk, card: str) -> tuple[float, float]:
    """A point in the gap below a card."""
    box = desk.wall.locator("[data-card]").filter(has_text=card).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] + 3


def still(desk: Desk, card: Locator, there: FloatRect | None) -> None:
    """The card stands where it stood, once a frame was painted."""
    desk.page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    assert card.bounding_box() == there


def another_pointer(page: Page, kind: str, x: float, y: float) -> None:
    """Let a palm on the glass do something while the mouse drags."""
    page.evaluate(
        """([kind, clientX, clientY]) => {
            const touched = document.elementFromPoint(clientX, clientY);
            const palm = { pointerId: 77, pointerType: "touch", isPrimary: false };
            touched.dispatchEvent(new PointerEvent(kind, { ...palm, clientX, clientY, bubbles: true }));
        }""",
        [kind, x, y],
    )


@pytest.mark.parametrize("viewport", [DESK, WIDE], ids=["one column", "several columns"])
def test_a_loose_card_is_put_between_two_others(
    cards: None, desk: DeskMaker, viewport: dict[str, int]
) -> None:
    kim, lou = desk(viewport=viewport), desk()
    kim.sees_in(kim.loose, CAFE, PLAY, TREES, MARKET)
    drag(kim, MARKET, *below(kim, CAFE))
    expect(kim.page.locator(".drop-line")).to_have_count(1)
    kim.page.mouse.up()
    lou.sees_in(lou.loose, CAFE, MARKET, PLAY, TREES)


def test_another_pointer_does_not_put_the_card_down(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    drag(kim, TREES, *middle(kim.cluster(GREEN)))
    another_pointer(kim.page, "pointerup", *middle(kim.cluster(MEET)))
    another_pointer(kim.page, "pointercancel", *middle(kim.cluster(MEET)))
    expect(kim.page.locator(".card--ghost")).to_have_count(1)
    kim.page.mouse.up()
    kim.sees_in(kim.cluster(GREEN), TREES)


def test_a_pen_drags_at_once_like_a_mouse(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    pen = kim.context.new_cdp_session(kim.page)
    (x, y), (to_x, to_y) = middle(kim.card(TREES)), middle(kim.cluster(GREEN))
    steps = [("mousePressed", x, y), ("mouseMoved", x + 30, y), ("mouseMoved", to_x, to_y)]
    for kind, at_x, at_y in [*steps, ("mouseReleased", to_x, to_y)]:
        point = {"x": at_x, "y": at_y, "button": "left", "buttons": 1, "clickCount": 1}
        pen.send("Input.dispatchMouseEvent", {"type": kind, **point, "pointerType": "pen"})
    kim.sees_in(kim.cluster(GREEN), TREES)


def test_what_was_selected_and_then_sorted_by_somebody_stays_there(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    kim.card(TREES).click()
    kim.card(MARKET).click()
    puts(lou, TREES, MEET)
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY, TREES)
    drag(kim, MARKET, *middle(kim.cluster(GREEN)))
    kim.page.mouse.up()
    kim.is_told(f"Jemand hat die Karte inzwischen in „{MEET}“ gelegt.")
    for one in (kim, lou):
        one.sees_in(one.cluster(GREEN), MARKET)
        one.sees_in(one.cluster(MEET), CAFE, PLAY, TREES)


def test_a_card_on_a_card_takes_nothing_that_somebody_sorted_meanwhile(
    clusters: None, desk: DeskMaker
) -> None:
    kim, lou = desk(), desk()
    drag(kim, TREES, *middle(kim.card(MARKET)))
    expect(kim.page.locator(".is-onto")).to_have_count(1)
    puts(lou, TREES, GREEN)
    lou.sees_in(lou.cluster(GREEN), TREES)
    kim.page.mouse.up()
    kim.chooses("Cluster bilden")
    kim.is_told(f"Jemand hat die Karte inzwischen in „{GREEN}“ gelegt.")
    for one in (kim, lou):
        one.sees_in(one.cluster(GREEN), TREES)


@pytest.mark.parametrize("viewport", [DESK, WIDE], ids=["one column", "several columns"])
def test_what_is_under_the_pointer_stays_there_when_others_insert_and_take_away_above(
    clusters: None, desk: DeskMaker, viewport: dict[str, int]
) -> None:
    kim, lou = desk(viewport=viewport), desk()
    drag(kim, TREES, *middle(kim.cluster(MEET).locator("[data-card]").filter(has_text=PLAY)))
    play = kim.card(PLAY)
    there = play.bounding_box()
    puts(lou, MARKET, MEET)
    lou.page.keyboard.press("Escape")
    lou.cluster(MEET).get_by_role("button", name=MARKET, exact=True).focus()
    lou.presses(" ", "ArrowUp", "ArrowUp", " ")
    kim.sees_in(kim.cluster(MEET), MARKET, CAFE, PLAY)
    still(kim, play, there)
    puts(lou, MARKET, GREEN)
    puts(lou, CAFE, GREEN)
    kim.sees_in(kim.cluster(MEET), PLAY)
    still(kim, play, there)
    kim.presses("Escape")
    kim.page.mouse.up()
    expect(kim.wall.locator("[style*=transform]")).to_have_count(0)


def test_the_cards_of_a_dragged_cluster_are_in_hand_for_the_others(
    meeting: Meeting, clusters: None, desk: DeskMaker
) -> None:
    kim, lou = desk(), desk()
    lou.sees_in(lou.cluster(MEET), CAFE, PLAY)
    head = kim.cluster(MEET).locator(".cluster__number")
    kim.page.mouse.move(*middle(head))
    kim.page.mouse.down()
    kim.page.mouse.move(*middle(kim.cluster(GREEN)), steps=6)
    expect(lou.wall.locator(".card--held")).to_have_count(2)
    kim.presses("Escape")
    kim.page.mouse.up()
    expect(lou.wall.locator(".card--held")).to_have_count(0)
    for one in (kim, lou):
        one.sees_in(one.cluster(MEET), CAFE, PLAY)
