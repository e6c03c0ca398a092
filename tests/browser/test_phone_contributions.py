"""A participant's own contributions: written, sent, edited, withdrawn, kept for later."""

import pytest
from playwright.sync_api import expect

from tests.browser.meeting import Meeting
from tests.browser.phone import Phone, PhoneMaker


def test_an_own_contribution_can_be_edited_and_withdrawn(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.writes("Ein Kaffee", "Ein Brunnen")
    ada.card("Ein Kaffee").get_by_role("button", name="Bearbeiten").click()
    ada.page.get_by_label("Beitrag bearbeiten").fill("Ein Café")
    ada.page.get_by_role("button", name="Änderung speichern").click()
    ada.has("Ein Café", "gespeichert")
    ada.card("Ein Brunnen").get_by_role("button", name="Zurückziehen").click()
    ada.page.get_by_role("dialog").get_by_role("button", name="Zurückziehen").click()
    expect(ada.card("Ein Brunnen")).to_have_count(0)
    assert meeting.texts(workshop) == ["Ein Café"]


def test_while_an_own_contribution_is_edited_saving_it_is_the_one_thing_to_do(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone(viewport={"width": 320, "height": 568}).joins()
    ada.writes("Ein Brunnen", "Ein Kaffee")
    ada.card("Ein Brunnen").get_by_role("button", name="Bearbeiten").click()
    save = ada.page.get_by_role("button", name="Änderung speichern")
    expect(ada.page.get_by_label("Beitrag bearbeiten")).to_be_focused()
    expect(ada.page.get_by_role("button", name="Beitrag abschicken")).to_have_count(0)
    save.scroll_into_view_if_needed()
    assert save.evaluate(
        "button => { const { x, y, width, height } = button.getBoundingClientRect();"
        " return document.elementFromPoint(x + width / 2, y + height / 2) === button }"
    )
    ada.page.get_by_role("button", name="Abbrechen").click()
    expect(ada.page.get_by_role("button", name="Beitrag abschicken")).to_be_visible()


@pytest.mark.parametrize("comes_back", [False, True])
def test_an_edit_of_what_another_tab_withdrew_becomes_a_new_draft(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker, comes_back: bool
) -> None:
    ada = phone().joins()
    ada.writes("Ein Kaffee")
    second = Phone(ada.context, meeting.join_url).opens()
    second.has("Ein Kaffee", "gespeichert")
    ada.types("Schon begonnen")
    ada.card("Ein Kaffee").get_by_role("button", name="Bearbeiten").click()
    ada.page.get_by_label("Beitrag bearbeiten").fill("Ein Café")
    second.card("Ein Kaffee").get_by_role("button", name="Zurückziehen").click()
    second.page.get_by_role("dialog").get_by_role("button", name="Zurückziehen").click()
    expect(second.card("Ein Kaffee")).to_have_count(0)
    if comes_back:
        ada.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    else:
        ada.page.get_by_role("button", name="Änderung speichern").click()
    expect(ada.page.get_by_label("Beitrag bearbeiten")).to_have_count(0)
    ada.sees("Danach: „Ein Café“")
    assert meeting.texts(workshop) == []
    ada.sends()
    expect(ada.field).to_have_value("Ein Café")
    ada.sends()
    ada.has("Ein Café", "gespeichert")
    assert meeting.texts(workshop) == ["Ein Café", "Schon begonnen"]


def test_a_double_tap_sends_once_and_complains_about_nothing(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.types("Ein Brunnen")
    ada.page.get_by_role("button", name="Beitrag abschicken").dblclick()
    ada.has("Ein Brunnen", "gespeichert")
    expect(ada.page.locator(".field__error")).to_have_count(0)
    assert meeting.texts(workshop) == ["Ein Brunnen"]
    ada.types("x")
    ada.types("")
    ada.sends()
    ada.sees("Bitte schreiben Sie zuerst etwas.")


def test_a_withdrawal_that_was_not_meant_changes_nothing(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.writes("Ein Brunnen")
    ada.card("Ein Brunnen").get_by_role("button", name="Zurückziehen").click()
    ada.page.keyboard.press("Escape")
    expect(ada.page.get_by_role("dialog")).to_have_count(0)
    ada.has("Ein Brunnen", "gespeichert")
    assert meeting.texts(workshop) == ["Ein Brunnen"]


def test_a_closed_question_takes_the_text_when_it_is_open_again(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.types("Zu spät")
    meeting.close(workshop, question)
    ada.sees("Diese Frage ist geschlossen. Ihr Text bleibt auf diesem Gerät.")
    ada.page.get_by_role("button", name="Für später aufbewahren").click()
    ada.sees_heading("Gleich geht es weiter")
    ada.has("Zu spät", "wartet, bis die Frage wieder offen ist")
    assert meeting.texts(workshop) == []
    meeting.open(workshop, question)
    ada.has("Zu spät", "gespeichert")
    assert meeting.texts(workshop) == ["Zu spät"]


def test_a_text_left_for_the_next_question_is_found_again(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    following = meeting.ask(workshop, "Wie bleibt er ruhig?")
    ada = phone().joins()
    ada.types("Für später")
    meeting.open(workshop, following)
    ada.page.get_by_role("button", name="Weiter zur nächsten Frage").click()
    ada.sees_heading("Wie bleibt er ruhig?")
    ada.card("Für später").get_by_role("button", name="Abschicken").click()
    ada.has("Für später", "gespeichert")
    assert meeting.texts(workshop) == ["Für später"]


def test_two_thoughts_become_two_contributions(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.types("Mehr Bänke im Schatten\nEin Brunnen für Kinder")
    ada.page.get_by_role("button", name="In zwei Beiträge teilen").click()
    expect(ada.field).to_have_value("Mehr Bänke im Schatten")
    ada.sends()
    expect(ada.field).to_have_value("Ein Brunnen für Kinder")
    ada.sends()
    ada.has("Ein Brunnen für Kinder", "gespeichert")
    assert meeting.texts(workshop) == ["Ein Brunnen für Kinder", "Mehr Bänke im Schatten"]


def test_the_counter_speaks_when_it_matters_and_nothing_is_cut(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    count = ada.page.locator(".field__count")
    ada.types("a" * 80)
    expect(count).to_have_text("80 von 280 Zeichen")
    ada.types("👨‍👩‍👧‍👦" * 81)
    expect(count).to_have_text("lang, 81 von 280 Zeichen")
    ada.types("b" * 283)
    ada.sends()
    ada.sees("Bitte kürzen: Es sind 3 Zeichen zu viel.")
    expect(ada.field).to_have_value("b" * 283)
    ada.types("   ")
    ada.sends()
    ada.sees("Bitte schreiben Sie zuerst etwas.")
    assert meeting.texts(workshop) == []
