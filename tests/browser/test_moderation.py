"""Approval before anything reaches the wall: read, let through, hide with a reason, bring back."""

from playwright.sync_api import expect

from tests.browser.approval import DARK, DIRTY, EMPTY, LOUD, approve, hide, opens_queue, waits
from tests.browser.desk import DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import PhoneMaker, find_barriers


def test_what_waits_is_approved_or_hidden_by_keyboard_alone(
    moderated: str, meeting: Meeting, workshop: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada, kim = phone().joins("Ada"), desk()
    ada.sees("Ihr Beitrag erscheint an der Wand, sobald die Moderation ihn freigegeben hat.")
    ada.writes(DARK)
    write(meeting, workshop, moderated, LOUD, DIRTY)
    expect(kim.page.get_by_text("3 Beiträge warten auf Freigabe.")).to_be_visible()
    assert meeting.cards(workshop) == []
    kim.page.get_by_role("button", name="Ansehen und freigeben").focus()
    kim.presses("Enter")
    waits(kim, DARK, LOUD, DIRTY)
    assert find_barriers(kim.page) == ""
    expect(approve(kim, DARK)).to_be_focused()
    kim.presses("Enter")
    waits(kim, LOUD, DIRTY)
    expect(approve(kim, LOUD)).to_be_focused()
    kim.presses("Tab")
    expect(hide(kim, LOUD)).to_be_focused()
    kim.presses("Enter")
    expect(kim.dialog.get_by_label("Grund")).to_be_focused()
    kim.presses("Enter")
    expect(kim.dialog).to_contain_text("Bitte einen Grund angeben.")
    kim.page.keyboard.type("Nennt eine Nachbarin")
    kim.presses("Enter")
    waits(kim, DIRTY)
    expect(approve(kim, DIRTY)).to_be_focused()
    kim.presses("Enter")
    expect(kim.dialog).to_contain_text("Gerade wartet kein Beitrag.")
    expect(kim.dialog.get_by_role("button", name="Schließen")).to_be_focused()
    kim.presses("Enter")
    kim.sees_in(kim.loose, DARK, DIRTY)
    assert meeting.texts(workshop) == [DARK, DIRTY]
    ada.has(DARK, "gespeichert")


def test_escape_leaves_the_reason_and_then_the_queue(
    moderated: str, meeting: Meeting, workshop: str, desk: DeskMaker
) -> None:
    write(meeting, workshop, moderated, DARK)
    kim = desk()
    opens_queue(kim)
    hide(kim, DARK).press("Enter")
    kim.dialog.get_by_label("Grund").press("Escape")
    expect(approve(kim, DARK)).to_be_focused()
    kim.presses("Escape")
    expect(kim.dialog).to_have_count(0)
    expect(kim.page.get_by_text("Ein Beitrag wartet auf Freigabe.")).to_be_visible()


def test_what_comes_new_is_put_at_the_end_and_takes_no_focus(
    moderated: str, meeting: Meeting, workshop: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada = phone().joins("Ada")
    ada.writes(DARK)
    kim = desk()
    opens_queue(kim)
    approve(kim, DARK).click()
    waits(kim)
    write(meeting, workshop, moderated, LOUD, DIRTY)
    waits(kim, LOUD, DIRTY)
    approve(kim, DIRTY).focus()
    # The oldest card of all comes back with a new wording: its place is at the end all the same.
    ada.card(DARK).get_by_role("button", name="Bearbeiten").click()
    ada.page.get_by_label("Beitrag bearbeiten").fill("Abends fehlt Licht")
    ada.sees("Ihre neue Fassung wird erst nach Freigabe gezeigt.")
    ada.page.get_by_role("button", name="Änderung speichern").click()
    waits(kim, LOUD, DIRTY, DARK, "Abends fehlt Licht")
    write(meeting, workshop, moderated, EMPTY)
    waits(kim, LOUD, DIRTY, DARK, "Abends fehlt Licht", EMPTY)
    expect(approve(kim, DIRTY)).to_be_focused()


def test_a_second_facilitator_takes_one_away_and_the_focus_is_not_lost(
    moderated: str, meeting: Meeting, workshop: str, desk: DeskMaker
) -> None:
    write(meeting, workshop, moderated, DARK, LOUD, DIRTY)
    kim, max_ = desk(), desk()
    opens_queue(kim)
    opens_queue(max_)
    approve(kim, LOUD).focus()
    approve(max_, LOUD).click()
    waits(kim, DARK, DIRTY)
    expect(approve(kim, DIRTY)).to_be_focused()


def test_a_reason_that_is_being_written_stays_when_somebody_else_approves(
    moderated: str, meeting: Meeting, workshop: str, desk: DeskMaker
) -> None:
    write(meeting, workshop, moderated, DARK, LOUD)
    kim, max_ = desk(), desk()
    opens_queue(kim)
    opens_queue(max_)
    hide(kim, DARK).click()
    kim.dialog.get_by_label("Grund").fill("Nennt eine Person")
    approve(max_, DARK).click()
    news = "Wartet nicht mehr: Er wurde inzwischen freigegeben oder zurückgezogen."
    expect(kim.dialog.get_by_text(news)).to_be_visible()
    expect(kim.dialog.get_by_label("Grund")).to_have_value("Nennt eine Person")
    expect(kim.dialog).to_contain_text("Ein Beitrag wartet auf Freigabe.")
    assert find_barriers(kim.page) == ""
    kim.dialog.get_by_role("button", name="Verbergen", exact=True).click()
    waits(kim, LOUD)
    assert meeting.texts(workshop) == []


def test_all_are_approved_at_once(moderated: str, meeting: Meeting, workshop: str, desk: DeskMaker) -> None:
    write(meeting, workshop, moderated, DARK, LOUD, DIRTY)
    kim = desk()
    opens_queue(kim)
    kim.dialog.get_by_role("button", name="Alle freigeben").click()
    expect(kim.dialog).to_contain_text("Gerade wartet kein Beitrag.")
    expect(kim.dialog.get_by_role("button", name="Schließen")).to_be_focused()
    kim.agrees("Schließen")
    kim.sees_in(kim.loose, DARK, LOUD, DIRTY)
    expect(kim.page.get_by_text("Gerade wartet keiner.")).to_be_visible()


def test_what_was_rejected_is_listed_with_its_reason_and_waits_again_when_brought_back(
    moderated: str, meeting: Meeting, workshop: str, desk: DeskMaker
) -> None:
    write(meeting, workshop, moderated, DARK)
    kim = desk()
    opens_queue(kim)
    hide(kim, DARK).click()
    kim.dialog.get_by_label("Grund").fill("Nennt eine Nachbarin")
    kim.dialog.get_by_role("button", name="Verbergen", exact=True).click()
    expect(kim.dialog).to_contain_text("Gerade wartet kein Beitrag.")
    kim.agrees("Schließen")
    kim.chooses("Werkzeuge")
    kim.chooses("Ein verborgener Beitrag")
    expect(kim.dialog).to_contain_text("Grund: Nennt eine Nachbarin")
    expect(kim.dialog).to_contain_text("Zurückgeholt wartet er wieder auf Freigabe.")
    kim.dialog.get_by_role("button", name="Zurückholen").click()
    expect(kim.dialog).to_contain_text("Zu dieser Frage ist nichts verborgen.")
    kim.agrees("Schließen")
    expect(kim.page.get_by_text("Ein Beitrag wartet auf Freigabe.")).to_be_visible()
    assert meeting.cards(workshop) == []


def test_what_is_covered_and_approved_still_waits_for_the_room(
    moderated: str, meeting: Meeting, workshop: str, desk: DeskMaker
) -> None:
    meeting.does("set_question_rules", {"question": moderated, "private": True}, workshop)
    write(meeting, workshop, moderated, DARK, LOUD)
    kim = desk()
    opens_queue(kim)
    expect(kim.dialog).to_contain_text("Freigegebene liegen verdeckt, bis alle aufgedeckt werden.")
    approve(kim, DARK).click()
    waits(kim, LOUD)
    kim.agrees("Schließen")
    expect(kim.page.get_by_text("Ein Beitrag liegt noch verdeckt.")).to_be_visible()
    assert meeting.cards(workshop) == []
    kim.chooses("Aufdecken …")
    expect(kim.dialog).to_contain_text("Ein Beitrag wartet auf Freigabe.")
    kim.agrees("Aufdecken")
    kim.sees_in(kim.loose, DARK)
    expect(kim.page.get_by_text("Ein Beitrag wartet auf Freigabe.")).to_be_visible()
