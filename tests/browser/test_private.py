"""Private, then revealed: what is written stays with its author, on the wire too, until all see it."""

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.desk import DeskMaker
from tests.browser.meeting import Meeting
from tests.browser.phone import PhoneMaker, find_barriers

DARK, LOUD = "Abends ist es dunkel", "Am Wochenende ist es laut"
SAID_BEFORE = "Ihren Beitrag sieht niemand, bis alle Beiträge gemeinsam aufgedeckt werden."


@pytest.fixture
def asked(meeting: Meeting, workshop: str, asked: str) -> str:
    """The same question, and its answers are covered."""
    meeting.does("set_question_rules", {"question": asked, "private": True}, workshop)
    return asked


def listens(page: Page) -> list[str]:
    """Everything that reaches this page from now on, as it came: a reload begins with all there is."""
    heard: list[str] = []

    def hear(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: heard.append(str(frame)))

    page.on("websocket", hear)
    page.on("response", lambda answer: heard.append(answer.text()) if "/api/" in answer.url else None)
    page.reload()
    return heard


def test_nobody_receives_what_is_covered_until_it_is_revealed(
    question: str, meeting: Meeting, workshop: str, phone: PhoneMaker, desk: DeskMaker, beamer: Page
) -> None:
    ada, bo, kim = phone().joins("Ada"), phone().joins("Bo"), desk()
    heard = [listens(page) for page in (bo.page, kim.page, beamer)]
    ada.sees(SAID_BEFORE)
    ada.writes(DARK)
    bo.writes(LOUD)
    expect(kim.page.get_by_text("2 Beiträge liegen noch verdeckt.")).to_be_visible()
    expect(beamer.get_by_text("Die Beiträge werden später gemeinsam aufgedeckt.")).to_be_visible()
    expect(kim.page.get_by_role("main")).to_contain_text("Die Beiträge bleiben bei den Schreibenden")
    expect(beamer.locator(".card")).to_have_count(0)
    card = ada.page.locator(".card[id]").get_attribute("id") or ""
    secrets = (DARK, card.removeprefix("own-"))
    assert [[secret in "".join(frames) for secret in secrets] for frames in heard] == [[False, False]] * 3
    assert meeting.cards(workshop) == []

    kim.chooses("Aufdecken …")
    expect(kim.dialog).to_contain_text("2 Beiträge aufdecken?")
    expect(kim.dialog).to_contain_text("Wand und Beamer zeigen dann 2 Beiträge, gemischt und ohne Namen.")
    expect(kim.dialog).to_contain_text("Was danach geschrieben wird, erscheint sofort.")
    kim.agrees("Aufdecken")
    expect(kim.loose.locator("[data-card]")).to_have_count(2)
    assert sorted(kim.texts_in(kim.loose)) == [DARK, LOUD]
    expect(kim.page.get_by_text("noch verdeckt")).to_have_count(0)
    expect(beamer.locator(".card")).to_have_count(2)
    ada.has(DARK, "gespeichert")
    expect(ada.page.get_by_text(SAID_BEFORE)).to_be_hidden()
    bo.writes("Das sieht man sofort")
    expect(kim.loose.locator("[data-card]")).to_have_count(3)
    assert (find_barriers(kim.page), find_barriers(beamer)) == ("", "")


def test_authors_change_and_take_back_what_is_covered(
    question: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada, kim = phone().joins("Ada"), desk()
    ada.writes(DARK, LOUD)
    expect(kim.page.get_by_text("2 Beiträge liegen noch verdeckt.")).to_be_visible()
    ada.card(DARK).get_by_role("button", name="Bearbeiten").click()
    ada.page.get_by_label("Beitrag bearbeiten").fill("Abends fehlt Licht")
    ada.page.get_by_role("button", name="Änderung speichern").click()
    ada.has("Abends fehlt Licht", "gespeichert")
    ada.card(LOUD).get_by_role("button", name="Zurückziehen").click()
    ada.page.get_by_role("dialog").get_by_role("button", name="Zurückziehen").click()
    expect(kim.page.get_by_text("Ein Beitrag liegt noch verdeckt.")).to_be_visible()
    kim.chooses("Aufdecken …")
    kim.agrees("Aufdecken")
    kim.sees_in(kim.loose, "Abends fehlt Licht")


def test_a_further_question_says_what_happens_to_what_is_written(
    question: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    kim = desk()
    kim.chooses("Frage hinzufügen")
    kim.dialog.get_by_label("Frage", exact=True).fill("Was ärgert uns?")
    kim.dialog.get_by_label("Verdeckt sammeln").check()
    expect(kim.dialog).to_contain_text("Beiträge bleiben bei den Schreibenden, bis sie aufgedeckt werden.")
    kim.dialog.get_by_label("Erst freigeben").check()
    expect(kim.dialog).to_contain_text("Beiträge erscheinen erst nach Freigabe an der Wand.")
    assert find_barriers(kim.page) == ""
    kim.agrees("Hinzufügen")
    ada = phone().joins("Ada")
    kim.chooses("Frage 2 öffnen")
    kim.agrees("Frage 2 öffnen")
    ada.sees_heading("Was ärgert uns?")
    ada.sees("Die Moderation liest Ihren Beitrag vorab.")
    assert find_barriers(ada.page) == ""


def test_the_rules_change_in_the_middle_for_what_follows(
    question: str, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada, kim = phone().joins("Ada"), desk()
    ada.writes(DARK)
    expect(kim.page.get_by_text("Ein Beitrag liegt noch verdeckt.")).to_be_visible()
    kim.chooses("Werkzeuge")
    entry = kim.page.get_by_role("button", name="Verdeckt sammeln, erst freigeben")
    expect(entry).to_have_accessible_description("Neue Beiträge bleiben verdeckt.")
    entry.click()
    kim.dialog.get_by_label("Verdeckt sammeln").uncheck()
    expect(kim.dialog).to_contain_text("Was schon verdeckt ist oder wartet, bleibt es.")
    assert find_barriers(kim.page) == ""
    kim.agrees("Speichern")
    expect(ada.page.get_by_text(SAID_BEFORE)).to_be_hidden()
    ada.writes(LOUD)
    kim.sees_in(kim.loose, LOUD)
    expect(kim.page.get_by_text("Ein Beitrag liegt noch verdeckt.")).to_be_visible()
    kim.chooses("Aufdecken …")
    kim.agrees("Aufdecken")
    kim.sees_in(kim.loose, LOUD, DARK)


def test_closing_says_what_would_not_be_printed(
    question: str, meeting: Meeting, phone: PhoneMaker, desk: DeskMaker
) -> None:
    ada = phone().joins("Ada")
    ada.writes(DARK)
    meeting.finish()
    meeting.does("reopen_event", {})
    kim = desk()
    expect(kim.page.get_by_text("Ein Beitrag liegt noch verdeckt.")).to_be_visible()
    kim.chooses("Abschluss")
    kim.dialog.get_by_role("button", name="Veranstaltung schließen").click()
    expect(kim.dialog).to_contain_text(
        "Ein Beitrag ist noch verdeckt oder nicht freigegeben und steht nicht in der Dokumentation."
    )
    kim.agrees("Veranstaltung schließen")
    kim.chooses("Aufdecken …")
    kim.agrees("Aufdecken")
    kim.sees_in(kim.loose, DARK)
