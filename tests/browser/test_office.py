"""The office and the pages around it in a real browser: no script, no mouse, no room, and no barriers."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.conftest import EMAIL, PASSWORD, Server
from tests.browser.meeting import Meeting
from tests.browser.phone import find_barriers

DESKTOP = {"width": 1366, "height": 768}
NARROW = {"width": 320, "height": 740}
TITLE = "Wie wollen wir in der Donaudampfschifffahrtsstraße zusammenleben?"
MEETS_THE_OUTLOOK = {
    "addressee": "Ausschuss für Soziales",
    "reporter": "Frau Muster",
    "feedback_by": "2027-05-31",
    "dates_open": True,
}


def log_in(page: Page, url: str) -> None:
    page.goto(f"{url}/office/")
    page.get_by_label("E-Mail-Adresse").fill(EMAIL)
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_label("Passwort").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Veranstaltungen")


@pytest.fixture
def without_script(browser: Browser, server: Server) -> Iterator[Page]:
    """A browser that runs no script, logged in."""
    context = browser.new_context(java_script_enabled=False, locale="de-DE", viewport=DESKTOP)
    page = context.new_page()
    log_in(page, server.url)
    yield page
    context.close()


@pytest.fixture
def office(browser: Browser, server: Server) -> Iterator[Page]:
    """A browser that is logged in and notes whatever it complains about."""
    context = browser.new_context(locale="de-DE", viewport=DESKTOP)
    page = context.new_page()
    complaints: list[str] = []
    context.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
    context.on("weberror", lambda failure: complaints.append(str(failure.error)))
    log_in(page, server.url)
    yield page
    context.close()
    assert complaints == []


def _is_complaint(said: ConsoleMessage) -> bool:
    """Whether the browser found fault with a page. That a form was refused (422) is none."""
    return said.type == "error" and "422" not in said.text


def press_until(page: Page, name: str) -> None:
    """Walk with the Tab key to what is called `name` and press Enter there."""
    wanted = page.locator("a, button").filter(has_text=name).first
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the Tab key never comes to {name}")


def test_event_is_prepared_and_closed_without_script(without_script: Page) -> None:
    page = without_script
    page.get_by_role("link", name="Veranstaltung").last.click()
    page.get_by_label("Titel der Veranstaltung").fill("Ohne Skript")
    page.get_by_role("button", name="Veranstaltung anlegen").click()
    expect(page.get_by_role("alert")).to_contain_text("Datum: Bitte ausfüllen.")
    page.get_by_role("link", name="Datum: Bitte ausfüllen.").click()
    expect(page.get_by_label("Titel der Veranstaltung")).to_have_value("Ohne Skript")
    page.get_by_label("Datum").fill("2027-03-18")
    page.get_by_role("button", name="Veranstaltung anlegen").click()
    expect(page.get_by_role("status")).to_contain_text("Die Veranstaltung ist angelegt.")

    page.get_by_role("link", name="Workshop: Leitfragen").click()
    page.get_by_label("Titel des Workshops").fill("Was fehlt")
    page.get_by_role("button", name="Ins Programm aufnehmen").click()
    for question in ("Was fehlt im Viertel?", "Wer packt mit an?"):
        page.get_by_label("Frage", exact=False).first.fill(question)
        page.get_by_role("button", name="Frage hinzufügen").click()
    page.get_by_role("button", name="Nach oben: Wer packt mit an?").click()
    questions = page.locator(".question-line__text")
    expect(questions).to_have_text(["Wer packt mit an?", "Was fehlt im Viertel?"])
    page.get_by_role("link", name="Fertig").click()

    page.get_by_role("link", name="Veranstaltung schließen").click()
    page.get_by_role("link", name="Ausfüllen, wie es weitergeht").click()
    page.get_by_label("Wer bekommt die Ergebnisse?").fill("Ausschuss")
    page.get_by_label("Wer meldet zurück, was daraus wird?").fill("Frau Muster")
    page.get_by_label("Bis wann?").fill("2027-05-31")
    page.get_by_label("Nächste Termine sind noch offen").check()
    page.get_by_role("button", name="Speichern").click()
    page.get_by_role("link", name="Veranstaltung schließen").click()
    page.get_by_role("button", name="Jetzt schließen").click()
    expect(page.get_by_role("status")).to_contain_text("Die Dokumentation liegt bereit.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Dokumentation herunterladen (Word)").click()
    assert download.value.suggested_filename == "Dokumentation-Ohne-Skript.docx"


def test_everything_is_reached_by_keyboard(office: Page, meeting: Meeting) -> None:
    office.goto(f"{meeting.url}/office/events/{meeting.event}")
    press_until(office, "Workshop: Leitfragen")
    expect(office.get_by_role("heading", level=1)).to_have_text("Workshop: Leitfragen")
    press_until(office, "Zum Inhalt")
    office.keyboard.press("Tab")
    office.keyboard.press("Tab")
    office.keyboard.type("Mit der Tastatur")
    office.keyboard.press("Enter")
    expect(office.get_by_role("heading", level=1)).to_have_text("Mit der Tastatur")


def test_errors_are_where_the_focus_is(office: Page, meeting: Meeting) -> None:
    office.goto(f"{meeting.url}/office/events/{meeting.event}/items/new/break")
    office.get_by_role("button", name="Ins Programm aufnehmen").click()
    expect(office.get_by_role("alert")).to_be_focused()
    expect(office).to_have_title("Fehler: Pause – Teilhabe")
    field = office.get_by_label("Wie heißt die Pause?")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Bitte ausfüllen.")


@pytest.fixture
def filled(meeting: Meeting) -> dict[str, str]:
    """Every page of one event's office, by name."""
    meeting.does("update_event", {"title": TITLE, "ends_on": "2026-11-22", "introduction": "Worum es geht."})
    workshop = meeting.add_item("Was das Viertel braucht", starts_at="10:15")
    meeting.add_item("Zahlen", "input", speaker="Ada Muster", on="2026-11-22")
    question = meeting.ask(workshop, "Ist es schön hier? Oder nicht? Und warum?", "Ein Satz genügt.")
    meeting.does("fill_outlook", {"outlook": MEETS_THE_OUTLOOK})
    event = f"/office/events/{meeting.event}"
    return {
        "list": "/office/",
        "new": "/office/events/new",
        "event": event,
        "about": f"{event}/about",
        "item": f"{event}/items/{workshop}",
        "new input": f"{event}/items/new/input",
        "remove item": f"{event}/items/{workshop}/remove",
        "questions": f"{event}/items/{workshop}/questions",
        "question": f"{event}/items/{workshop}/questions/{question}",
        "remove question": f"{event}/items/{workshop}/questions/{question}/remove",
        "outlook": f"{event}/outlook",
        "link": f"{event}/links/new/facilitator",
        "close": f"{event}/close",
        "start": "/",
        "privacy": "/privacy",
        "poster": f"/poster/{meeting.code}",
    }


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_page_has_barriers_or_scrolls_sideways(
    office: Page, meeting: Meeting, filled: dict[str, str], language: str
) -> None:
    for name, address in filled.items():
        office.set_viewport_size(DESKTOP)
        joined = "&" if "?" in address else "?"
        office.goto(f"{meeting.url}{address}{joined}lang={language}")
        assert (name, find_barriers(office)) == (name, "")
        office.set_viewport_size(NARROW)
        page = office.locator("html")
        sideways = page.evaluate("html => html.scrollWidth - html.clientWidth")
        assert (name, sideways, find_barriers(office)) == (name, 0, "")
        headings = office.locator("h1, h2, h3, h4").evaluate_all("all => all.map(each => each.localName)")
        levels = [int(heading[1]) for heading in headings]
        assert (name, levels[0], [step for step in pairwise(levels) if step[1] - step[0] > 1]) == (
            name,
            1,
            [],
        )


