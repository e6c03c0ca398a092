"""The history offers what can be taken back, and says what was: all of a step, or only a part of it."""

import secrets

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, DeskMaker
from tests.browser.meeting import Meeting, call
from tests.browser.phone import find_barriers
from tests.browser.walls import CAFE, GREEN, MARKET, MEET, PLAY, TREES


def step(desk: Desk, nth: int) -> Locator:
    return desk.dialog.locator(".history > li").nth(nth)


def says(desk: Desk, nth: int, what: str, after: str) -> None:
    """Quotations carry marks of their direction, which nobody sees."""
    expect(step(desk, nth).locator(".history__after")).to_have_text(after)
    assert step(desk, nth).locator(".history__what").inner_text().translate({0x2068: "", 0x2069: ""}) == what


def gathers(meeting: Meeting, workshop: str, cluster: str, *texts: str) -> None:
    """All at once, as somebody does who selects several cards."""
    ids = {card["text"]: card["id"] for card in meeting.cards(workshop)}
    titles = {each["title"]: each["id"] for each in meeting.records(f"wall:{workshop}", "cluster")}
    wish = {"contributions": [ids[text] for text in texts], "cluster": titles[cluster]}
    meeting.does("move_contributions", wish, workshop)


def test_taking_back_says_which_part_stayed(
    meeting: Meeting, workshop: str, clusters: None, desk: DeskMaker
) -> None:
    kim = desk()
    gathers(meeting, workshop, GREEN, TREES, MARKET, CAFE)
    kim.sees_in(kim.cluster(GREEN), TREES, MARKET, CAFE)
    kim.moves(MARKET, MEET)
    kim.chooses("Verlauf")
    moved = f"3 Karten nach „{GREEN}“ gelegt"
    says(kim, 1, moved, "ZurücknehmenAlles liegt dann wieder wie vorher.")
    step(kim, 1).get_by_role("button").click()
    part = "2 von 3 Karten zurückgelegt, eine nicht, weil sie oder ihr Platz seither verändert wurde"
    back = f"Zurückgenommen: {moved}. {part}"
    says(kim, 0, back, "ZurücknehmenGilt dann wieder.")
    says(kim, 2, moved, f"Teilweise zurückgenommen: {part}.")
    heard = kim.page.locator(".desk > [aria-live=polite]").inner_text()
    assert heard.translate({0x2068: "", 0x2069: ""}) == f"{back}."
    assert find_barriers(kim.page) == ""
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY, MARKET)


def test_what_was_moved_on_promises_nothing(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    lou.moves(TREES, GREEN)
    lou.moves(TREES, MEET)
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY, TREES)
    kim.chooses("Verlauf")
    moved = f"„{TREES}“ nach „{GREEN}“ gelegt (vorher lose)"
    says(kim, 1, moved, "Nicht mehr möglich: Die Karte wurde seither weiterbewegt oder verborgen.")
    step(kim, 0).get_by_role("button").click()
    says(kim, 2, moved, "ZurücknehmenLiegt dann wieder lose.")


def test_a_withdrawn_card_promises_nothing(
    meeting: Meeting, workshop: str, question: str, clusters: None, desk: DeskMaker
) -> None:
    secret = secrets.token_urlsafe(16)
    joined = call(
        meeting.url, "/api/join", {"code": meeting.code, "proof": meeting.join_url.rpartition("/")[2]}
    )

    def sends(name: str, **payload: str) -> None:
        command = {"id": secrets.token_urlsafe(16), "name": name, "item": workshop}
        wish = {**command, "payload": {"contribution": "withdrawn-card", "secret": secret, **payload}}
        call(meeting.url, f"/api/events/{meeting.event}/commands", wish, joined["token"])

    sends("post_contribution", question=question, text="Eine Bank")
    gathers(meeting, workshop, GREEN, "Eine Bank")
    sends("withdraw_contribution")
    kim = desk()
    kim.chooses("Verlauf")
    moved = f"Ein zurückgezogener Beitrag nach „{GREEN}“ gelegt (vorher lose)"
    says(kim, 0, moved, "Nicht mehr möglich: Die Karte wurde zurückgezogen.")


def test_a_card_off_a_stack_in_a_cluster(
    meeting: Meeting, workshop: str, clusters: None, desk: DeskMaker
) -> None:
    ids = {card["text"]: card["id"] for card in meeting.cards(workshop)}
    meeting.does("staple_contributions", {"contributions": [ids[PLAY]], "onto": ids[CAFE]}, workshop)
    meeting.does("unstaple_contributions", {"contributions": [ids[PLAY]]}, workshop)
    kim = desk()
    kim.chooses("Verlauf")
    says(kim, 0, f"„{PLAY}“ vom Stapel genommen", "ZurücknehmenAlles liegt dann wieder wie vorher.")


def test_without_a_network_taking_back_waits_and_says_so(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.moves(TREES, GREEN)
    kim.can_undo("Karte verschoben")
    kim.chooses("Verlauf")
    moved = f"„{TREES}“ nach „{GREEN}“ gelegt (vorher lose)"
    says(kim, 0, moved, "ZurücknehmenLiegt dann wieder lose.")
    kim.context.set_offline(True)
    expect(kim.page.locator(".desk__people")).to_contain_text("Verbindung wird hergestellt")
    step(kim, 0).get_by_role("button").click()
    waits = "Wartet: wird zurückgenommen, sobald das Netz wieder da ist."
    says(kim, 0, moved, f"Zurücknehmen{waits}")
    kim.hears(waits)
    kim.context.set_offline(False)
    says(kim, 1, moved, "Ist zurückgenommen.")
    kim.sees_in(kim.loose, TREES, MARKET)


def test_on_the_page_of_a_weighing_its_question_is_looked_up(
    meeting: Meeting, workshop: str, question: str, clusters: None, desk: DeskMaker
) -> None:
    kim = desk()
    kim.moves(TREES, GREEN)
    ids = {card["text"]: card["id"] for card in meeting.cards(workshop)}
    meeting.does("hide_contribution", {"contribution": ids[MARKET], "reason": "Doppelt"}, workshop)
    wish = {"weighing": "weighing-1", "question": question, "text": "Womit anfangen?", "dots": 2}
    options = [each["id"] for each in meeting.records(f"wall:{workshop}", "cluster")]
    meeting.does("add_weighing", {**wish, "clusters": options}, workshop)
    kim.page.get_by_role("navigation", name="Programm").get_by_role("button", name="Gewichtung").click()
    kim.presses("l")
    expect(kim.dialog).to_have_accessible_name("Verlauf: Frage 1")
    says(kim, 1, f"„{TREES}“ nach „{GREEN}“ gelegt (vorher lose)", "ZurücknehmenLiegt dann wieder lose.")
    kim.agrees("Schließen")
    kim.presses("v")
    expect(kim.dialog.get_by_role("listitem")).to_contain_text(MARKET)
