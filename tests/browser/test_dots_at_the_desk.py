"""Weighing at the desk: prepared, entered from paper by several at once, opened again, counted late."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, DeskMaker
from tests.browser.meeting import Meeting
from tests.browser.phone import PhoneMaker, find_barriers
from tests.browser.test_dots import SAVED, STEP, TITLES, WEIGHED, Place, gives

OTHER = "Wo haben wir Einfluss?"
AGAIN = (
    "Die Rangfolge ist dann für alle verborgen, bis noch einmal gezählt wird. "
    "Kommt nur ein Gerät dazu, lässt sich aus dem Unterschied seine Wahl ablesen."
)


@pytest.fixture
def place(meeting: Meeting) -> Place:
    return Place(meeting)


def on_paper(place: Place, people: int, *points: int) -> None:
    """Somebody else enters dots from paper, by the order of the options."""
    dots = {cluster: number for cluster, number in zip(place.clusters, points, strict=False) if number}
    place.meeting.does(
        "enter_paper_dots", {"weighing": "weighing-1", "people": people, "dots": dots}, place.item
    )


def paper_field(kim: Desk, nth: int) -> Locator:
    return kim.page.get_by_label(f"{nth} {TITLES[nth - 1]}", exact=True)


def next_step(kim: Desk) -> Locator:
    return kim.page.get_by_role("region", name="Nächster Schritt").get_by_role("button")


def test_a_cluster_gets_its_title_while_the_weighing_is_prepared(place: Place, desk: DeskMaker) -> None:
    place.meeting.cluster(place.item, place.question, "", [])
    kim = desk()
    kim.chooses("Gewichten …")
    kim.dialog.get_by_label("Titel für Cluster 5, noch ohne Titel").fill("Ein Dach")
    kim.chooses("Titel geben")
    expect(kim.dialog.get_by_role("checkbox", name="5 Ein Dach")).to_be_checked()
    kim.dialog.get_by_role("checkbox", name=f"1 {TITLES[0]}").uncheck()
    kim.dialog.get_by_label("Nach welcher Frage wird gewichtet?").fill("Wo haben wir Einfluss?")
    kim.dialog.get_by_label("Punkte je Person").fill("3")
    kim.agrees("Ins Programm aufnehmen")
    [weighing] = place.meeting.records("room", "weighing")
    titles = [option["title"] for option in weighing["options"]]
    assert (titles, weighing["dots"]) == ([*TITLES[1:], "Ein Dach"], 3)
    kim.chooses("Ändern …")
    kim.dialog.get_by_role("checkbox", name=f"1 {TITLES[0]}").check()
    kim.agrees("Ändern")
    [weighing] = place.meeting.records("room", "weighing")
    assert [option["title"] for option in weighing["options"]] == [*TITLES, "Ein Dach"]
    kim.chooses("Entfernen …")
    kim.agrees("Entfernen")
    assert place.meeting.records("room", "weighing") == []


def test_what_is_missing_is_in_sight_and_has_the_focus(place: Place, desk: DeskMaker) -> None:
    kim = desk()
    kim.chooses("Gewichten …")
    for field, name, wrong, sentence in (
        (
            "textbox",
            "Nach welcher Frage wird gewichtet?",
            "",
            "Bitte die Frage eintragen, nach der gewichtet wird.",
        ),
        ("spinbutton", "Punkte je Person", "0", "Bitte ganze Zahlen von 1 bis 20 eintragen."),
        ("spinbutton", "Höchstens für ein Thema", "21", "Bitte ganze Zahlen von 1 bis 20 eintragen."),
    ):
        box = kim.dialog.get_by_role(field, name=name)  # type: ignore[arg-type]
        box.fill(wrong)
        kim.chooses("Ins Programm aufnehmen")
        expect(box).to_be_focused()
        expect(box).to_be_in_viewport()
        expect(kim.dialog.get_by_role("alert")).to_have_text(sentence)
        expect(kim.dialog.get_by_role("alert")).to_be_in_viewport()
        box.fill(WEIGHED if field == "textbox" else "2")
    assert find_barriers(kim.page) == ""
    for nth, title in enumerate(TITLES[1:], start=2):
        kim.dialog.get_by_role("checkbox", name=f"{nth} {title}").uncheck()
    kim.chooses("Ins Programm aufnehmen")
    expect(kim.dialog.get_by_role("checkbox", name=f"1 {TITLES[0]}")).to_be_focused()
    expect(kim.dialog.get_by_role("alert")).to_have_text(
        "Zum Gewichten braucht es mindestens zwei Themen mit Titel."
    )


def test_typed_numbers_stay_when_somebody_else_saves_or_counts(place: Place, desk: DeskMaker) -> None:
    weighing = place.weighs()
    place.meeting.close(place.item, weighing)
    kim = desk()
    kim.page.get_by_label("Personen", exact=True).fill("4")
    paper_field(kim, 2).fill("5")
    on_paper(place, 3, 1, 0, 4)
    others = kim.page.get_by_role("alert").filter(has_text="Jemand anderes hat inzwischen")
    expect(others.get_by_role("listitem")).to_have_text(["Personen: 3", f"{TITLES[0]}: 1", f"{TITLES[2]}: 4"])
    expect(paper_field(kim, 2)).to_be_focused()
    expect(paper_field(kim, 2)).to_have_value("5")
    assert find_barriers(kim.page) == ""
    kim.chooses("Punkte vom Papier speichern")
    expect(kim.page.locator("form .field__error")).to_have_text(
        "Jemand anderes hat inzwischen andere Zahlen eingetragen."
    )
    [stored] = place.meeting.records("desk", "paperdots")
    assert stored["people"] == 3
    place.meeting.does("count_dots", {"weighing": weighing}, place.item)
    kim.page.get_by_role("table").wait_for()
    expect(paper_field(kim, 2)).to_have_value("5")
    kim.chooses("Eigene Zahlen behalten")
    expect(kim.page.get_by_role("button", name="Punkte vom Papier speichern")).to_be_focused()
    expect(others).to_have_count(0)
    kim.presses("Enter")
    kim.hears("Punkte vom Papier gespeichert.")
    expect(others).to_have_count(0)
    assert place.result()[0] == (TITLES[1], 5)


def test_numbers_of_others_can_be_taken_and_untouched_fields_follow(place: Place, desk: DeskMaker) -> None:
    weighing = place.weighs()
    place.meeting.close(place.item, weighing)
    kim = desk()
    on_paper(place, 3, 1)
    expect(paper_field(kim, 1)).to_have_value("1")
    paper_field(kim, 1).fill("2")
    on_paper(place, 4, 0, 3)
    kim.chooses("Diese Zahlen übernehmen")
    people = kim.page.get_by_label("Personen", exact=True)
    expect(people).to_be_focused()
    expect(people).to_have_value("4")
    expect(paper_field(kim, 1)).to_have_value("")
    expect(paper_field(kim, 2)).to_have_value("3")


def test_opened_again_nobody_sees_the_ranking_until_it_is_counted_again(
    place: Place, desk: DeskMaker, phone: PhoneMaker
) -> None:
    somebody = phone().joins()
    weighing = place.weighs()
    gives(somebody, TITLES[0])
    somebody.sees(SAVED)
    place.counts(weighing)
    kim = desk()
    kim.page.get_by_role("table").wait_for()
    kim.chooses(f"{STEP} wieder öffnen")
    expect(kim.dialog.get_by_role("heading")).to_have_text(f"Gewichtung „{WEIGHED}“ wieder öffnen?")
    expect(kim.dialog).to_contain_text(AGAIN)
    kim.agrees(f"{STEP} wieder öffnen")
    expect(kim.page.get_by_role("table")).to_have_count(0)
    assert place.meeting.records("room", "result") == []
    place.meeting.close(place.item, weighing)
    kim.page.get_by_role("main").get_by_role("button", name="Punkte zählen").click()
    kim.agrees("Punkte zählen")
    kim.page.get_by_text("Es sind keine neuen Punkte dazugekommen.").wait_for()
    assert place.result()[0] == (TITLES[0], 1)


def test_two_weighings_of_one_question_are_told_apart_and_counted_after_the_event(
    place: Place, desk: DeskMaker
) -> None:
    kim = desk()
    wish = {"weighing": "weighing-2", "question": place.question, "text": OTHER, "clusters": place.clusters}
    place.weighs()
    place.meeting.does("add_weighing", {**wish, "dots": 2}, place.item)
    kim.chooses("Ausklingen lassen")
    expect(kim.dialog.get_by_role("heading")).to_have_text(f"Gewichtung „{WEIGHED}“ ausklingen lassen?")
    kim.chooses("Abbrechen")
    next_step(kim).click()
    expect(kim.dialog).to_contain_text(f"Gewichtung „{WEIGHED}“ bleibt noch 90 Sekunden offen")
    kim.agrees(f"{STEP} öffnen")
    place.meeting.finish()
    for text in (WEIGHED, OTHER):
        expect(next_step(kim)).to_have_text("Punkte zählen")
        kim.page.get_by_role("navigation", name="Programm").get_by_role(
            "button", name=re.compile(re.escape(text))
        ).click()
        counting = kim.page.get_by_role("main").get_by_role("button", name="Punkte zählen")
        counting.click()
        expect(kim.dialog.get_by_role("heading")).to_have_text(f"Punkte zu „{text}“ zählen?")
        kim.agrees("Punkte zählen")
        expect(counting).to_have_count(0)
    expect(next_step(kim)).to_have_text("Dokumentation herunterladen")


def test_closing_names_what_is_not_counted(place: Place, desk: DeskMaker) -> None:
    place.weighs()
    outlook = {"addressee": "Amt", "reporter": "Kim", "feedback_by": "2027-01-01", "dates_open": True}
    place.meeting.does("fill_outlook", {"outlook": outlook})
    kim = desk()
    kim.chooses("Abschluss")
    kim.chooses("Veranstaltung schließen")
    expect(kim.dialog).to_contain_text(f"Die Gewichtung „{WEIGHED}“ ist noch nicht gezählt.")
