"""Somebody with a phone: what they do and see, in their words."""

import re
from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

TAGS: dict[str, Any] = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def find_barriers(page: Page) -> str:
    """Return axe's report, empty when it finds nothing."""
    result = Axe().run(page, options=TAGS)
    return str(result.generate_report()) if result.violations_count else ""


class Phone:
    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.access = ""
        self.page = context.new_page()

    def opens(self) -> "Phone":
        self.page.goto(self.address)
        return self

    def joins(self, name: str = "") -> "Phone":
        self.opens()
        if name:
            self.page.get_by_label("Ihr Name oder ein Spitzname").fill(name)
        with self.page.expect_response("**/api/join") as answer:
            self.page.get_by_role("button", name="Mitmachen").click()
        self.access = answer.value.json()["access"]
        expect(self.page.get_by_role("button", name="Mitmachen")).to_have_count(0)
        return self

    @property
    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    @property
    def field(self) -> Locator:
        return self.page.get_by_label("Ihr Beitrag", exact=True)

    def sees_heading(self, text: str) -> None:
        expect(self.heading).to_have_text(text)

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_role("main")).to_contain_text(text)

    def types(self, text: str) -> None:
        self.field.fill(text)

    def sends(self) -> None:
        self.page.get_by_role("button", name="Beitrag abschicken").click()

    def writes(self, *texts: str) -> None:
        """Send contributions and wait until each is saved."""
        for text in texts:
            self.types(text)
            self.sends()
            self.has(text, "gespeichert")

    def card(self, text: str) -> Locator:
        return self.page.get_by_role("listitem").filter(has_text=text)

    def has(self, text: str, fate: str) -> None:
        """The own contribution of this wording stands there with its fate."""
        expect(self.card(text).locator(".status")).to_have_text(fate)

    def reloads(self) -> None:
        self.page.reload()

    def is_ready_for_offline(self) -> None:
        """The worker has the page: from now on it opens without a network."""
        self.page.evaluate("async () => { await navigator.serviceWorker.ready }")

    def loses_network(self) -> None:
        self.context.set_offline(True)

    def is_back(self) -> None:
        self.context.set_offline(False)


PhoneMaker = Callable[..., Phone]
