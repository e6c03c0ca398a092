"""What waits for approval, as the desk reads it, and an author who words anew."""

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk
from tests.browser.phone import Phone

DARK, LOUD, DIRTY, EMPTY = "Abends ist es dunkel", "Es ist laut", "Müll liegt herum", "Niemand ist da"


def opens_queue(kim: Desk) -> None:
    kim.chooses("Ansehen und freigeben")
    expect(kim.dialog.get_by_role("heading", name="Beiträge freigeben")).to_be_visible()


def queue(kim: Desk) -> Locator:
    return kim.dialog.locator(".queue > li")


def waits(kim: Desk, *texts: str) -> None:
    """Exactly these wait, in this order."""
    expect(queue(kim).locator(".queue__text")).to_have_text(list(texts))


def approve(kim: Desk, text: str) -> Locator:
    return kim.dialog.get_by_role("button", name=f"Freigeben: {text}")


def hide(kim: Desk, text: str) -> Locator:
    return kim.dialog.get_by_role("button", name=f"Verbergen: {text}")


def rewords(author: Phone, before: str, after: str) -> None:
    author.card(before).get_by_role("button", name="Bearbeiten").click()
    author.page.get_by_label("Beitrag bearbeiten").fill(after)
    author.page.get_by_role("button", name="Änderung speichern").click()
