"""The application itself behind its guard: `teilhabe serve` under attack while people go on writing."""

import contextlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.formats.meeting import message, posted
from tests.server.attacked import Attacked, attacked_application
from tests.server.hostile import hostile
from tests.server.web import Template
from tests.server.wire import Wire

pytestmark = pytest.mark.xdist_group("ingress application")
GENEROUS_MEGABYTES = 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("application")


@pytest.fixture(scope="module")
def gathered(folder: Path) -> Template:
    return Template(folder / "house")


@pytest.fixture(scope="module")
def application(folder: Path, gathered: Template) -> Iterator[Attacked]:
    with attacked_application(folder, folder / "house") as application:
        yield application
        assert "Traceback" not in application.log


def post(number: int) -> dict[str, Any]:
    """Return a new contribution, as a phone sends it."""
    _, name, payload, item = posted(f"card-under-attack-{number}")
    return message(name, payload, item, f"under-attack-{number:06}")


def test_people_go_on_writing_while_others_send_rubbish(application: Attacked, gathered: Template) -> None:
    token = {"token": gathered.tokens["participant"]}
    chance = random.Random(2)
    writer, before = Wire(application.port, auth=token), application.megabytes
    answers = []
    for number in range(18):
        for _ in range(30):
            attacker = Wire(application.port, auth=chance.choice([token, token, {"token": "forged"}]))
            with contextlib.suppress(OSError):
                attacker.socket.sendall(b"".join(hostile(chance) for _ in range(chance.randint(1, 12))))
        answers.append(writer.ask(post(number)))
    first = answers[0]["seq"]
    assert answers == [{"ok": True, "seq": first + number} for number in range(18)]
    assert application.megabytes - before < GENEROUS_MEGABYTES


def test_a_megabyte_is_refused_and_what_follows_is_heard(application: Attacked, gathered: Template) -> None:
    client = Wire(application.port, auth={"token": gathered.tokens["projector"]})
    assert client.ask({"stream": "room", "epoch": "x" * 1_000_000}, "follow")["code"] == "too_large"
    assert client.ask({"stream": "room"}, "follow")["ok"] is True


def test_a_device_that_sends_too_fast_waits_even_if_it_comes_back(
    application: Attacked, gathered: Template
) -> None:
    token = {"token": gathered.tokens["other participant"]}
    client = Wire(application.port, auth=token)
    answers = [client.ask({"id": f"too-fast-{number:06}", "name": "nothing"})["code"] for number in range(21)]
    assert answers == ["unknown_command"] * 20 + ["too_fast"]
    again = Wire(application.port, auth=token).ask({"id": "too-fast-again", "name": "nothing"})
    assert again["code"] == "too_fast"
    assert 0 < again["retry_after"] <= 10
