"""Sorting together, where something does not get through or nothing is left: said, and nobody is stuck."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.helping import HELP, WAYS, Helper, Place
from tests.browser.meeting import Meeting
from tests.browser.phone import PhoneMaker

CARDS = ["Eine Uhr", "Mehr Licht", "Ein Dach"]


@pytest.fixture
def helper(phone: PhoneMaker) -> Callable[..., Helper]:
    return lambda **options: Helper(phone(**options))


def test_who_stops_while_a_batch_is_being_fetched_gets_it_back_no_more(
    meeting: Meeting, helper: Callable[..., Helper]
) -> None:
    place = Place(meeting, CARDS[:3])
    place.asks_for_help()
    one = helper().helps()
    failures: list[str] = []
    one.page.on("pageerror", lambda failure: failures.append(str(failure)))
    one.page.route("**/batches/**", lambda route: route.abort())
    with one.page.expect_event("requestfailed", lambda request: "/batches/" in request.url):
        one.sorts(WAYS)
    one.chooses("Aufhören")
    expect(one.page.get_by_role("button", name=HELP)).to_be_visible()
    one.page.unroute("**/batches/**")
    one.helps().is_asked(CARDS[1])
    assert failures == []


def test_an_answer_that_came_too_late_is_told_of(meeting: Meeting, helper: Callable[..., Helper]) -> None:
    place = Place(meeting, CARDS[:3])
    place.asks_for_help()
    one = helper().helps()
    one.phone.loses_network()
    one.chooses(WAYS)
    meeting.does("end_help", {"question": place.question}, place.item)
    one.phone.is_back()
    one.phone.sees("Das gemeinsame Sortieren ist beendet.")
    one.phone.sees("Ihre letzte Antwort ist nicht mehr angekommen.")
    assert place.clustered(place.ways) == []


def test_nobody_is_invited_while_nothing_is_left(meeting: Meeting, helper: Callable[..., Helper]) -> None:
    place = Place(meeting, CARDS[:2])
    place.asks_for_help()
    first, second = helper().helps(), helper()
    second.page.clock.install()
    second.chooses(HELP)
    second.phone.sees("Im Augenblick ist keine Karte mehr zu sortieren.")
    second.chooses("Fertig")
    second.phone.sees_heading("Was fehlt am Bahnhof?")
    invitation = second.page.get_by_role("button", name=HELP)
    expect(invitation).to_have_count(0)
    first.chooses("Aufhören")
    second.page.clock.fast_forward(60_000)
    expect(invitation).to_be_visible()
