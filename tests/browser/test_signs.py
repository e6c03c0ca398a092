"""What people say about a card: they see it differently, do not understand it, or translate it."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, DeskMaker, write
from tests.browser.meeting import Meeting, Record
from tests.browser.phone import Phone, PhoneMaker, find_barriers
from tests.browser.walls import CAFE, PLAY

SHADE = "Schatten im Sommer"
ARABIC = "مقهى للنساء"


@pytest.fixture
def reviewed(meeting: Meeting, workshop: str, question: str) -> str:
    """Phones show the wall with two cards."""
    write(meeting, workshop, question, CAFE, PLAY)
    meeting.close(workshop, question)
    meeting.open(workshop, meeting.review(workshop))
    return question


def card(meeting: Meeting, workshop: str, text: str) -> Record:
    return next(card for card in meeting.cards(workshop) if card["text"] == text)


def about(phone: Phone, text: str) -> Locator:
    """Open what a phone offers to say about a card of its wall."""
    phone.page.get_by_role("button", name=f"Mehr: {text}").click()
    return phone.page.get_by_role("dialog", name="Zu diesem Beitrag")


def notice(phone: Phone) -> Locator:
    return phone.page.get_by_role("region", name="Nachfrage zu Ihrem Beitrag")


def opens_card(desk: Desk, text: str) -> Locator:
    desk.card(text).focus()
    desk.presses("d")
    return desk.page.get_by_role("dialog", name="Beitrag")


def test_who_sees_it_differently_says_so_and_can_take_it_back_on_the_same_device(
    meeting: Meeting, workshop: str, reviewed: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada, kim = phone().joins(), desk()
    dialog = about(ada, CAFE)
    assert find_barriers(ada.page) == ""
    dialog.get_by_role("button", name="Das sehe ich anders").click()
    dialog.get_by_label("Warum sehen Sie das anders?").fill("Es fehlt Ruhe")
    assert find_barriers(ada.page) == ""
    dialog.get_by_role("button", name="Zeichen setzen").click()
    expect(dialog).to_have_count(0)
    expect(kim.card(CAFE)).to_have_accessible_name(f"{CAFE} Eine Person sieht das anders.")
    ada.reloads()
    ada.sees("Eine Person sieht das anders.")
    dialog = about(ada, CAFE)
    dialog.get_by_role("button", name="Zeichen zurücknehmen").click()
    expect(dialog).to_have_count(0)
    expect(kim.card(CAFE)).to_have_accessible_name(CAFE)
    assert [card.get("conflicts") for card in meeting.cards(workshop)] == [None, None]


def test_where_texts_wait_for_approval_a_mark_has_no_reason(
    meeting: Meeting, workshop: str, reviewed: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    dialog = about(ada, CAFE)
    dialog.get_by_role("button", name="Das sehe ich anders").click()
    dialog.get_by_label("Warum sehen Sie das anders?").fill("Es fehlt Ruhe")
    # From now on also a reason that is half written goes to nobody.
    meeting.does("set_question_rules", {"question": reviewed, "moderated": True}, workshop)
    spoken = "Begründungen nimmt in dieser Frage die Moderation mündlich auf."
    expect(dialog.get_by_text(spoken)).to_be_visible()
    expect(dialog.get_by_role("textbox")).to_have_count(0)
    assert find_barriers(ada.page) == ""
    dialog.get_by_role("button", name="Zeichen setzen").click()
    expect(dialog).to_have_count(0)
    ada.sees("Eine Person sieht das anders.")
    assert [set(mark) for mark in card(meeting, workshop, CAFE)["conflicts"]] == [{"id"}]
    about(ada, PLAY).get_by_role("button", name="Das sehe ich anders").click()
    expect(dialog.get_by_text(spoken)).to_be_visible()
    expect(dialog.get_by_role("button", name="Zeichen setzen")).to_be_focused()


def test_a_reason_survives_moves_phases_and_a_reload(
    meeting: Meeting, workshop: str, reviewed: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    dialog = about(ada, CAFE)
    dialog.get_by_role("button", name="Das sehe ich anders").click()
    reason = dialog.get_by_label("Warum sehen Sie das anders?")
    reason.press_sequentially("Es fehlt ")
    meeting.cluster(workshop, reviewed, "Treffen", [CAFE])
    expect(ada.page.locator(".wall-list__cluster")).to_contain_text(CAFE)
    reason.press_sequentially("Ruhe")
    meeting.open(workshop, meeting.ask(workshop, "Und sonst?"))
    expect(ada.page.locator(".question")).to_have_text("Und sonst?")
    expect(reason).to_have_value("Es fehlt Ruhe")
    hiding = {"contribution": card(meeting, workshop, CAFE)["id"], "reason": "Doppelt"}
    meeting.does("hide_contribution", hiding, workshop)
    expect(dialog).to_contain_text("Dieser Beitrag ist nicht mehr an der Wand.")
    expect(reason).to_have_value("Es fehlt Ruhe")
    assert find_barriers(ada.page) == ""
    meeting.does("unhide_contribution", {"contribution": hiding["contribution"]}, workshop)
    meeting.open(workshop, meeting.review(workshop))
    ada.reloads()
    expect(about(ada, CAFE).get_by_label("Warum sehen Sie das anders?")).to_have_value("Es fehlt Ruhe")


def test_a_mark_without_a_network_is_promised_only_once_it_arrived(
    meeting: Meeting, workshop: str, reviewed: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    dialog = about(ada, CAFE)
    dialog.get_by_role("button", name="Das sehe ich anders").click()
    dialog.get_by_label("Warum sehen Sie das anders?").fill("Es fehlt Ruhe")
    ada.is_ready_for_offline()
    ada.loses_network()
    dialog.get_by_role("button", name="Zeichen setzen").click()
    waits = "Ihr Zeichen wird gesendet, sobald das Netz wieder da ist."
    expect(dialog).to_contain_text(waits)
    expect(dialog.get_by_text("Sie haben gesagt, dass")).to_have_count(0)
    assert find_barriers(ada.page) == ""
    dialog.get_by_role("button", name="Schließen").click()
    expect(ada.card(CAFE)).to_contain_text(waits)
    ada.reloads()
    expect(ada.page.get_by_text("Keine Verbindung.")).to_be_visible()
    ada.is_back()
    ada.sees("Eine Person sieht das anders.")
    expect(ada.page.get_by_text(waits)).to_have_count(0)
    (mark,) = card(meeting, workshop, CAFE)["conflicts"]
    assert mark["reason"] == "Es fehlt Ruhe"


def test_a_refused_mark_keeps_the_words_and_says_why(
    meeting: Meeting, workshop: str, reviewed: str, phone: PhoneMaker
) -> None:
    ada, contribution = phone().joins(), card(meeting, workshop, CAFE)["id"]
    for nth in range(20):
        mark = {"contribution": contribution, "conflict": f"conflict-{nth:02}", "secret": "s" * 22}
        meeting.does("mark_conflict", mark, workshop)
    dialog = about(ada, CAFE)
    dialog.get_by_role("button", name="Das sehe ich anders").click()
    dialog.get_by_label("Warum sehen Sie das anders?").fill("Es fehlt Ruhe")
    dialog.get_by_role("button", name="Zeichen setzen").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Nicht angenommen:")
    expect(dialog.get_by_label("Warum sehen Sie das anders?")).to_have_value("Es fehlt Ruhe")
    expect(dialog.get_by_role("button", name="Zeichen zurücknehmen")).to_have_count(0)


def test_a_mark_that_the_desk_took_away_is_promised_no_more(
    meeting: Meeting, workshop: str, reviewed: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    dialog = about(ada, CAFE)
    dialog.get_by_role("button", name="Das sehe ich anders").click()
    dialog.get_by_role("button", name="Zeichen setzen").click()
    ada.sees("Eine Person sieht das anders.")
    marked = card(meeting, workshop, CAFE)
    dismissal = {"contribution": marked["id"], "conflict": marked["conflicts"][0]["id"]}
    meeting.does("dismiss_conflict", dismissal, workshop)
    ada.sees("Die Moderation hat das Zeichen entfernt.")
    ada.reloads()
    ada.sees("Die Moderation hat das Zeichen entfernt.")
    about(ada, CAFE).get_by_role("button", name="Das sehe ich anders").click()
    dialog.get_by_role("button", name="Zeichen setzen").click()
    ada.sees("Eine Person sieht das anders.")


def test_a_double_tap_asks_once(meeting: Meeting, workshop: str, reviewed: str, phone: PhoneMaker) -> None:
    ada = phone().joins()
    about(ada, CAFE).get_by_role("button", name="Verstehe ich nicht").dblclick()
    expect(ada.page.get_by_role("dialog")).to_have_count(0)
    ada.sees("Jemand hat nachgefragt.")
    assert [asked.get("count", 1) for asked in meeting.records("room", "enquiry")] == [1]


def test_a_mark_can_be_taken_back_only_where_it_was_made(reviewed: str, phone: PhoneMaker) -> None:
    ada, bo = phone().joins(), phone().joins()
    dialog = about(ada, CAFE)
    dialog.get_by_role("button", name="Das sehe ich anders").click()
    dialog.get_by_role("button", name="Zeichen setzen").click()
    bo.sees("Eine Person sieht das anders.")
    expect(about(bo, CAFE).get_by_role("button")).to_have_text(
        ["Das sehe ich anders", "Verstehe ich nicht", "Schließen"]
    )


def test_the_desk_sees_the_reasons_and_can_take_a_mark_away(
    meeting: Meeting, workshop: str, reviewed: str, desk: DeskMaker
) -> None:
    kim = desk()
    dialog = opens_card(kim, CAFE)
    dialog.get_by_role("button", name="Konflikt markieren …").click()
    expect(dialog.get_by_label("Worin gehen die Sichtweisen auseinander?")).to_be_focused()
    kim.page.keyboard.type("Zwei wollten es anders")
    dialog.get_by_role("button", name="Markieren", exact=True).click()
    expect(dialog.get_by_role("listitem")).to_have_text(["Zwei wollten es andersEntfernen …"])
    expect(dialog.get_by_role("button", name="Konflikt markieren …")).to_be_focused()
    assert find_barriers(kim.page) == ""
    dialog.get_by_role("button", name="Entfernen …").click()
    dialog.get_by_role("button", name="Für immer entfernen").click()
    expect(dialog.get_by_role("listitem")).to_have_count(0)
    expect(dialog.get_by_role("button", name="Konflikt markieren …")).to_be_focused()
    assert "conflicts" not in card(meeting, workshop, CAFE)


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
