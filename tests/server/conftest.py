"""An application with a database of its own, and organisers who work in it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from server.app import create_app
from server.joining import WRONG_CODES
from server.services import EXTENSION, Services
from server.settings import Settings
from tests.server.attacked import Attacked, attacked_server
from tests.server.house import House
from tests.server.visitor import Visitor
from tests.server.web import Template, Web

PASSWORD = "Ein Satz, der lang genug ist"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    app = create_app(Settings.of(tmp_path))
    app.testing = True
    yield app
    app.extensions[EXTENSION].database.close()


@pytest.fixture
def services(app: Flask) -> Services:
    found: Services = app.extensions[EXTENSION]
    return found


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The services of one installation without a web, with a record of everything that is sent."""
    house = House(Settings.of(tmp_path))
    yield house
    house.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Two events of two organisers and tokens for everybody who might ask; open copies of it."""
    return Template(tmp_path_factory.mktemp("template") / "house")


@pytest.fixture
def web(template: Template, tmp_path: Path) -> Iterator[Web]:
    """A copy of the template with a web."""
    with template.opened(tmp_path / "web") as web:
        yield web


@pytest.fixture(autouse=True)
def _codes_unguessed() -> None:
    """The budget for wrong codes belongs to the process; no test inherits the guesses of another."""
    WRONG_CODES.give_back()


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app.test_client())


def log_in(app: Flask, email: str) -> Visitor:
    """Make an account and return a browser that is logged in to it."""
    app.extensions[EXTENSION].accounts.create(email, "Kim Beispiel", PASSWORD)
    visitor = Visitor(app.test_client())
    return visitor.get("/office/login").send("Anmelden", email=email, password=PASSWORD)


@pytest.fixture
def organiser(app: Flask) -> Visitor:
    return log_in(app, "kim@stadt.example")


@pytest.fixture
def rival(app: Flask) -> Visitor:
    """Another organiser of the same installation."""
    return log_in(app, "toni@verein.example")


@pytest.fixture
def event(organiser: Visitor) -> str:
    """The id of an event with a workshop of two questions, made in the office by `organiser`."""
    organiser.get("/office/events/new").send(
        "Veranstaltung anlegen", title="Ein Platz für alle", starts_on="2027-03-18"
    )
    event = urlsplit(organiser.address).path.rpartition("/")[2]
    organiser.get(f"/office/events/{event}/items/new/workshop?format=leitfragen")
    organiser.send("Ins Programm aufnehmen", title="Was der Platz braucht")
    organiser.send("Frage hinzufügen", text="Was macht den Platz lebendig?")
    organiser.send("Frage hinzufügen", text="Wie bleibt er ruhig?")
    return event


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """A server to attack from outside, one for all tests of a module."""
    with attacked_server(tmp_path_factory.mktemp("attacked")) as server:
        yield server
        assert "Traceback" not in server.log
