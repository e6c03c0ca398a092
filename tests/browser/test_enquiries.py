"""Authors are asked what they meant and may explain; translations; what is typed about a card stays."""

from playwright.sync_api import Locator, expect

from tests.browser.desk import DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import Phone, PhoneMaker, find_barriers
from tests.browser.signs import about, card, opens_card
from tests.browser.walls import CAFE

SHADE = "Schatten im Sommer"
ARABIC = "مقهى للنساء"


def notice(phone: Phone) -> Locator:
    return phone.page.get_by_role("region", name="Nachfrage zu Ihrem Beitrag")


def test_a_double_tap_asks_once(meeting: Meeting, workshop: str, reviewed: str, phone: PhoneMaker) -> None:
    ada = phone().joins()
    about(ada, CAFE).get_by_role("button", name="Verstehe ich nicht").dblclick()
    expect(ada.page.get_by_role("dialog")).to_have_count(0)
    ada.sees("Jemand hat nachgefragt.")
    assert [asked.get("count", 1) for asked in meeting.records("room", "enquiry")] == [1]


def test_only_the_authors_phone_is_asked_and_may_explain(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada, bo, kim = phone().joins(), phone().joins(), desk()
    ada.writes(SHADE)
    meeting.close(workshop, question)
    meeting.open(workshop, meeting.review(workshop))
    about(bo, SHADE).get_by_role("button", name="Verstehe ich nicht").click()
    expect(notice(ada)).to_contain_text(f"Dieser Beitrag wurde nicht verstanden:{SHADE}")
    expect(kim.card(SHADE)).to_have_accessible_name(f"{SHADE} Nicht verstanden, nachgefragt.")
    bo.sees("Jemand hat nachgefragt.")
    expect(notice(bo)).to_have_count(0)
    expect(ada.page.get_by_role("button", name=f"Mehr: {SHADE}")).to_have_count(0)
    notice(ada).get_by_role("button", name="Erklären").click()
    ada.page.get_by_label("Was ist gemeint?").fill("Bäume statt Schirme")
    assert find_barriers(ada.page) == ""
    ada.page.get_by_role("button", name="Erklärung senden").click()
    expect(notice(ada)).to_have_count(0)
    bo.sees("Bäume statt Schirme")
    expect(kim.card(SHADE)).to_have_accessible_name(SHADE)
    expect(opens_card(kim, SHADE)).to_contain_text("Bäume statt Schirme")


def test_an_explanation_that_is_begun_survives_a_reload_and_the_end_of_the_question(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.writes(SHADE)
    enquiry = {"contribution": card(meeting, workshop, SHADE)["id"]}
    meeting.does("ask_meaning", enquiry, workshop)
    notice(ada).get_by_role("button", name="Erklären").click()
    ada.page.get_by_label("Was ist gemeint?").fill("Bäume")
    ada.reloads()
    notice(ada).get_by_role("button", name="Erklären").click()
    expect(ada.page.get_by_label("Was ist gemeint?")).to_have_value("Bäume")
    meeting.does("dismiss_enquiry", enquiry, workshop)
    meeting.does("ask_meaning", {"contribution": enquiry["contribution"]}, workshop)
    expect(ada.page.get_by_label("Was ist gemeint?")).to_have_value("Bäume")


def test_nobody_has_to_explain(meeting: Meeting, workshop: str, question: str, phone: PhoneMaker) -> None:
    ada = phone().joins()
    ada.writes(SHADE)
    meeting.does("ask_meaning", {"contribution": card(meeting, workshop, SHADE)["id"]}, workshop)
    notice(ada).get_by_role("button", name="Nicht nötig").click()
    expect(notice(ada)).to_have_count(0)
    assert meeting.records("room", "enquiry") == []


def test_a_question_to_the_author_waits_until_nobody_is_writing(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.writes(SHADE)
    ada.types("Und noch ein")
    meeting.does("ask_meaning", {"contribution": card(meeting, workshop, SHADE)["id"]}, workshop)
    meeting.does("update_question", {"question": question, "text": "Und sonst?"}, workshop)
    ada.sees_heading("Und sonst?")
    expect(notice(ada)).to_have_count(0)
    ada.writes("Und noch ein Brunnen")
    expect(notice(ada)).to_be_visible()


def test_translations_stand_below_the_original_and_say_who_translated(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada, kim = phone().joins(), desk()
    write(meeting, workshop, question, ARABIC)
    dialog = opens_card(kim, ARABIC)
    dialog.get_by_role("button", name="Übersetzung hinzufügen …").click()
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog.get_by_text("Bitte eine Sprache wählen.")).to_be_visible()
    dialog.get_by_label("Sprache").select_option(label="Deutsch")
    dialog.get_by_label("Übersetzung", exact=True).fill("Ein Café für Frauen")
    dialog.get_by_label("Name", exact=True).fill("Rana Muster")
    assert find_barriers(kim.page) == ""
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog.get_by_role("button", name="Übersetzung hinzufügen …")).to_be_focused()
    expect(dialog.locator(".layer")).to_have_text("Ein Café für FrauenÜbersetzung (Deutsch): Rana Muster")
    meeting.close(workshop, question)
    meeting.open(workshop, meeting.review(workshop))
    said = ada.page.locator(".wall-card__words")
    expect(said.locator("p").first).to_have_text(ARABIC)
    expect(said.locator(".layer")).to_have_text("Ein Café für FrauenÜbersetzung (Deutsch): Rana Muster")
    dialog.get_by_role("button", name="Übersetzung ändern: Deutsch").click()
    dialog.get_by_label("Ein Programm").check()
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(said.locator(".layer__mark")).to_have_text("Übersetzung (Deutsch): maschinell, Rana Muster")
    dialog.get_by_role("button", name="Übersetzung ändern: Deutsch").click()
    dialog.get_by_role("button", name="Übersetzung entfernen").click()
    expect(said.locator(".layer")).to_have_count(0)
    assert "translations" not in card(meeting, workshop, ARABIC)


def test_what_is_typed_about_a_card_stays_when_the_card_goes(
    meeting: Meeting, workshop: str, question: str, desk: DeskMaker
) -> None:
    write(meeting, workshop, question, CAFE)
    kim = desk()
    dialog = opens_card(kim, CAFE)
    dialog.get_by_role("button", name="Konflikt markieren …").click()
    kim.page.keyboard.type("Zwei wollten es anders")
    hiding = {"contribution": card(meeting, workshop, CAFE)["id"], "reason": "Doppelt"}
    meeting.does("hide_contribution", hiding, workshop)
    expect(dialog.get_by_role("status")).to_have_text("Dieser Beitrag ist nicht mehr an der Wand.")
    expect(dialog.get_by_label("Worin gehen die Sichtweisen auseinander?")).to_have_value(
        "Zwei wollten es anders"
    )