def test_login_and_errors_have_no_barriers(browser: Browser, server: Server) -> None:
    context = browser.new_context(locale="de-DE", viewport=NARROW)
    page = context.new_page()
    for address in ("/office/login", "/gibt-es-nicht", "/?code=ABCDEFGH"):
        page.goto(server.url + address)
        assert (address, find_barriers(page)) == (address, "")
    page.goto(f"{server.url}/office/login")
    page.get_by_role("button", name="Anmelden").click()
    assert find_barriers(page) == ""
    context.close()


def test_live_pages_start_under_the_policy(office: Page, meeting: Meeting) -> None:
    """Whatever the policy forbids would be a complaint on the console, which the fixture looks at."""
    office.goto(f"{meeting.url}/desk/{meeting.event}")
    expect(office.get_by_role("heading", level=1)).to_contain_text("Forum Nachbarschaft")
    office.goto(meeting.join_url)
    expect(office.get_by_role("button", name="Mitmachen")).to_be_visible()


def test_poster_is_one_page_of_a4(office: Page, meeting: Meeting) -> None:
    meeting.does("update_event", {"title": "Ein sehr langer Titel, der über mehrere Zeilen geht. " * 3})
    office.goto(f"{meeting.url}/poster/{meeting.code}")
    office.emulate_media(media="print")
    size = office.locator(".poster__qr").bounding_box()
    assert size is not None
    assert round(size["width"] / 96 * 25.4) == 120
    paper = office.pdf(prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") == 1
