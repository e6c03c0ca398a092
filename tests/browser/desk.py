"""Somebody at the facilitator's desk: what they do and see, in their words."""

import secrets
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.meeting import Meeting, call

DESK = {"width": 1366, "height": 768}
# Below what one device may send in ten seconds.
_PER_DEVICE = 15


def link(meeting: Meeting, role: str) -> str:
    """Return a fresh link for a facilitator or a projector."""
    access = call(meeting.url, f"/api/events/{meeting.event}/access", {"role": role}, meeting.token)
    return str(access["link"])


def write(meeting: Meeting, item: str, question: str, *texts: str) -> None:
    """Let participants post these contributions, in this order, without a browser."""
    proof = meeting.join_url.rpartition("/")[2]
    for start in range(0, len(texts), _PER_DEVICE):
        joined = call(meeting.url, "/api/join", {"code": meeting.code, "proof": proof})
        for text in texts[start : start + _PER_DEVICE]:
            card = {"question": question, "contribution": secrets.token_urlsafe(16), "text": text}
            payload = {**card, "secret": secrets.token_urlsafe(16)}
            command = {"id": secrets.token_urlsafe(16), "name": "post_contribution", "item": item}
            path = f"/api/events/{meeting.event}/commands"
            call(meeting.url, path, {**command, "payload": payload}, joined["token"])


class Desk:
    """Cards are named by their wordings, clusters by their titles."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        usual = {"viewport": DESK, "locale": "de-DE", "reduced_motion": "reduce"}
        self.context = browser.new_context(**{**usual, **options})
        self.page: Page = self.context.new_page()
        self.page.goto(address)

    @property
    def wall(self) -> Locator:
        return self.page.get_by_role("group", name="Wand", exact=True)

    @property
    def loose(self) -> Locator:
        return self.wall.get_by_role("region", name="Lose Beiträge")

    @property
    def undo(self) -> Locator:
        return self.page.get_by_role("button", name="Rückgängig", exact=True)

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    def cluster(self, title: str) -> Locator:
        return self.wall.locator(".cluster").filter(has=self.page.locator(":scope > header", has_text=title))

    def card(self, text: str) -> Locator:
        """The card's wording, which is also where the keyboard finds it."""
        return self.wall.locator("[data-card]").get_by_role("button", name=text).first

    def texts_in(self, place: Locator) -> list[str]:
        return place.locator("[data-card] .card__text > [dir]").all_inner_texts()

    def sees_in(self, place: Locator, *texts: str) -> None:
        """Exactly these cards lie there, in this order."""
        expect(place.locator("[data-card] .card__text > [dir]")).to_have_text(list(texts))

    def hears(self, sentence: str) -> None:
        expect(self.page.locator(".desk > [aria-live=polite]")).to_have_text(sentence)

    def is_told(self, sentence: str) -> None:
        """What happened to a step stands at the foot of the wall until it is read."""
        said = self.page.get_by_role("group", name="Was geschehen ist").locator("> span")
        expect(said).to_have_text(sentence)

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def chooses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def uses(self, tool: str) -> None:
        """Choose from the menu of tools above the wall."""
        self.chooses("Werkzeuge")
        self.chooses(tool)

    def moves(self, card: str, to: str) -> None:
        """Move a card by the dialog, which needs no aiming; done once it is saved."""
        self.card(card).focus()
        self.presses("m")
        self.dialog.locator(".choice-button", has_text=to).first.click()
        expect(self.cluster(to).get_by_role("button", name=card, exact=True)).to_be_visible()
        expect(self.wall.locator("[aria-busy=true]")).to_have_count(0)

    def can_undo(self, what: str) -> None:
        expect(self.undo).to_have_attribute("title", f"Rückgängig: {what}")

    def agrees(self, name: str) -> None:
        self.dialog.get_by_role("button", name=name, exact=True).click()
        expect(self.dialog).to_have_count(0)


DeskMaker = Callable[..., Desk]
