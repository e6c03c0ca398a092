"""The pictures of docs/wall.md, taken anew from the demo: `python -m tests.browser.pictures`."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.conftest import PHONE, SCREEN
from tests.browser.desk import DESK
from tests.chromium import ARGUMENTS, find_chromium

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
FIRST = "Was hilft Neuen, in Lindenau anzukommen?"
WEIGHING, WEIGHED = "Gewichtung zu Frage 1", "Woran wollen wir zuerst weiterarbeiten?"
_LINK = re.compile(r"^(Telefon|Regiepult|Beamer)\b[^/]*(/\S+)")


@contextmanager
def demo(folder: str) -> Iterator[dict[str, str]]:
    """Run the demo in a process of its own; yield its links by what they are for."""
    command = (sys.executable, "-m", "server.cli", "demo", "--data", folder, "--port", "0")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        links: dict[str, str] = {}
        for line in process.stdout:
            if found := _LINK.match(line):
                links[found[1]] = found[2]
            if line.startswith("Teilhabe: "):
                origin = line.split()[1]
                yield {name: origin + path for name, path in links.items()}
                break
        process.kill()


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, demo(folder) as links, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        desk = _visit(browser, links["Regiepult"], DESK)
        projector = _visit(browser, links["Beamer"], SCREEN)
        phone = _visit(browser, links["Telefon"], PHONE)
        _desk(desk)
        _projector(projector, desk)
        _phone(phone, desk)
        projector.get_by_role("heading", name=WEIGHED).wait_for()
        _take(projector, "projector-weighing")
        browser.close()


def _visit(browser: Browser, address: str, viewport: dict[str, int]) -> Page:
    context: BrowserContext = browser.new_context(
        viewport=viewport,  # type: ignore[arg-type]
        locale="de-DE",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    return page


def _take(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png")


def _see(desk: Page, step: str) -> None:
    desk.get_by_role("button", name=re.compile(f"^{step}")).first.click()


def _desk(desk: Page) -> None:
    _see(desk, "Frage 1")
    desk.get_by_role("heading", name=FIRST).wait_for()
    _take(desk, "desk-wall")
    desk.get_by_role("button", name="Verlauf").click()
    desk.get_by_role("button", name="Zurücknehmen").first.wait_for()
    _take(desk, "desk-history")
    desk.keyboard.press("Escape")


def _phone(phone: Page, desk: Page) -> None:
    phone.get_by_role("button", name="Mitmachen").click()
    phone.get_by_role("textbox").first.wait_for()
    _take(phone, "phone-question")
    desk.get_by_role("button", name="Gemeinsam ansehen").last.click()
    _agree(desk)
    phone.get_by_text("Pat:innen für die ersten vier Wochen").wait_for()
    _take(phone, "phone-wall")
    _see(desk, WEIGHING)
    desk.get_by_role("button", name=f"{WEIGHING} wieder öffnen").click()
    _agree(desk)
    phone.get_by_role("heading", name=WEIGHED).wait_for()
    _take(phone, "phone-weighing")


def _projector(projector: Page, desk: Page) -> None:
    shows = desk.get_by_role("group", name="Auf dem Beamer")
    _see(desk, WEIGHING)
    shows.get_by_role("button", name="Gewichtung").click()
    projector.get_by_text("Die Rangfolge zeigt").wait_for()
    _take(projector, "projector-ranking")
    _see(desk, "Frage 1")
    shows.get_by_role("button", name="Wand").click()
    projector.get_by_role("heading", name=FIRST).wait_for()
    _take(projector, "projector-wall")
    desk.get_by_role("button", name="Werkzeuge").click()
    desk.get_by_role("button", name="Vorlesen").click()
    reading = desk.get_by_role("group", name="Vorlesen")
    reading.get_by_role("button", name="Beginnen").click()
    projector.locator(".reading__text").wait_for()
    _take(projector, "projector-card")
    reading.get_by_role("button", name="Beenden").click()


def _agree(desk: Page) -> None:
    desk.get_by_role("dialog").get_by_role("button").last.click()


if __name__ == "__main__":
    main()
