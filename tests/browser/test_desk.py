"""The facilitator's desk in a real browser: steps, clock, projector choice, outlook, links, the Word file."""

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from playwright.sync_api import Browser, expect

from tests.browser.desk import Desk, DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.phone import PhoneMaker, find_barriers
from tests.browser.walls import ASKED

THEN = "Wer macht mit?"


def test_the_token_leaves_the_address_and_survives_a_reload(asked: str, desk: DeskMaker) -> None:
    kim = desk()
    expect(kim.page.get_by_role("heading", level=1)).to_have_text("Forum Nachbarschaft")
    assert "#" not in kim.page.url
    kim.page.reload()
    expect(kim.page.get_by_role("navigation", name="Programm")).to_contain_text(ASKED)


def test_without_a_token_the_page_says_what_to_do(browser: Browser, meeting: Meeting, server: object) -> None:
    kim = Desk(browser, f"{meeting.url}/desk/{meeting.event}")
    expect(kim.page.get_by_role("main")).to_contain_text("Bitte den ganzen Link öffnen")
    assert find_barriers(kim.page) == ""
    kim.context.close()


def test_the_next_step_asks_once_and_says_who_will_see_what(
    meeting: Meeting, workshop: str, asked: str, desk: DeskMaker, phone: PhoneMaker
) -> None:
    meeting.ask(workshop, THEN)
    ada = phone().joins("Ada")
    kim = desk()
    expect(kim.page.get_by_text("Eine Person ist dabei")).to_be_visible()
    kim.chooses("Frage 1 öffnen")
    expect(kim.dialog).to_contain_text(f"Eine Person sieht dann die Frage „{ASKED}“ und kann schreiben.")
    kim.agrees("Frage 1 öffnen")
    ada.sees_heading(ASKED)
    kim.chooses("Frage 2 öffnen")
    expect(kim.dialog).to_contain_text("Frage 1 bleibt noch 90 Sekunden offen")
    kim.agrees("Frage 2 öffnen")
    ada.sees_heading(THEN)
    expect(kim.page.get_by_role("navigation")).to_contain_text(re.compile("Frage 1\\s*klingt aus"))


def test_the_number_of_people_opens_who_is_there(asked: str, desk: DeskMaker, phone: PhoneMaker) -> None:
    kim = desk()
    kim.chooses("Noch ist niemand dabei")
    expect(kim.dialog.get_by_text("Noch ist niemand dabei")).to_be_visible()
    expect(kim.dialog).to_contain_text("Kein Beitrag ist mit einem Namen verbunden")
    phone().joins()
    expect(kim.dialog).to_contain_text("Eine Person ist dabei")
    expect(kim.dialog).to_contain_text("Einen Namen hat niemand angegeben.")
    for name in ("Toni", "Änne", "Blauer Vogel"):
        phone().joins(name)
    names = kim.dialog.get_by_role("list", name="Namen").get_by_role("listitem")
    expect(names).to_have_text(["Änne", "Blauer Vogel", "Toni"])
    expect(kim.dialog).to_contain_text("4 Personen sind dabei")
    expect(kim.dialog).to_contain_text("Eine weitere Person hat keinen Namen angegeben.")
    assert find_barriers(kim.page) == ""
    kim.agrees("Schließen")
    expect(kim.page.get_by_role("button", name="4 Personen sind dabei")).to_be_focused()


def test_who_is_there_says_when_it_cannot_be_told_and_tries_again(asked: str, desk: DeskMaker) -> None:
    kim = desk()
    kim.page.route("**/people", lambda route: route.abort())
    kim.chooses("Noch ist niemand dabei")
    expect(kim.dialog.get_by_role("alert")).to_contain_text("Der Server ist gerade nicht zu erreichen.")
    kim.page.unroute("**/people")
    kim.dialog.get_by_role("button", name="Noch einmal nachsehen").click()
    expect(kim.dialog.get_by_text("Noch ist niemand dabei")).to_be_visible()
    expect(kim.dialog.get_by_role("alert")).to_have_count(0)


