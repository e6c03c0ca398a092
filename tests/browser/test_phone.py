"""The participant's page in a real browser, through a whole meeting, for all eyes, hands and screens."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.meeting import Meeting
from tests.browser.phone import PhoneMaker, find_barriers
from tests.browser.walls import ASKED


def test_who_joins_sees_the_question_writes_and_is_told_that_it_is_saved(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins("Ada")
    ada.sees_heading(ASKED)
    ada.writes("Ein Café mit langen Tischen", "Spiele für alle Generationen")
    expect(ada.field).to_have_value("")
    expect(ada.field).to_be_focused()
    assert meeting.texts(workshop) == ["Ein Café mit langen Tischen", "Spiele für alle Generationen"]


def test_the_question_comes_by_itself_when_it_is_opened(
    meeting: Meeting, workshop: str, phone: PhoneMaker
) -> None:
    question = meeting.ask(workshop, ASKED)
    ada = phone().joins()
    ada.sees_heading("Gleich geht es weiter")
    ada.sees("14:00 Uhr Was der Platz braucht")
    meeting.open(workshop, question)
    ada.sees_heading(ASKED)
    expect(ada.heading).to_be_focused()


def test_whoever_is_typing_when_the_room_goes_on_keeps_the_field(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    following = meeting.ask(workshop, "Wie bleibt er ruhig?")
    ada, bob = phone().joins(), phone().joins()
    ada.sees_heading(ASKED)
    ada.types("Ein halber Ged")
    meeting.open(workshop, following)
    bob.sees_heading("Wie bleibt er ruhig?")
    ada.sees(re.compile("Bitte zu Ende schreiben, noch [0-9]+ Sekunden"))
    ada.sees_heading(ASKED)
    ada.types("Ein ganzer Gedanke")
    ada.sends()
    ada.sees_heading("Wie bleibt er ruhig?")
    ada.has("Ein ganzer Gedanke", "gespeichert")
    assert meeting.texts(workshop) == ["Ein ganzer Gedanke"]


def test_with_several_workshops_the_person_chooses(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    second = meeting.add_item("Wege zum Platz")
    meeting.open(second, meeting.ask(second, "Welche Wege fehlen?"))
    ada = phone().joins()
    ada.sees_heading("Wo möchten Sie mitmachen?")
    ada.page.get_by_role("button", name="Wege zum Platz").click()
    ada.sees_heading("Welche Wege fehlen?")
    ada.reloads()
    ada.sees_heading("Welche Wege fehlen?")
    ada.page.get_by_role("button", name="Anderer Workshop").click()
    ada.page.get_by_role("button", name="Was der Platz braucht").click()
    ada.sees_heading(ASKED)


def test_the_wall_is_there_to_read_during_the_review(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada, bob = phone().joins(), phone().joins()
    ada.writes("Bänke", "Hitze -> Brunnen")
    bob.writes("Schatten")
    outer = meeting.cluster(workshop, question, "Verweilen", ["Bänke"])
    meeting.cluster(workshop, question, "Im Sommer", ["Schatten"], outer)
    meeting.open(workshop, meeting.review(workshop))
    ada.sees_heading("Gemeinsam ansehen")
    wall = ada.page.locator(".wall-list")
    expect(wall.get_by_role("heading", level=3)).to_have_text(["Verweilen", "Noch nicht geordnet"])
    expect(wall.get_by_role("heading", level=4)).to_have_text(["Im Sommer"])
    expect(wall.get_by_role("listitem")).to_have_text(
        ["Bänkevon Ihnen", "Schatten", "Hitze -> Brunnenvon Ihnen"]
    )
    expect(wall.locator(".unbroken")).to_have_text(["->"])


def test_when_it_is_over_there_is_thanks_and_the_device_can_be_emptied(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.writes("Bänke")
    meeting.finish()
    ada.sees_heading("Vielen Dank")
    ada.sees("Ausschuss für Soziales")
    ada.sees("31. Januar 2027")
    ada.has("Bänke", "gespeichert")
    ada.page.get_by_role("button", name="Dieses Gerät leeren").click()
    ada.page.get_by_role("dialog").get_by_role("button", name="Gerät leeren").click()
    expect(ada.card("Bänke")).to_have_count(0)
    ada.sees_heading("Vielen Dank")


def test_a_title_in_one_long_word_fits_the_screen(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    meeting.does("update_event", {"title": "Nachbarschaft" * 8, "starts_on": "2026-11-21"})
    ada = phone(viewport={"width": 320, "height": 568}).joins()
    expect(ada.page.locator(".page__head")).to_have_text("Nachbarschaft" * 8)
    assert ada.page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("width", [360, 320])
def test_every_step_is_free_of_barriers_and_fits_the_screen(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker, width: int
) -> None:
    ada = phone(viewport={"width": width, "height": 740})
    seen = []

    def look(step: str) -> None:
        seen.append(step)
        assert find_barriers(ada.page) == "", step
        assert ada.page.evaluate("document.documentElement.scrollWidth") == width, step

    ada.opens()
    look("welcome")
    ada.joins()
    ada.sees_heading(ASKED)
    look("question")
    ada.writes("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung", "سوق صغير كل يوم سبت")
    look("own contributions")
    ada.card("سوق").get_by_role("button", name="Bearbeiten").click()
    look("editing")
    ada.page.get_by_role("button", name="Abbrechen").click()
    ada.card("سوق").get_by_role("button", name="Zurückziehen").click()
    look("dialog")
    ada.page.get_by_role("dialog").get_by_role("button", name="Behalten").click()
    meeting.end(workshop, question)
    look("grace")
    meeting.cluster(workshop, question, "Verweilen", ["سوق صغير كل يوم سبت"])
    meeting.open(workshop, meeting.review(workshop))
    ada.sees_heading("Gemeinsam ansehen")
    look("wall")
    meeting.close(workshop, question)
    meeting.close(workshop, meeting.review(workshop))
    ada.sees_heading("Gleich geht es weiter")
    look("waiting")
    meeting.finish()
    ada.sees_heading("Vielen Dank")
    look("closed")
    assert len(seen) == 9


def test_the_page_works_by_keyboard_alone(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().opens()
    expect(ada.page.get_by_role("button", name="Mitmachen")).to_be_visible()
    press = ada.page.keyboard.press
    for key in ("Tab", "Tab", "Enter"):
        press(key)
    ada.sees_heading(ASKED)
    expect(ada.heading).to_be_focused()
    press("Tab")
    expect(ada.field).to_be_focused()
    ada.page.keyboard.type("Bänke")
    press("Tab")
    press("Enter")
    ada.has("Bänke", "gespeichert")


def test_targets_are_large_enough_for_thumbs(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.writes("Bänke")
    heights = ada.page.locator("button, summary, textarea").evaluate_all(
        "all => all.filter(one => one.offsetParent).map(one => one.getBoundingClientRect().height)"
    )
    assert len(heights) == 4
    assert min(heights) >= 48


def test_the_main_button_stays_at_the_lower_edge(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    button = ada.page.get_by_role("button", name="Beitrag abschicken")
    expect(button).to_be_visible()
    edge = "button => innerHeight - button.getBoundingClientRect().bottom"
    alone = button.evaluate(edge)
    ada.writes(*(f"Gedanke {number}" for number in range(8)))
    assert button.evaluate(edge) == alone
    assert 0 < alone < 20
