"""What many tests hang on the wall, and taking it in hand by mouse, by finger and by dialog."""

from playwright.sync_api import CDPSession, Locator

from tests.browser.desk import Desk

ASKED = "Was macht den Platz lebendig?"
CAFE, PLAY, TREES, MARKET = "Ein Café", "Spiele für alle", "Bäume, die Schatten geben", "Ein Markt am Abend"
MEET, GREEN = "Treffen", "Grün"


def middle(of: Locator) -> tuple[float, float]:
    box = of.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(desk: Desk, card: str, x: float, y: float) -> None:
    """Take a card with the mouse and hold it over a point."""
    desk.page.mouse.move(*middle(desk.card(card)))
    desk.page.mouse.down()
    desk.page.mouse.move(x - 20, y - 20, steps=4)
    desk.page.mouse.move(x, y, steps=4)


def touch(session: CDPSession, kind: str, *at: float) -> None:
    points = [{"x": at[0], "y": at[1]}] if at else []
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def puts(desk: Desk, card: str, place: str) -> None:
    """By dialog, which needs nothing but the card."""
    desk.wall.get_by_role("button", name=f"In Cluster verschieben: {card}").click()
    desk.dialog.get_by_role("button", name=place).click()


def edits(desk: Desk, title: str) -> None:
    desk.wall.get_by_role("button", name=f"Cluster bearbeiten: {title}").click()