def test_a_question_not_opened_after_all_stays_closed(asked: str, desk: DeskMaker, meeting: Meeting) -> None:
    kim = desk()
    kim.chooses("Frage 1 öffnen")
    kim.presses("Escape")
    expect(kim.dialog).to_have_count(0)
    expect(kim.page.get_by_role("button", name="Frage 1 öffnen")).to_be_focused()
    assert [phase.get("state", "planned") for phase in meeting.records("room", "phase")] == ["planned"] * 2


def test_a_question_runs_out_softly_and_can_be_opened_again(
    meeting: Meeting, workshop: str, asked: str, desk: DeskMaker
) -> None:
    meeting.open(workshop, asked)
    kim = desk()
    kim.chooses("Ausklingen lassen")
    kim.agrees("Ausklingen lassen")
    expect(kim.page.get_by_role("complementary", name="Uhr, nächster Schritt und Beamer")).to_contain_text(
        "Noch 1:"
    )
    kim.chooses("Schließen")
    kim.agrees("Jetzt schließen")
    kim.uses("Frage 1 wieder öffnen")
    kim.agrees("Frage 1 wieder öffnen")
    expect(kim.page.get_by_text("Jetzt: Frage 1")).to_be_visible()


def test_the_clock_starts_pauses_goes_on_and_gets_five_minutes(
    meeting: Meeting, workshop: str, asked: str, desk: DeskMaker
) -> None:
    meeting.open(workshop, asked)
    kim = desk()
    kim.page.get_by_label("Minuten").fill("2")
    kim.chooses("Uhr starten")
    clock = kim.page.get_by_role("timer")
    expect(clock).to_have_text(re.compile(r"^(2:00|1:5\d)$"))
    kim.presses("u")
    expect(clock).to_contain_text("angehalten")
    kim.presses("+")
    expect(clock).to_contain_text(re.compile(r"^(7:00|6:5\d)"))
    kim.presses("u")
    expect(kim.page.get_by_role("button", name="Anhalten")).to_be_visible()
    kim.chooses("Aus")
    expect(clock).to_have_count(0)


def test_a_question_is_added_in_the_middle_of_the_meeting(
    meeting: Meeting, workshop: str, asked: str, desk: DeskMaker
) -> None:
    meeting.open(workshop, asked)
    kim = desk()
    kim.chooses("Frage hinzufügen")
    kim.dialog.get_by_role("button", name="Hinzufügen").click()
    expect(kim.dialog).to_contain_text("Bitte die Frage eintragen.")
    kim.dialog.get_by_label("Frage", exact=True).fill(THEN)
    kim.agrees("Hinzufügen")
    expect(kim.page.get_by_role("button", name="Frage 2 öffnen")).to_be_visible()
    assert [record["text"] for record in meeting.records("room", "question")] == [ASKED, THEN]


def test_the_wall_in_view_is_chosen_and_stays_whatever_is_opened(
    meeting: Meeting, workshop: str, asked: str, desk: DeskMaker
) -> None:
    other = meeting.add_item("Wie es weitergeht")
    second = meeting.ask(other, THEN)
    meeting.open(workshop, asked)
    meeting.open(other, second)
    write(meeting, workshop, asked, "Ein Café")
    write(meeting, other, second, "Der Sportverein")
    kim, lou = desk(), desk()
    expect(kim.card("Der Sportverein")).to_be_visible()
    kim.page.get_by_role("button", name=ASKED).click()
    kim.sees_in(kim.loose, "Ein Café")
    meeting.close(other, second)
    lou.page.get_by_role("button", name=THEN).click()
    lou.uses("Frage 1 wieder öffnen")
    lou.agrees("Frage 1 wieder öffnen")
    kim.sees_in(kim.loose, "Ein Café")
    lou.sees_in(lou.loose, "Der Sportverein")


def test_an_empty_wall_says_what_will_appear_and_shows_the_code(asked: str, desk: DeskMaker) -> None:
    kim = desk()
    main = kim.page.get_by_role("main")
    expect(main).to_contain_text(
        "Hier erscheinen die Beiträge, sobald die Frage offen ist und jemand schreibt."
    )
    expect(main.get_by_role("img", name="QR-Code zum Mitmachen")).to_be_visible()
    assert find_barriers(kim.page) == ""


