"""Marks on a card: people see it differently, say why, take it back, and the desk sees it."""

from playwright.sync_api import expect

from tests.browser.desk import DeskMaker
from tests.browser.meeting import Meeting
from tests.browser.phone import PhoneMaker, find_barriers
from tests.browser.signs import about, card, differs, opens_card
from tests.browser.walls import CAFE, PLAY


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
    dialog = differs(ada, CAFE, "Es fehlt Ruhe")
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
    dialog = differs(ada, CAFE)
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
    dialog = differs(ada, CAFE, "Es fehlt Ruhe")
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
    dialog = differs(ada, CAFE, "Es fehlt Ruhe")
    dialog.get_by_role("button", name="Zeichen setzen").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Nicht angenommen:")
    expect(dialog.get_by_label("Warum sehen Sie das anders?")).to_have_value("Es fehlt Ruhe")
    expect(dialog.get_by_role("button", name="Zeichen zurücknehmen")).to_have_count(0)


def test_a_mark_that_the_desk_took_away_is_promised_no_more(
    meeting: Meeting, workshop: str, reviewed: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    dialog = differs(ada, CAFE)
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


def test_a_mark_can_be_taken_back_only_where_it_was_made(reviewed: str, phone: PhoneMaker) -> None:
    ada, bo = phone().joins(), phone().joins()
    dialog = differs(ada, CAFE)
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
