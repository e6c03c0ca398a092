"""Weighing: prepared at the desk, dots given on phones and on paper, counted, seen by all as a Rangfolge."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import Phone, PhoneMaker, find_barriers

QUESTION, WEIGHED = "Was fehlt am Bahnhof?", "Was ist am wichtigsten?"
TITLES = ["Wege und Schilder", "Gern dort warten", "Licht am Abend", "Räder sicher abstellen"]
SAVED = "Ihre Punkte sind gespeichert und geheim, bis gezählt wird."
STEP = "Gewichtung zu Frage 1"
# The device keeps what it knows of the room a moment after it changed.
REMEMBERS_WEIGHING = """async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const isOpen = ({ name, state }) => name === "weigh" && state === "open";
    const database = await done(indexedDB.open("teilhabe"));
    for (let tries = 0; tries < 600; tries++) {
        const kept = await done(database.transaction("kept").objectStore("kept").getAll());
        if (kept.some(({ records }) => records?.some(isOpen))) return database.close();
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the open weighing was never kept");
}"""


class Place:
    """A closed question with clusters, the last of which may have no title yet."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.item = meeting.add_item("Rund um den Bahnhof")
        self.question = meeting.ask(self.item, QUESTION)
        meeting.open(self.item, self.question)
        write(meeting, self.item, self.question, *(f"Vorschlag zu: {title}" for title in TITLES))
        self.clusters = [
            meeting.cluster(self.item, self.question, title, [f"Vorschlag zu: {title}"]) for title in TITLES
        ]
        meeting.close(self.item, self.question)

    def weighs(self, dots: int = 2) -> str:
        """Open a weighing of all clusters, without the desk."""
        wish = {
            "weighing": "weighing-1",
            "question": self.question,
            "text": WEIGHED,
            "clusters": self.clusters,
        }
        self.meeting.does("add_weighing", {**wish, "dots": dots}, self.item)
        self.meeting.open(self.item, "weighing-1")
        return "weighing-1"

    def counts(self, weighing: str) -> None:
        self.meeting.close(self.item, weighing)
        self.meeting.does("count_dots", {"weighing": weighing}, self.item)

    def result(self) -> list[tuple[str, int]]:
        [result] = self.meeting.records("room", "result")
        return [(line["title"], line["points"]) for line in result["lines"]]


@pytest.fixture
def place(meeting: Meeting) -> Place:
    return Place(meeting)


@pytest.fixture
def stage(projector: Callable[..., Page]) -> Page:
    return projector(reduced_motion="no-preference")


def gives(phone: Phone, title: str, times: int = 1) -> None:
    for _ in range(times):
        phone.page.get_by_role("button", name=f"Einen Punkt mehr für „{title}“").click()


def has(phone: Phone, title: str, points: str) -> None:
    """So many points does the option have on the phone, as a screen reader hears it."""
    option = phone.page.locator(".dots__option").filter(has_text=title)
    expect(option.locator(".dots__count .visually-hidden")).to_have_text(points)


def test_from_the_question_to_the_ranking(
    place: Place, desk: DeskMaker, phone: PhoneMaker, stage: Page
) -> None:
    kim, first, second = desk(), phone().joins(), phone().joins()
    kim.chooses("Werkzeuge")
    kim.page.locator(".tools").get_by_role("button", name="Gewichten").click()
    kim.chooses("Ins Programm aufnehmen")
    expect(kim.dialog.get_by_role("alert")).to_have_text(
        "Bitte die Frage eintragen, nach der gewichtet wird."
    )
    kim.chooses(WEIGHED)
    assert find_barriers(kim.page) == ""
    kim.agrees("Ins Programm aufnehmen")
    [weighing] = place.meeting.records("room", "weighing")
    assert (weighing["text"], weighing["dots"], [option["title"] for option in weighing["options"]]) == (
        WEIGHED,
        2,
        TITLES,
    )

    kim.chooses(f"{STEP} öffnen")
    kim.agrees(f"{STEP} öffnen")
    expect(stage.get_by_role("listitem")).to_have_text(
        [f"{n}{title}" for n, title in enumerate(TITLES, start=1)]
    )
    first.sees_heading(WEIGHED)
    gives(first, TITLES[1], 2)
    first.sees(SAVED)
    gives(second, TITLES[0])
    gives(second, TITLES[2])
    second.sees(SAVED)
    second.sees("Alle Punkte sind vergeben.")
    assert find_barriers(second.page) == ""

    kim.chooses("Schließen")
    kim.agrees("Jetzt schließen")
    assert place.meeting.records("room", "result") == []
    kim.page.get_by_label("Personen", exact=True).fill("1")
    kim.page.get_by_label(f"3 {TITLES[2]}", exact=True).fill("2")
    kim.chooses("Punkte vom Papier speichern")
    kim.hears("Punkte vom Papier gespeichert.")
    kim.page.get_by_role("region", name="Nächster Schritt").get_by_role("button").click()
    kim.agrees("Punkte zählen")

    rows = kim.page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_text(
        [
            "RangThemaPunktePersonen",
            f"1{TITLES[2]}3mindestens 2",
            f"2{TITLES[1]}2mindestens 1",
            f"3{TITLES[0]}1mindestens 1",
            f"4{TITLES[3]}00",
        ]
    )
    kim.page.get_by_text("6 Punkte von 3 Personen").wait_for()
    assert find_barriers(kim.page) == ""
    expect(stage.get_by_role("listitem").first).to_have_text(re.compile(f"^1{TITLES[2]}3 Punkte"))
    first.sees("6 Punkte von 3 Personen")
    assert find_barriers(first.page) == ""
    assert place.result() == [(TITLES[2], 3), (TITLES[1], 2), (TITLES[0], 1), (TITLES[3], 0)]
    kim.chooses("Wand")
    expect(stage.get_by_role("heading", level=1)).to_have_text(QUESTION)
    kim.chooses("Gewichtung")
    expect(stage.get_by_role("heading", level=1)).to_have_text(WEIGHED)


