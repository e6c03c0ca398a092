"""A guarded server in a process of its own, seen from outside."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.server.wire import ask_http


class Attacked:
    """The server under attack: where it listens, what it wrote, how much memory it takes."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self._process = process
        self.port = port
        self._log = log

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    @property
    def complaints(self) -> int:
        """Return how many connections the log says were closed."""
        more = re.findall(r"and (\d+) more before", self.log)
        return self.log.count("closed a connection") + sum(map(int, more))

    @property
    def megabytes(self) -> float:
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        assert found
        return int(found[1]) / 1024

    @property
    def state(self) -> dict[str, Any]:
        return json.loads(ask_http(self.port, "GET /state")[1])


@contextmanager
def attacked_server(folder: Path, *options: str) -> Iterator[Attacked]:
    """Start tests.server.guarded_server in a process of its own, and end it."""
    with _started(folder, "tests.server.guarded_server", *options) as server:
        yield server


@contextmanager
def attacked_application(folder: Path, house: Path) -> Iterator[Attacked]:
    """Start the application itself, with the data of `house`, in a process of its own, and end it."""
    with _started(folder, "server.cli", "serve", "--port", "0", "--data", str(house)) as server:
        yield server


@contextmanager
def _started(folder: Path, module: str, *options: str) -> Iterator[Attacked]:
    """Run a module that prints a line which ends in its port as soon as it listens."""
    log = folder / "server.log"
    command = [sys.executable, "-m", module, *options]
    with (
        log.open("wb") as written,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=written, cwd=Path(__file__).parents[2]
        ) as process,
    ):
        assert process.stdout
        try:
            yield Attacked(process, int(process.stdout.readline().decode().strip().rpartition(":")[2]), log)
        finally:
            process.kill()
