"""What is said about a card: on a phone that shows the wall, and at the desk."""

from playwright.sync_api import Locator

from tests.browser.desk import Desk
from tests.browser.meeting import Meeting, Record
from tests.browser.phone import Phone


def card(meeting: Meeting, workshop: str, text: str) -> Record:
    return next(card for card in meeting.cards(workshop) if card["text"] == text)


def about(phone: Phone, text: str) -> Locator:
    """Open what a phone offers to say about a card of its wall."""
    phone.page.get_by_role("button", name=f"Mehr: {text}").click()
    return phone.page.get_by_role("dialog", name="Zu diesem Beitrag")


def differs(phone: Phone, text: str, reason: str = "") -> Locator:
    """Begin to say that one sees a card differently; the dialog in which that is said."""
    dialog = about(phone, text)
    dialog.get_by_role("button", name="Das sehe ich anders").click()
    if reason:
        dialog.get_by_label("Warum sehen Sie das anders?").fill(reason)
    return dialog


def opens_card(desk: Desk, text: str) -> Locator:
    desk.card(text).focus()
    desk.presses("d")
    return desk.page.get_by_role("dialog", name="Beitrag")
