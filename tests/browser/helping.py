"""Sorting together: the place where cards lie loose, and somebody who sorts on a phone."""

from playwright.sync_api import expect

from tests.browser.desk import write
from tests.browser.meeting import Meeting
from tests.browser.phone import Phone

WAYS, HELP = "Wege und Schilder", "Beim Sortieren helfen"
CARD = ".sorting__card"


class Place:
    """A question with loose cards and two clusters."""

    def __init__(self, meeting: Meeting, cards: list[str]) -> None:
        self.meeting = meeting
        self.item = meeting.add_item("Rund um den Bahnhof")
        self.question = meeting.ask(self.item, "Was fehlt am Bahnhof?")
        meeting.open(self.item, self.question)
        write(meeting, self.item, self.question, *cards)
        self.ways = meeting.cluster(self.item, self.question, WAYS, [])
        self.stay = meeting.cluster(self.item, self.question, "Gern dort warten", [])

    def asks_for_help(self, size: int = 8) -> None:
        self.meeting.does("ask_for_help", {"question": self.question, "size": size}, self.item)

    def moves(self, text: str, cluster: str | None) -> None:
        card = next(card["id"] for card in self.meeting.cards(self.item) if card["text"] == text)
        self.meeting.does("move_contribution", {"contribution": card, "cluster": cluster}, self.item)

    def clustered(self, cluster: str | None) -> list[str]:
        return sorted(
            card["text"] for card in self.meeting.cards(self.item) if card.get("cluster") == cluster
        )

    def batches(self) -> list[int]:
        """How many cards each of those who sort has."""
        return sorted(len(batch["cards"]) for batch in self.meeting.records("desk", "batch"))


class Helper:
    """Somebody who sorts on a phone."""

    def __init__(self, phone: Phone) -> None:
        self.phone, self.page = phone, phone.page
        phone.joins()

    def helps(self) -> "Helper":
        self.chooses(HELP)
        self.phone.sees_heading("Wohin gehört das?")
        return self

    def chooses(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def is_asked(self, text: str) -> None:
        expect(self.page.locator(CARD)).to_have_text(text)

    def sorts(self, cluster: str) -> str:
        """Answer a card; return its wording once the next one, or the end, is there."""
        text = self.page.locator(CARD).inner_text()
        self.chooses(cluster)
        expect(self.page.locator(CARD).get_by_text(text, exact=True)).to_have_count(0)
        return text
