"""Sorting together: people in the room take a few cards on their phones, and the desk sees what remains."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.desk import DeskMaker
from tests.browser.helping import CARD, HELP, WAYS, Helper, Place
from tests.browser.meeting import Meeting
from tests.browser.phone import PhoneMaker, find_barriers

CARDS = [f"Vorschlag {nth:02}" for nth in range(1, 31)]


@pytest.fixture
def helper(phone: PhoneMaker) -> Callable[..., Helper]:
    return lambda **options: Helper(phone(**options))


def test_three_sort_at_once_and_nobody_is_asked_twice(
    meeting: Meeting, desk: DeskMaker, helper: Callable[..., Helper]
) -> None:
    place = Place(meeting, CARDS)
    lou = desk()
    lou.sees_in(lou.loose, *CARDS)
    lou.chooses("Werkzeuge")
    lou.page.get_by_role("button", name="Gemeinsam sortieren").click()
    expect(lou.dialog).to_contain_text("Auf allen Telefonen erscheint die Einladung")
    lou.agrees("Um Hilfe bitten")
    helpers = [helper().helps() for _ in range(3)]
    expect(
        lou.page.get_by_text("30 Karten sind noch lose, davon 24 bei 3 Personen", exact=True)
    ).to_be_visible()
    expect(lou.loose.locator(".card--in-batch")).to_have_count(24)
    answered: Counter[str] = Counter()
    for turn in range(8):
        for one in helpers:
            one.phone.sees(f"Karte {turn + 1} von 8")
            answered[one.sorts(WAYS if turn % 2 else "Gern dort warten")] += 1
    assert answered == Counter(CARDS[:24])
    expect(lou.page.get_by_text("6 Karten sind noch lose", exact=True)).to_be_visible()
    lou.sees_in(lou.loose, *CARDS[24:])
    expect(lou.wall.locator(".card--in-batch")).to_have_count(0)
    for one in helpers:
        one.phone.sees_heading("Danke für die Hilfe")
    helpers[0].chooses("Noch einen Stapel")
    helpers[0].phone.sees("Karte 1 von 6")
    helpers[1].chooses("Noch einen Stapel")
    helpers[1].phone.sees("Im Augenblick ist keine Karte mehr zu sortieren.")
    for _ in range(6):
        answered[helpers[0].sorts(WAYS)] += 1
    assert answered == Counter(CARDS)
    expect(lou.page.get_by_text("Keine Karte ist mehr lose.", exact=True)).to_be_visible()
    assert sorted(place.clustered(place.ways) + place.clustered(place.stay)) == CARDS


def test_who_does_not_know_leaves_it_to_the_desk(
    meeting: Meeting, desk: DeskMaker, helper: Callable[..., Helper]
) -> None:
    place = Place(meeting, CARDS[:3])
    place.asks_for_help()
    one, lou = helper().helps(), desk()
    one.sorts("Weiß nicht")
    one.is_asked(CARDS[1])
    expect(
        lou.page.get_by_text(
            "3 Karten sind noch lose, davon 2 bei einer Person, eine unentschieden", exact=True
        )
    ).to_be_visible()
    one.chooses("Aufhören")
    expect(one.page.get_by_role("button", name=HELP)).to_be_visible()
    expect(lou.page.get_by_text("3 Karten sind noch lose, eine unentschieden", exact=True)).to_be_visible()
    one.helps().is_asked(CARDS[1])
    assert place.clustered(None) == CARDS[:3]


def test_what_was_begun_is_there_after_a_reload(meeting: Meeting, helper: Callable[..., Helper]) -> None:
    place = Place(meeting, CARDS[:10])
    place.asks_for_help(4)
    one = helper().helps()
    one.sorts(WAYS)
    one.phone.reloads()
    one.phone.sees("Karte 2 von 4")
    one.is_asked(CARDS[1])
    expect(one.page.get_by_text("Im Raum geht es weiter.")).to_have_count(0)
    assert place.batches() == [3]
    one.sorts(WAYS)
    assert place.clustered(place.ways) == CARDS[:2]


def test_when_the_room_goes_on_people_finish_in_peace(
    meeting: Meeting, desk: DeskMaker, helper: Callable[..., Helper]
) -> None:
    place = Place(meeting, CARDS[:3])
    place.asks_for_help()
    one, lou = helper().helps(), desk()
    meeting.open(place.item, meeting.review(place.item))
    one.phone.sees("Im Raum geht es weiter.")
    one.sorts(WAYS)
    one.chooses("Weiter im Programm")
    one.phone.sees_heading("Gemeinsam ansehen")
    expect(lou.page.get_by_text("2 Karten sind noch lose", exact=True)).to_be_visible()
    assert (place.batches(), place.clustered(place.ways)) == ([], CARDS[:1])


def test_a_card_that_somebody_else_moved_is_not_asked_any_more(
    meeting: Meeting, helper: Callable[..., Helper]
) -> None:
    place = Place(meeting, CARDS[:3])
    place.asks_for_help()
    one = helper().helps()
    place.moves(CARDS[0], place.stay)
    one.sorts(WAYS)
    one.phone.sees("Jemand anderes war schneller und hat die Karte inzwischen verschoben.")
    one.phone.sees("Karte 1 von 2")
    one.is_asked(CARDS[1])
    assert (place.clustered(place.stay), place.clustered(place.ways)) == (CARDS[:1], [])


def test_a_cluster_that_is_gone_leaves_the_card_where_it_is(
    meeting: Meeting, helper: Callable[..., Helper]
) -> None:
    place = Place(meeting, CARDS[:2])
    place.asks_for_help()
    one = helper().helps()
    meeting.does("dissolve_cluster", {"cluster": place.stay}, place.item)
    one.chooses("Gern dort warten")
    one.phone.sees("Diesen Cluster gibt es nicht mehr. Bitte einen anderen wählen.")
    expect(one.page.get_by_role("list", name="Cluster").get_by_role("button")).to_have_text(
        [re.compile(WAYS)]
    )
    one.is_asked(CARDS[0])
    one.sorts(WAYS)
    assert place.clustered(place.ways) == CARDS[:1]


def test_a_double_tap_answers_one_card(meeting: Meeting, helper: Callable[..., Helper]) -> None:
    place = Place(meeting, CARDS[:4])
    place.asks_for_help()
    one = helper().helps()
    one.page.get_by_role("button", name=WAYS).dblclick()
    one.is_asked(CARDS[1])
    one.sorts("Weiß nicht")
    assert (place.clustered(place.ways), place.batches()) == (CARDS[:1], [2])


def test_an_answer_waits_for_the_network(meeting: Meeting, helper: Callable[..., Helper]) -> None:
    place = Place(meeting, CARDS[:3])
    place.asks_for_help()
    one = helper().helps()
    one.phone.loses_network()
    one.chooses(WAYS)
    one.phone.sees("Keine Verbindung.")
    one.is_asked(CARDS[0])
    one.phone.is_back()
    one.is_asked(CARDS[1])
    assert place.clustered(place.ways) == CARDS[:1]


def test_the_desk_ends_it_and_cards_lie_loose_again(
    meeting: Meeting, desk: DeskMaker, helper: Callable[..., Helper]
) -> None:
    place = Place(meeting, CARDS[:3])
    place.asks_for_help()
    lou, one = desk(), helper().helps()
    expect(
        lou.page.get_by_text("3 Karten sind noch lose, davon 3 bei einer Person", exact=True)
    ).to_be_visible()
    lou.chooses("Beenden")
    expect(lou.dialog).to_contain_text("Eine Person sortiert gerade.")
    lou.agrees("Beenden")
    one.phone.sees("Das gemeinsame Sortieren ist beendet. Vielen Dank für die Hilfe.")
    one.chooses("Fertig")
    expect(one.phone.field).to_be_visible()
    expect(one.page.get_by_role("button", name=HELP)).to_have_count(0)
    assert (place.batches(), place.clustered(None)) == ([], CARDS[:3])


def test_what_was_being_written_is_still_in_the_field(
    meeting: Meeting, helper: Callable[..., Helper]
) -> None:
    place = Place(meeting, CARDS[:3])
    one = helper()
    one.phone.types("Ein halber Ged")
    place.asks_for_help()
    expect(one.page.get_by_role("button", name=HELP)).to_be_visible()
    expect(one.phone.field).to_have_value("Ein halber Ged")
    expect(one.phone.field).to_be_focused()
    one.helps().chooses("Aufhören")
    expect(one.phone.field).to_have_value("Ein halber Ged")


def test_by_keyboard_each_card_is_where_one_goes_on(meeting: Meeting, helper: Callable[..., Helper]) -> None:
    place = Place(meeting, CARDS[:3])
    place.asks_for_help()
    one = helper(has_touch=False)
    one.page.get_by_role("button", name=HELP).press("Enter")
    one.phone.sees_heading("Wohin gehört das?")
    expect(one.phone.heading).to_be_focused()
    for card in CARDS[:2]:
        one.is_asked(card)
        one.page.keyboard.press("Tab")
        expect(one.page.get_by_role("button", name=WAYS)).to_be_focused()
        one.page.keyboard.press("Enter")
        expect(one.page.locator(CARD).get_by_text(card, exact=True)).to_have_count(0)
        expect(one.page.locator(f"{CARD} > p")).to_be_focused()
    assert place.clustered(place.ways) == CARDS[:2]


@pytest.mark.parametrize("width", [320, 360])
def test_it_fits_and_has_no_barriers(
    meeting: Meeting, desk: DeskMaker, helper: Callable[..., Helper], width: int
) -> None:
    place = Place(
        meeting, ["أماكن للجلوس في الظل", "Donaudampfschifffahrtsgesellschaftskapitänsbude " * 3, *CARDS[:3]]
    )
    meeting.cluster(place.item, place.question, "Ein Untercluster mit einem langen Namen", [], place.ways)
    place.asks_for_help(3)
    one, lou = helper(viewport={"width": width, "height": 640}), desk()
    assert find_barriers(one.page) == ""
    one.helps()
    for _ in range(2):
        assert find_barriers(one.page) == ""
        assert one.page.evaluate("document.documentElement.scrollWidth") == width
        one.sorts(WAYS)
    one.sorts(WAYS)
    one.phone.sees_heading("Danke für die Hilfe")
    assert find_barriers(one.page) == ""
    expect(lou.page.get_by_text("2 Karten sind noch lose", exact=True)).to_be_visible()
    assert find_barriers(lou.page) == ""
