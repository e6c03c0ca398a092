"""Authors word anew what waits or is approved: read again, let through, declined."""

import pytest
from playwright.sync_api import expect

from tests.browser.approval import DARK, EMPTY, LOUD, approve, opens_queue, queue, rewords, waits
from tests.browser.desk import DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import PhoneMaker, find_barriers


def test_the_approved_wording_stays_until_the_new_one_is_approved(
    moderated: str, meeting: Meeting, workshop: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada, kim = phone().joins("Ada"), desk()
    ada.writes(DARK)
    opens_queue(kim)
    approve(kim, DARK).click()
    kim.agrees("Schließen")
    rewords(ada, DARK, "Abends fehlt Licht")
    ada.has("Abends fehlt Licht", "Neue Fassung gesendet")
    opens_queue(kim)
    expect(queue(kim)).to_contain_text(["BisherAbends ist es dunkelNeuAbends fehlt Licht"])
    assert meeting.texts(workshop) == [DARK]
    assert find_barriers(kim.page) == ""
    approve(kim, "Abends fehlt Licht").click()
    kim.agrees("Schließen")
    kim.sees_in(kim.loose, "Abends fehlt Licht")


def test_a_new_wording_is_declined_and_the_approved_one_stays(
    moderated: str, meeting: Meeting, workshop: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada, kim = phone().joins("Ada"), desk()
    ada.writes(DARK)
    opens_queue(kim)
    approve(kim, DARK).click()
    waits(kim)
    rewords(ada, DARK, LOUD)
    waits(kim, DARK, LOUD)
    decline = kim.dialog.get_by_role("button", name=f"Neue Fassung ablehnen: {LOUD}")
    decline.focus()
    assert find_barriers(kim.page) == ""
    kim.presses("Enter")
    waits(kim)
    expect(kim.dialog.get_by_role("button", name="Schließen")).to_be_focused()
    assert [(card["text"], card.get("edited")) for card in meeting.cards(workshop)] == [(DARK, None)]


@pytest.mark.parametrize("button", [f"Freigeben: {LOUD}", "Alle freigeben"])
def test_what_is_worded_anew_under_the_eyes_of_the_desk_is_read_again_before_it_is_approved(
    button: str, moderated: str, meeting: Meeting, workshop: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada, kim = phone().joins("Ada"), desk()
    ada.writes(DARK)
    write(meeting, workshop, moderated, EMPTY)
    opens_queue(kim)
    waits(kim, DARK, EMPTY)
    rewords(ada, DARK, LOUD)
    waits(kim, LOUD, EMPTY)
    anew = "Inzwischen neu formuliert. Bitte noch einmal lesen."
    expect(queue(kim).get_by_text(anew)).to_have_count(1)
    expect(queue(kim).first).to_contain_text(anew)
    kim.dialog.get_by_role("button", name=button).click()
    expect(kim.dialog.get_by_role("alert")).to_have_text(anew)
    waits(kim, LOUD, EMPTY)
    assert meeting.cards(workshop) == []
    assert find_barriers(kim.page) == ""
    kim.dialog.get_by_role("button", name=button).click()
    expect(kim.dialog.get_by_role("alert")).to_have_count(0)
    kim.agrees("Schließen")
    kim.sees_in(kim.loose, *([LOUD, EMPTY] if button == "Alle freigeben" else [LOUD]))


def test_what_is_to_be_read_again_is_brought_into_view(
    moderated: str, meeting: Meeting, workshop: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada, kim = phone().joins("Ada"), desk()
    write(meeting, workshop, moderated, *(f"Gedanke {number}" for number in range(12)))
    ada.writes(DARK)
    opens_queue(kim)
    expect(queue(kim)).to_have_count(13)
    rewords(ada, DARK, LOUD)
    last = queue(kim).last.locator(".queue__text")
    expect(last).to_have_text(LOUD)
    expect(last).not_to_be_in_viewport()
    kim.dialog.get_by_role("button", name="Alle freigeben").click()
    expect(last).to_be_in_viewport()
