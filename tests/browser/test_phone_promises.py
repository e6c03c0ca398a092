"""What a phone says about who sees a contribution holds, or its author is asked again."""

from playwright.sync_api import expect

from tests.browser.desk import DeskMaker
from tests.browser.meeting import Meeting
from tests.browser.phone import Phone, PhoneMaker, find_barriers
from tests.browser.walls import ASKED

DARK, LIGHT = "Abends ist es dunkel", "Abends fehlt Licht"
ALL_SEE = "Inzwischen sehen alle, was geschrieben wird."


def rules(meeting: Meeting, workshop: str, question: str, **rules: bool) -> None:
    meeting.does("set_question_rules", {"question": question, **rules}, workshop)


def beside_the_field(phone: Phone) -> float:
    """Where the field stands."""
    box = phone.field.bounding_box()
    assert box is not None
    return box["y"]


def test_what_waits_for_approval_says_so_as_long_as_that_is_known(
    meeting: Meeting, workshop: str, moderated: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada = phone().joins()
    ada.writes(DARK)
    expect(ada.card(DARK).locator(".card__meta")).to_have_text("gespeichertwartet auf Freigabe")
    ada.card(DARK).get_by_role("button", name="Bearbeiten").click()
    ada.sees("Ihre neue Fassung wird erst nach Freigabe gezeigt.")
    ada.page.get_by_label("Beitrag bearbeiten").fill(LIGHT)
    ada.page.get_by_role("button", name="Änderung speichern").click()
    expect(ada.card(LIGHT).locator(".card__meta")).to_have_text("Neue Fassung gesendetwartet auf Freigabe")
    assert find_barriers(ada.page) == ""
    meeting.close(workshop, moderated)
    expect(ada.card(LIGHT).locator(".card__meta")).to_have_text("gespeichert")


def test_written_in_private_and_revealed_meanwhile_it_is_asked_about_again(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    rules(meeting, workshop, question, private=True)
    ada = phone().joins()
    ada.sees("Ihren Beitrag sieht niemand")
    ada.loses_network()
    ada.types(DARK)
    ada.sends()
    ada.has(DARK, "wartet")
    meeting.does("reveal_contributions", {"question": question}, workshop)
    ada.is_back()
    ada.sees(ALL_SEE)
    expect(ada.field).to_have_value(DARK)
    expect(ada.page.locator(".own")).to_have_count(0)
    assert (meeting.texts(workshop), find_barriers(ada.page)) == ([], "")
    ada.reloads()
    ada.sees(ALL_SEE)
    expect(ada.field).to_have_value(DARK)
    ada.sends()
    ada.has(DARK, "gespeichert")
    expect(ada.page.get_by_text(ALL_SEE)).to_have_count(0)
    assert meeting.texts(workshop) == [DARK]


def test_what_comes_back_waits_behind_what_is_being_written(
    meeting: Meeting, workshop: str, moderated: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.sees_heading(ASKED)
    ada.loses_network()
    ada.types(DARK)
    ada.sends()
    ada.has(DARK, "wartet")
    ada.types("Noch nicht")
    rules(meeting, workshop, moderated, moderated=False)
    ada.is_back()
    ada.sees(f"Danach: „{DARK}“")
    expect(ada.field).to_have_value("Noch nicht")
    ada.sends()
    ada.has("Noch nicht", "gespeichert")
    expect(ada.field).to_have_value(DARK)
    ada.sees(ALL_SEE)


def test_rules_that_change_while_somebody_writes_are_said_and_move_nothing(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    rules(meeting, workshop, question, private=True)
    ada = phone().joins()
    ada.types(DARK)
    before = beside_the_field(ada)
    rules(meeting, workshop, question, private=False)
    changed = "Neu: Alle sehen sofort, was geschrieben wird."
    expect(ada.page.get_by_role("main").get_by_text(changed)).to_be_visible()
    expect(ada.page.get_by_text("Ihren Beitrag sieht niemand")).to_be_hidden()
    expect(ada.page.locator("[aria-live]")).to_have_text(changed)
    assert (beside_the_field(ada), find_barriers(ada.page)) == (before, "")
    rules(meeting, workshop, question, private=True)
    expect(ada.page.get_by_text("Ihren Beitrag sieht niemand")).to_be_visible()
    expect(ada.page.get_by_role("main").get_by_text(changed)).to_have_count(0)
    assert beside_the_field(ada) == before
