"""Gentle hints while somebody writes: for nobody else to see, and never in the way."""

import pytest
from playwright.sync_api import expect

from tests.browser.meeting import Meeting
from tests.browser.phone import PhoneMaker

WHAT_EXACTLY = "Was genau? Ein halber Satz sagt mehr als ein Wort."


@pytest.fixture
def question(meeting: Meeting) -> str:
    workshop = meeting.add_item("Was der Platz braucht")
    question = meeting.ask(workshop, "Was fehlt?")
    meeting.open(workshop, question)
    return question


def test_a_single_word_is_asked_about_and_taken_all_the_same(question: str, phone: PhoneMaker) -> None:
    ada = phone().joins("Ada")
    ada.types("Bänke")
    ada.sees(WHAT_EXACTLY)
    ada.types("Bänke im Schatten")
    expect(ada.page.get_by_text(WHAT_EXACTLY)).to_have_count(0)
    ada.writes("Licht")
    expect(ada.page.get_by_text(WHAT_EXACTLY)).to_have_count(0)
