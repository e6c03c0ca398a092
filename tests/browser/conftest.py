"""A real server for the browser, meetings on it, and phones that join them."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import Desk, DeskMaker, link, write
from tests.browser.meeting import Meeting, call
from tests.browser.phone import Phone, PhoneMaker
from tests.browser.walls import ASKED, CAFE, GREEN, MARKET, MEET, PLAY, TREES

EMAIL, PASSWORD = "kim@stadt.example", "Ein Satz, der lang genug ist"
PHONE = {"width": 360, "height": 740}
SCREEN = {"width": 1920, "height": 1080}
_PROGRAM = (sys.executable, "-m", "server.cli")

# Phones come back after random pauses, and machines may be busy: we wait for states, however long that takes.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


class Server:
    """A server in a process of its own. It survives `stop` and `start` with the same address and folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = ""
        self._process: subprocess.Popen[str] | None = None

    def make_organiser(self) -> None:
        arguments = ("create-organiser", "--data", str(self.folder), "--email", EMAIL, "--name", "Kim")
        subprocess.run([*_PROGRAM, *arguments, "--password-file", "-"], input=PASSWORD, text=True, check=True)

    def start(self) -> None:
        """Start, on a free port the first time; return when it says its address."""
        port = self.url.rpartition(":")[2] or "0"
        arguments = ("serve", "--data", str(self.folder), "--port", port)
        with (self.folder / "server.log").open("a") as log:
            self._process = subprocess.Popen(
                [*_PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("Teilhabe: "):
                self.url = line.split()[1]
                return
        raise RuntimeError((self.folder / "server.log").read_text())

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("server"))
    server.make_organiser()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def organiser(server: Server) -> str:
    """The token of an organiser."""
    token: str = call(server.url, "/api/session", {"email": EMAIL, "password": PASSWORD})["token"]
    return token


@pytest.fixture
def meeting(server: Server, organiser: str) -> Meeting:
    return Meeting.create(
        server.url,
        organiser,
        title="Forum Nachbarschaft",
        organiser="Stadtteilbüro Lindenau",
        scope="Offen ist, was auf dem Platz geschieht. Fest steht, dass die Bäume bleiben.",
        use_of_results="Die Ergebnisse gehen an den Ausschuss für Soziales.",
    )


@pytest.fixture
def workshop(meeting: Meeting) -> str:
    return meeting.add_item("Was der Platz braucht", starts_at="14:00")


@pytest.fixture
def asked(meeting: Meeting, workshop: str) -> str:
    """A question that is planned and not open yet."""
    return meeting.ask(workshop, ASKED)


@pytest.fixture
def question(meeting: Meeting, workshop: str, asked: str) -> str:
    """The same question, open and without an answer."""
    meeting.open(workshop, asked)
    return asked


@pytest.fixture
def moderated(meeting: Meeting, workshop: str, asked: str) -> str:
    """The same question, open, and its answers wait for approval."""
    meeting.does("set_question_rules", {"question": asked, "moderated": True}, workshop)
    meeting.open(workshop, asked)
    return asked


@pytest.fixture
def cards(meeting: Meeting, workshop: str, question: str) -> None:
    """Four answers, all loose."""
    write(meeting, workshop, question, CAFE, PLAY, TREES, MARKET)


@pytest.fixture
def clusters(meeting: Meeting, workshop: str, question: str, cards: None) -> None:
    """Two of the answers in a cluster, and an empty cluster beside it."""
    meeting.cluster(workshop, question, MEET, [CAFE, PLAY])
    meeting.cluster(workshop, question, GREEN, [])


@pytest.fixture
def reviewed(meeting: Meeting, workshop: str, question: str) -> str:
    """Phones show the wall with two cards."""
    write(meeting, workshop, question, CAFE, PLAY)
    meeting.close(workshop, question)
    meeting.open(workshop, meeting.review(workshop))
    return question


@pytest.fixture
def phone(browser: Browser, meeting: Meeting) -> Iterator[PhoneMaker]:
    """Make phones, each with its own memory. Keyword arguments are those of a browser context."""
    contexts = []

    def make(**options: Any) -> Phone:
        usual = {"viewport": PHONE, "locale": "de-DE", "has_touch": True, "reduced_motion": "reduce"}
        contexts.append(browser.new_context(**{**usual, **options}))
        return Phone(contexts[-1], meeting.join_url)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def desk(browser: Browser, meeting: Meeting) -> Iterator[DeskMaker]:
    """Make desks, each with a link of its own. Keyword arguments are those of a browser context."""
    desks: list[Desk] = []

    def make(**options: Any) -> Desk:
        desks.append(Desk(browser, link(meeting, "facilitator"), **options))
        return desks[-1]

    yield make
    for made in desks:
        made.context.close()


@pytest.fixture
def projector(browser: Browser, meeting: Meeting) -> Iterator[Callable[..., Page]]:
    """Open projectors. `more` goes between the address and the token."""
    contexts = []

    def make(more: str = "", **options: Any) -> Page:
        usual = {"viewport": SCREEN, "locale": "de-DE", "reduced_motion": "reduce"}
        contexts.append(browser.new_context(**{**usual, **options}))
        page = contexts[-1].new_page()
        page.goto(link(meeting, "projector").replace("#", f"{more}#"))
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def beamer(projector: Callable[..., Page]) -> Page:
    """One projector, there from the beginning."""
    return projector()
