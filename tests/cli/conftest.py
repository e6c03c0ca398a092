"""The command line as one calls it: a process of its own, and a server beside it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.rehearsal.own_server import OwnServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[OwnServer]:
    """A running `teilhabe serve` with an organiser. Whatever is done to it, it writes no traceback."""
    server = OwnServer(tmp_path)
    server.make_organiser()
    asyncio.run(server.start())
    yield server
    server.stop()
    assert "Traceback" not in server.last_words()