def test_closing_asks_for_the_outlook_and_can_be_taken_back(
    meeting: Meeting, asked: str, desk: DeskMaker
) -> None:
    kim = desk()
    kim.chooses("Abschluss")
    kim.dialog.get_by_role("button", name="Veranstaltung schließen").click()
    expect(kim.dialog).to_contain_text("Noch fehlen 4 Angaben.")
    kim.dialog.get_by_label("Wer bekommt die Ergebnisse?").fill("Ausschuss für Soziales")
    kim.dialog.get_by_label("Wer berichtet, was daraus wird?").fill("Mara Feldkamp")
    kim.dialog.get_by_label("Bis wann?").fill("2027-01-31")
    expect(kim.dialog).to_contain_text("Noch fehlt eine Angabe.")
    kim.dialog.get_by_role("button", name="Termin hinzufügen").click()
    kim.dialog.get_by_label("Was", exact=True).fill("Zweites Treffen")
    kim.dialog.get_by_label("Wann", exact=True).fill("2027-03-12")
    assert find_barriers(kim.page) == ""
    kim.dialog.get_by_role("button", name="Veranstaltung schließen").click()
    expect(kim.dialog).to_have_accessible_name("Veranstaltung schließen?")
    kim.agrees("Veranstaltung schließen")
    expect(kim.page.get_by_role("button", name="Dokumentation herunterladen")).to_be_visible()
    event = meeting.records("room", "event")[0]
    assert (event["closed"], event["outlook"]) == (
        True,
        {
            "addressee": "Ausschuss für Soziales",
            "reporter": "Mara Feldkamp",
            "feedback_by": "2027-01-31",
            "next_dates": [{"text": "Zweites Treffen", "date": "2027-03-12"}],
        },
    )
    kim.chooses("Abschluss")
    kim.agrees("Veranstaltung wieder öffnen")
    expect(kim.page.get_by_role("button", name="Frage 1 öffnen")).to_be_visible()


def test_the_documentation_is_downloaded_from_the_desk(
    meeting: Meeting, workshop: str, asked: str, desk: DeskMaker, tmp_path: Path
) -> None:
    meeting.open(workshop, asked)
    write(meeting, workshop, asked, "Ein Café mit langen Tischen")
    kim = desk()
    with kim.page.expect_download() as download:
        kim.chooses("Dokumentation")
    file = tmp_path / "documentation.docx"
    download.value.save_as(file)
    texts = [paragraph.text for paragraph in Document(BytesIO(file.read_bytes())).paragraphs]
    assert texts.count("Ein Café mit langen Tischen") == 1


def test_a_link_for_the_projector_is_made_and_taken_back(
    meeting: Meeting, asked: str, desk: DeskMaker, browser: Browser
) -> None:
    kim = desk()
    kim.chooses("Zugänge")
    kim.dialog.get_by_label("Wofür").fill("Laptop vorn")
    kim.dialog.get_by_role("button", name="Beamer-Link anlegen").click()
    made = kim.dialog.get_by_label("Link für: Beamer").input_value()
    beamer = Desk(browser, made)
    expect(beamer.page.get_by_role("img", name="QR-Code zum Mitmachen")).to_be_visible()
    kim.dialog.get_by_role("button", name="Sperren: Laptop vorn").click()
    kim.dialog.get_by_role("button", name="Wirklich sperren").click()
    expect(kim.dialog.get_by_text("Laptop vorn")).to_have_count(0)
    expect(beamer.page.get_by_role("status")).not_to_be_empty()
    beamer.context.close()


def test_every_key_is_named_and_the_single_letters_can_be_switched_off(asked: str, desk: DeskMaker) -> None:
    kim = desk()
    expect(kim.page.get_by_role("button", name="Frage 1 öffnen")).to_be_visible()
    kim.presses("?")
    expect(kim.dialog).to_have_accessible_name("Tasten und Hilfe")
    assert find_barriers(kim.page) == ""
    kim.dialog.get_by_label("Tasten des Regiepults benutzen").uncheck()
    kim.agrees("Schließen")
    kim.presses("n")
    expect(kim.dialog).to_have_count(0)
    kim.chooses("Tasten und Hilfe")
    kim.dialog.get_by_label("Tasten des Regiepults benutzen").check()
    kim.agrees("Schließen")
    kim.presses("n")
    expect(kim.dialog).to_have_accessible_name("Frage 1 öffnen?")
