"""A real server in a process of its own, shared by the tests of one file."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.rehearsal.own_server import OwnServer


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnServer]:
    """Whatever is done to it, it writes no traceback."""
    server = OwnServer(tmp_path_factory.mktemp("server"))
    server.make_organiser()
    asyncio.run(server.start())
    yield server
    server.stop()
    assert "Traceback" not in server.last_words()


@pytest.fixture(scope="session")
def meeting_file() -> Path:
    """A meeting of our own invention."""
    return Path(__file__).with_name("meeting.json")
