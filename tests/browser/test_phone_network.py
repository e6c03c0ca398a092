"""A phone without a network, a server that dies, a token that ends: nothing is lost, nothing comes twice."""

import re

from playwright.sync_api import Route, expect

from tests.browser.conftest import Server
from tests.browser.meeting import Meeting
from tests.browser.phone import Phone, PhoneMaker
from tests.browser.walls import ASKED


def cut_off(phone: Phone) -> Phone:
    """Join, see the question, and lose the network."""
    phone.joins()
    phone.sees_heading(ASKED)
    phone.is_ready_for_offline()
    phone.loses_network()
    return phone


def test_written_without_a_network_it_survives_a_reload_and_arrives_once(
    meeting: Meeting, workshop: str, question: str, phone: PhoneMaker
) -> None:
    ada = cut_off(phone())
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
    ada = cut_off(phone())
    ada.types("Aus dem einen Fenster")
    ada.sends()
    ada.has("Aus dem einen Fenster", "wartet")
    second = Phone(ada.context, meeting.join_url).opens()
    second.has("Aus dem einen Fenster", "wartet")
    ada.is_back()
    ada.has("Aus dem einen Fenster", "gespeichert")
    second.has("Aus dem einen Fenster", "gespeichert")
    assert meeting.texts(workshop) == ["Aus dem einen Fenster"]


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
