"""What is weighed, as the room sees it: as large as there is room, on one page where at all possible."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.meeting import Meeting
from tests.browser.phone import find_barriers
from tests.browser.test_projector import sizes

QUESTION = "Woran arbeiten wir zuerst?"
LONG = "Wege, auf denen man auch am späten Abend gern unterwegs ist, mit Licht, Bänken und kurzen Ampeln "
ARABIC = "إضاءة في المساء"


class Weighed:
    """A weighing of so many themes, open; counted when told to."""

    def __init__(self, meeting: Meeting, titles: list[str]) -> None:
        self.meeting = meeting
        self.item = meeting.add_item("Themen")
        question = meeting.ask(self.item, "Was fehlt im Viertel?")
        self.clusters = [meeting.cluster(self.item, question, title, []) for title in titles]
        wish = {"weighing": "weighing-1", "question": question, "text": QUESTION, "clusters": self.clusters}
        meeting.does("add_weighing", {**wish, "dots": 3}, self.item)
        meeting.open(self.item, "weighing-1")

    def counts(self) -> None:
        """Each theme has one point less than the one before."""
        self.meeting.close(self.item, "weighing-1")
        points = {cluster: 40 - nth for nth, cluster in enumerate(self.clusters)}
        dots = {"weighing": "weighing-1", "people": 400, "dots": points}
        self.meeting.does("enter_paper_dots", dots, self.item)
        self.meeting.does("count_dots", {"weighing": "weighing-1"}, self.item)


def titled(count: int) -> list[str]:
    return [f"Thema Nummer {n}" for n in range(1, count + 1)]


def size_of(beamer: Page, what: str) -> float:
    return float(beamer.locator(what).first.evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)"))


def are_whole(beamer: Page, count: int) -> None:
    """So many lines are on the screen, none cut off."""
    lines = beamer.locator(".weighing__option")
    expect(lines).to_have_count(count)
    window = beamer.locator(".walling__window").bounding_box()
    boxes = [line.bounding_box() for line in lines.all()]
    assert window is not None
    outside = [
        box
        for box in boxes
        if box is None
        or box["x"] < window["x"]
        or box["x"] + box["width"] > window["x"] + window["width"]
        or box["y"] + box["height"] > window["y"] + window["height"] + 1
    ]
    assert outside == []


@pytest.mark.parametrize(
    ("count", "least"), [(2, 64), (4, 48), (7, 40), (12, 32)], ids=["two", "four", "seven", "twelve"]
)
def test_few_themes_are_large_and_on_one_page_before_and_after_counting(
    meeting: Meeting, projector: Callable[..., Page], count: int, least: int
) -> None:
    weighed = Weighed(meeting, titled(count))
    beamer = projector()
    expect(beamer.get_by_role("heading", level=1)).to_have_text(QUESTION)
    are_whole(beamer, count)
    assert size_of(beamer, "h1") >= 64
    assert size_of(beamer, ".weighing__title") >= least - 0.5
    weighed.counts()
    expect(beamer.locator(".weighing__figures").first).to_have_text("40 Punkte, mindestens 20 Personen")
    are_whole(beamer, count)
    assert size_of(beamer, ".weighing__title") >= least - 0.5
    assert size_of(beamer, ".weighing__figures") >= 31.5
    expect(beamer.get_by_text("Seite 1")).to_have_count(0)
    assert find_barriers(beamer) == ""


def test_forty_themes_fit_on_one_page_and_their_ranking_says_which_places_are_shown(
    meeting: Meeting, projector: Callable[..., Page]
) -> None:
    weighed = Weighed(meeting, titled(40))
    beamer = projector("?theme=stage")
    are_whole(beamer, 40)
    weighed.counts()
    expect(beamer.locator(".weighing__foot")).to_contain_text("Plätze 1 bis 21 von 40 · Seite 1 von 2")
    beamer.keyboard.press("PageDown")
    expect(beamer.locator(".weighing__foot")).to_contain_text("Plätze 22 bis 40 von 40 · Seite 2 von 2")
    expect(beamer.get_by_text("Thema Nummer 22")).to_be_in_viewport()
    expect(beamer.get_by_text("Thema Nummer 21")).not_to_be_in_viewport()
    assert min(sizes(beamer)) >= 28
    assert find_barriers(beamer) == ""


def test_long_titles_get_the_width(meeting: Meeting, projector: Callable[..., Page]) -> None:
    weighed = Weighed(meeting, [f"{LONG}{n}" for n in range(1, 8)])
    beamer = projector()
    are_whole(beamer, 7)
    weighed.counts()
    expect(beamer.locator(".weighing__figures")).to_have_count(7)
    are_whole(beamer, 7)
    assert min(sizes(beamer)) >= 28


def test_a_title_in_another_direction_keeps_its_distance_to_the_bar(
    meeting: Meeting, projector: Callable[..., Page]
) -> None:
    weighed = Weighed(meeting, [ARABIC, "Licht am Abend"])
    beamer = projector()
    weighed.counts()
    line = beamer.locator(".weighing__option--ranked").filter(has_text=ARABIC)
    written = line.locator(".weighing__title").evaluate(
        """(e) => { const range = document.createRange(); range.selectNodeContents(e);
        return range.getBoundingClientRect().right; }"""
    )
    bar = line.locator(".bar").bounding_box()
    assert bar is not None
    assert bar["x"] - written >= 32