def test_a_tie_is_named_everywhere(place: Place, desk: DeskMaker, phone: PhoneMaker, stage: Page) -> None:
    somebody = phone().joins()
    weighing = place.weighs()
    gives(somebody, TITLES[0])
    gives(somebody, TITLES[1])
    somebody.sees(SAVED)
    place.counts(weighing)
    kim = desk()
    expect(kim.page.get_by_role("row").nth(1)).to_have_text(f"1gleichauf{TITLES[0]}11")
    expect(stage.get_by_role("listitem").nth(1)).to_have_text(
        re.compile("Ein Punkt, eine Person, gleichauf$")
    )
    expect(somebody.page.get_by_role("listitem").filter(has_text="gleichauf")).to_have_count(4)


def test_dots_given_without_a_network_are_kept_and_sent_when_it_is_back(
    place: Place, phone: PhoneMaker
) -> None:
    somebody = phone().joins()
    weighing = place.weighs()
    gives(somebody, TITLES[0])
    somebody.sees(SAVED)
    somebody.is_ready_for_offline()
    somebody.page.evaluate(REMEMBERS_WEIGHING)
    somebody.loses_network()
    gives(somebody, TITLES[3])
    somebody.sees("Ihre Punkte sind auf diesem Gerät und werden gesendet, sobald das Netz wieder da ist.")
    somebody.reloads()
    has(somebody, TITLES[3], "Ein Punkt")
    somebody.is_back()
    somebody.sees(SAVED)
    place.counts(weighing)
    assert place.result()[:2] == [(TITLES[0], 1), (TITLES[3], 1)]


def test_by_keyboard_alone_and_never_more_than_there_is(place: Place, phone: PhoneMaker) -> None:
    somebody = phone().joins()
    place.weighs(dots=3)
    more = somebody.page.get_by_role("button", name=f"Einen Punkt mehr für „{TITLES[0]}“")
    more.focus()
    for _ in range(4):
        somebody.page.keyboard.press("Enter")
    has(somebody, TITLES[0], "2 Punkte")
    expect(more).to_be_focused()
    expect(more).to_have_attribute("aria-disabled", "true")
    expect(somebody.page.locator("[aria-live=polite]").last).to_have_text(
        f"2 Punkte für „{TITLES[0]}“. Noch ein Punkt von 3"
    )
    somebody.page.keyboard.press("Shift+Tab")
    somebody.page.keyboard.press("Enter")
    has(somebody, TITLES[0], "Ein Punkt")


def test_opened_again_who_was_counted_has_taken_part(place: Place, phone: PhoneMaker) -> None:
    somebody = phone().joins()
    weighing = place.weighs()
    gives(somebody, TITLES[0])
    somebody.sees(SAVED)
    place.counts(weighing)
    somebody.sees("Ein Punkt von einer Person")
    place.meeting.open(place.item, weighing)
    somebody.sees("Ihre Punkte sind schon gezählt. Vielen Dank.")
    late = phone().joins()
    gives(late, TITLES[1], 2)
    late.sees(SAVED)
    place.counts(weighing)
    assert place.result()[:2] == [(TITLES[1], 2), (TITLES[0], 1)]
