"""The participant's page in a real browser, against a real server."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Server
from tests.browser.meeting import Meeting
from tests.browser.phone import Phone, find_barriers

PhoneMaker = Callable[..., Phone]
ASKED = "Was macht den Platz lebendig?"


@pytest.fixture
def workshop(meeting: Meeting) -> str:
    return meeting.add_item("Was der Platz braucht", starts_at="14:00")


@pytest.fixture
def question(meeting: Meeting, workshop: str) -> str:
    """An open question."""
    question = meeting.ask(workshop, ASKED)
    meeting.open(workshop, question)
    return question


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


def test_written_without_a_network_it_survives_a_reload_and_arrives_once(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.sees_heading(ASKED)
    ada.is_ready_for_offline()
    ada.loses_network()
    for text in ("Erster", "Zweiter"):
        ada.types(text)
        ada.sends()
        ada.has(text, "wartet")
    ada.types("noch nicht fertig")
    ada.sees("Keine Verbindung. Ihr Beitrag ist auf diesem Gerät gespeichert")
    ada.reloads()
    ada.sees_heading(ASKED)
    ada.has("Erster", "wartet")
    expect(ada.field).to_have_value("noch nicht fertig")
    ada.is_back()
    ada.has("Erster", "gespeichert")
    ada.has("Zweiter", "gespeichert")
    assert [card["text"] for card in meeting.cards(workshop)] == ["Erster", "Zweiter"]


def test_an_answer_that_is_lost_does_not_store_twice(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    """Commands go by HTTP, because sockets do not get through; two answers get lost on the way."""
    ada = phone()
    ada.page.route("**/socket.io/**", lambda route: route.abort())
    ada.page.route_web_socket(re.compile("/socket.io/"), lambda socket: socket.close())
    lost: list[str] = []

    def lose(route: Route) -> None:
        if len(lost) == 2:
            return route.continue_()
        lost.append(route.request.post_data or "")
        route.fetch()
        return route.abort()

    # The questions are known from an earlier visit with a network.
    other = Phone(ada.context, meeting.join_url).joins()
    other.sees_heading(ASKED)
    other.page.wait_for_function(
        "async () => { const open = indexedDB.open('teilhabe'); await new Promise(r => open.onsuccess = r);"
        " const get = open.result.transaction('kept').objectStore('kept').getAllKeys();"
        " await new Promise(r => get.onsuccess = r); open.result.close();"
        " return get.result.some(key => key[0] === 'room') }"
    )
    other.page.close()
    ada.page.route("**/commands", lose)
    ada.opens()
    ada.sees_heading(ASKED)
    ada.types("Einmal")
    ada.sends()
    ada.has("Einmal", "gespeichert")
    assert len(lost) == 2
    assert lost[0] == lost[1]
    assert meeting.texts(workshop) == ["Einmal"]


def test_a_server_that_dies_and_comes_back_has_everything_once(
    server: Server, meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.writes("Vorher")
    server.stop()
    ada.types("Während")
    ada.sends()
    ada.has("Während", "wartet")
    ada.sees("Keine Verbindung. Ihr Beitrag ist auf diesem Gerät gespeichert")
    server.start()
    ada.has("Während", "gespeichert")
    expect(ada.page.locator(".banner--offline")).to_have_count(0)
    assert meeting.texts(workshop) == ["Vorher", "Während"]


def test_two_tabs_send_what_waits_once(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.sees_heading(ASKED)
    ada.is_ready_for_offline()
    ada.loses_network()
    ada.types("Aus dem einen Fenster")
    ada.sends()
    ada.has("Aus dem einen Fenster", "wartet")
    second = Phone(ada.context, meeting.join_url).opens()
    second.has("Aus dem einen Fenster", "wartet")
    ada.is_back()
    ada.has("Aus dem einen Fenster", "gespeichert")
    second.has("Aus dem einen Fenster", "gespeichert")
    assert meeting.texts(workshop) == ["Aus dem einen Fenster"]


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
    ada.page.get_by_role("button", name="Weiter im Programm").click()
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


def test_a_token_that_ends_leads_back_to_the_start_and_keeps_what_was_written(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().joins()
    ada.writes("Bänke")
    ada.types("Angefangen")
    meeting.revoke(ada.access)
    expect(ada.page.get_by_role("button", name="Mitmachen")).to_be_visible()
    ada.has("Bänke", "gespeichert")
    ada.page.get_by_role("button", name="Mitmachen").click()
    ada.sees_heading(ASKED)
    expect(ada.field).to_have_value("Angefangen")


def test_joining_is_tried_again_until_the_network_lets_it_through(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = phone().opens()
    ada.loses_network()
    ada.page.get_by_role("button", name="Mitmachen").click()
    ada.sees("Keine Verbindung. Es geht von selbst weiter, sobald das Netz wieder da ist.")
    ada.is_back()
    ada.sees_heading(ASKED)


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
