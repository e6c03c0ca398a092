"""One whole meeting, from an empty office to the Word file, by the people who hold it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Server
from tests.browser.desk import Desk
from tests.browser.phone import Phone
from tests.browser.test_office import log_in

FIRST, SECOND = "Was macht unser Viertel lebendig?", "Wer packt mit an?"
BENCH, FEAST, CHOIR = "Bänke vor der Bücherei", "ein Straßenfest?! -> ohne Bühne", "Chor für alle*"
BETWEEN = "مقهى للحديث"


@pytest.fixture
def kim(browser: Browser, server: Server) -> Iterator[Page]:
    """The organiser, logged in."""
    context = browser.new_context(
        locale="de-DE", viewport={"width": 1366, "height": 768}, reduced_motion="reduce"
    )
    page = context.new_page()
    log_in(page, server.url)
    yield page
    context.close()


def prepare(page: Page) -> None:
    """Create the event with an input and two questions."""
    page.get_by_role("link", name="Veranstaltung").last.click()
    page.get_by_label("Titel der Veranstaltung").fill("Forum Lebendiges Viertel")
    page.get_by_label("Datum").fill("2027-03-18")
    page.get_by_label("Ort").fill("Bücherei Lindenau")
    page.get_by_role("button", name="Veranstaltung anlegen").click()
    page.get_by_role("link", name="Workshop: Leitfragen").click()
    page.get_by_label("Titel des Workshops").fill("Zwei Fragen")
    page.get_by_role("button", name="Ins Programm aufnehmen").click()
    for question in (FIRST, SECOND):
        page.get_by_label("Frage", exact=False).first.fill(question)
        page.get_by_role("button", name="Frage hinzufügen").click()
    page.get_by_role("link", name="Fertig").click()


def new_link(page: Page, kind: str, name: str) -> str:
    page.get_by_role("link", name=kind).click()
    page.get_by_role("textbox").fill(name)
    page.get_by_role("button", name="Link anlegen").click()
    return page.get_by_label(f"Link für {name}").input_value()


def joined(browser: Browser, address: str) -> Phone:
    options = {"viewport": PHONE, "locale": "de-DE", "has_touch": True, "reduced_motion": "reduce"}
    return Phone(browser.new_context(**options), address).joins()


def sort_by_keyboard(desk: Desk) -> None:
    """Make a cluster of one card and put a second one into it, without touching the mouse."""
    desk.card(BENCH).focus()
    desk.presses("c")
    expect(desk.page.get_by_label("Titel des Clusters")).to_be_focused()
    desk.page.keyboard.type("Orte ohne Kaufzwang")
    desk.presses("Enter")
    desk.sees_in(desk.cluster("Orte ohne Kaufzwang"), BENCH)
    desk.card(BETWEEN).focus()
    desk.presses(" ", "ArrowRight", " ")


def test_a_meeting_from_the_empty_office_to_the_word_file(
    kim: Page, browser: Browser, tmp_path: Path
) -> None:
    prepare(kim)
    desk = Desk(browser, new_link(kim, "Link für die Moderation", "Lou"))
    beamer = Desk(browser, new_link(kim, "Link für den Beamer", "Laptop vorn"))
    code = beamer.page.get_by_role("img", name="QR-Code zum Mitmachen")
    expect(code).to_be_visible()
    address = kim.get_by_role("link", name="Ansehen, was die Teilnehmer:innen sehen").get_attribute("href")

    ada, ben = joined(browser, address), joined(browser, address)
    desk.chooses("Frage 1 öffnen")
    desk.agrees("Frage 1 öffnen")
    ada.sees_heading(FIRST)
    ada.writes(BENCH, FEAST)
    ben.writes(CHOIR)

    ben.is_ready_for_offline()
    ben.loses_network()
    ben.types(BETWEEN)
    ben.sends()
    ben.has(BETWEEN, "wartet")
    ben.reloads()
    ben.has(BETWEEN, "wartet")
    ben.is_back()
    ben.has(BETWEEN, "gespeichert")
    desk.sees_in(desk.loose, BENCH, FEAST, CHOIR, BETWEEN)

    sort_by_keyboard(desk)
    desk.sees_in(desk.cluster("Orte ohne Kaufzwang"), BENCH, BETWEEN)
    desk.sees_in(desk.loose, FEAST, CHOIR)
    desk.chooses("Wand")
    for text in ("Orte ohne Kaufzwang", BENCH, BETWEEN, FEAST, CHOIR):
        expect(beamer.page.get_by_text(text, exact=True)).to_be_visible()

    file = tmp_path / "documentation.docx"
    kim.reload()
    with kim.expect_download() as download:
        kim.get_by_role("link", name="Dokumentation herunterladen (Word)").click()
    download.value.save_as(file)
    results = [
        (paragraph.style.name, paragraph.text)
        for paragraph in Document(BytesIO(file.read_bytes())).paragraphs
        if paragraph.style.name in ("Heading 2", "Heading 3", "Beitrag")
    ]
    assert results == [
        ("Heading 2", FIRST),
        ("Heading 3", "Orte ohne Kaufzwang"),
        ("Beitrag", BENCH),
        ("Beitrag", BETWEEN),
        ("Heading 3", "Weitere Beiträge"),
        ("Beitrag", FEAST),
        ("Beitrag", CHOIR),
    ]
