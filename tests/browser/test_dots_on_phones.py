"""Giving dots while the room goes on, without a network, and in two tabs of one device."""

import pytest
from playwright.sync_api import expect

from tests.browser.meeting import Meeting
from tests.browser.phone import Phone, PhoneMaker, find_barriers
from tests.browser.test_dots import SAVED, TITLES, WEIGHED, Place, gives, has

NEXT = "Was nehmen Sie heute mit?"
LATE = (
    "Die Gewichtung ist geschlossen. Ihre letzten Punkte kamen nicht mehr an; "
    "gezählt wird, was vorher gespeichert war."
)
UNDER_WAY = "Ihre Punkte sind auf diesem Gerät und werden gesendet, sobald das Netz wieder da ist."
# Said nowhere once the person has gone on: what the device has kept, and what of it the server has confirmed.
ALL_SAVED = """async (points) => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const sum = (dots) => Object.values(dots).reduce((all, some) => all + some, 0);
    const database = await done(indexedDB.open("teilhabe"));
    const isSaved = (kept) => kept.some((one) => one.saved && sum(one.saved) === points);
    while (!isSaved(await done(database.transaction("kept").objectStore("kept").getAll())))
        await new Promise((resolve) => setTimeout(resolve, 50));
    database.close();
}"""


@pytest.fixture
def place(meeting: Meeting) -> Place:
    return Place(meeting)


def goes_on(place: Place) -> None:
    """The desk opens the next question while the weighing has its 90 seconds of grace."""
    place.meeting.open(place.item, place.meeting.ask(place.item, NEXT))


def sees_late(phone: Phone) -> None:
    expect(phone.page.get_by_role("region", name="Hinweis zu Ihren Punkten")).to_contain_text(LATE)


def test_who_gives_dots_stays_while_there_is_time_and_goes_on_when_ready(
    place: Place, phone: PhoneMaker
) -> None:
    somebody = phone().joins()
    weighing = place.weighs(dots=3)
    gives(somebody, TITLES[0])
    somebody.sees(SAVED)
    goes_on(place)
    somebody.sees("Sekunden für Ihre Punkte.")
    somebody.sees_heading(WEIGHED)
    assert find_barriers(somebody.page) == ""
    gives(somebody, TITLES[1])
    somebody.page.get_by_role("button", name="Weiter zur nächsten Frage").click()
    somebody.sees_heading(NEXT)
    somebody.page.evaluate(ALL_SAVED, 2)
    place.counts(weighing)
    assert place.result()[:2] == [(TITLES[0], 1), (TITLES[1], 1)]


def test_who_is_done_goes_on_with_the_room(place: Place, phone: PhoneMaker) -> None:
    somebody = phone().joins()
    place.weighs(dots=1)
    gives(somebody, TITLES[0])
    somebody.sees(SAVED)
    somebody.reloads()
    has(somebody, TITLES[0], "Ein Punkt")
    goes_on(place)
    somebody.sees_heading(NEXT)


def test_dots_given_while_it_closed_are_told_of_once_and_offered_again(
    place: Place, phone: PhoneMaker
) -> None:
    somebody = phone().joins()
    weighing = place.weighs()
    expect(somebody.heading).to_have_text(WEIGHED)
    somebody.loses_network()
    gives(somebody, TITLES[3])
    somebody.sees(UNDER_WAY)
    place.meeting.close(place.item, weighing)
    somebody.is_back()
    sees_late(somebody)
    somebody.sees_heading("Gleich geht es weiter")
    assert find_barriers(somebody.page) == ""
    somebody.page.get_by_role("button", name="Verstanden").click()
    somebody.reloads()
    somebody.sees_heading("Gleich geht es weiter")
    expect(somebody.page.get_by_text(LATE)).to_have_count(0)
    place.meeting.open(place.item, weighing)
    has(somebody, TITLES[3], "Ein Punkt")
    somebody.sees(SAVED)
    place.counts(weighing)
    assert place.result()[0] == (TITLES[3], 1)


def test_what_counts_without_the_last_dots_is_what_was_saved(place: Place, phone: PhoneMaker) -> None:
    somebody = phone().joins()
    weighing = place.weighs()
    gives(somebody, TITLES[0])
    somebody.sees(SAVED)
    somebody.loses_network()
    gives(somebody, TITLES[3])
    somebody.sees(UNDER_WAY)
    place.counts(weighing)
    somebody.is_back()
    sees_late(somebody)
    assert place.result()[:2] == [(TITLES[0], 1), (TITLES[1], 0)]


def test_opened_again_nobody_sees_the_ranking_while_others_give_dots(place: Place, phone: PhoneMaker) -> None:
    somebody = phone().joins()
    weighing = place.weighs()
    gives(somebody, TITLES[0])
    somebody.sees(SAVED)
    place.counts(weighing)
    somebody.sees("Ein Punkt von einer Person")
    place.meeting.open(place.item, weighing)
    somebody.sees("Ihre Punkte sind schon gezählt. Vielen Dank.")
    expect(somebody.page.get_by_role("heading", name="Rangfolge")).to_have_count(0)
    expect(somebody.page.get_by_role("button", name="Einen Punkt mehr")).to_have_count(0)


def test_two_tabs_of_a_device_give_into_one_ballot(place: Place, phone: PhoneMaker) -> None:
    first = phone().joins()
    weighing = place.weighs()
    gives(first, TITLES[0])
    first.sees(SAVED)
    other = Phone(first.context, first.address).opens()
    has(other, TITLES[0], "Ein Punkt")
    gives(other, TITLES[1])
    other.sees(SAVED)
    has(first, TITLES[1], "Ein Punkt")
    first.sees("Alle Punkte sind vergeben.")
    place.counts(weighing)
    assert place.result()[:2] == [(TITLES[0], 1), (TITLES[1], 1)]


def test_the_themes_have_the_numbers_of_the_projector(place: Place, phone: PhoneMaker) -> None:
    somebody = phone().joins()
    place.weighs()
    themes = somebody.page.locator(".dots__theme")
    expect(themes).to_have_text([f"{n}{title}" for n, title in enumerate(TITLES, start=1)])
