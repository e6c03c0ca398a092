"""A server of one's own: a process on a free loopback port, in a folder of its own, measured from /proc."""

import asyncio
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

EMAIL = "rehearsal@localhost.localdomain"
_PROGRAM = (sys.executable, "-m", "server.cli")
_TICKS = os.sysconf("SC_CLK_TCK")
_STARTS_WITHIN = 30.0


class Usage(NamedTuple):
    """Processor seconds with those of finished children, and the most memory ever held, in megabytes."""

    cpu_s: float
    rss_mb: float


class OwnServer:
    """`program`: how to call the command line; a benchmark may put its own in front."""

    def __init__(self, folder: Path, program: Sequence[str] = _PROGRAM) -> None:
        self.folder = folder
        self.password = secrets.token_urlsafe(16)
        self.port = free_port()
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def make_organiser(self) -> None:
        """Create the account with EMAIL and `password`, before the first start. Raises RuntimeError."""
        arguments = ("create-organiser", "--email", EMAIL, "--name", "Rehearsal", "--password-file", "-")
        made = subprocess.run(  # noqa: S603 - our own program
            [*self._program, *arguments],
            input=self.password.encode(),
            env=self._environment(),
            check=False,
            capture_output=True,
        )
        if made.returncode != 0:
            said = made.stderr.decode(errors="replace")[-2000:].strip()
            raise RuntimeError(f"No organiser could be made. The server said: {said}")

    async def start(self) -> None:
        """Return when the server takes connections; raises RuntimeError with its last words otherwise."""
        arguments = ("serve", "--host", "127.0.0.1", "--port", str(self.port))
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [*self._program, *arguments], env=self._environment(), stdout=log, stderr=log
            )
        give_up = asyncio.get_running_loop().time() + _STARTS_WITHIN
        while not self._takes_connections():
            late = asyncio.get_running_loop().time() > give_up
            if late or self._process.poll() is not None:
                raise RuntimeError(f"The server did not start. It said: {self.last_words()}")
            await asyncio.sleep(0.02)

    def last_words(self) -> str:
        return (self.folder / "server.log").read_text(errors="replace")[-2000:].strip()

    def kill(self) -> None:
        """End the process as a power cut would: nothing is told to it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def usage(self) -> Usage:
        """Return what the running process has used since it started."""
        assert self._process is not None  # noqa: S101 - asked for only after `start`
        return usage_of(self._process.pid)

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()

    def _takes_connections(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return True
        except OSError:
            return False

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return kept | {"TEILHABE_DATA": str(self.folder / "data"), "TEILHABE_URL": self.url}


def usage_of(pid: int) -> Usage:
    """Return the usage of a running process, from /proc."""
    # The second field, the name in brackets, may hold blanks; utime is the fourteenth of all.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    peak = Path(f"/proc/{pid}/status").read_text().partition("VmHWM:")[2].split()[0]
    return Usage(sum(map(int, fields[11:15])) / _TICKS, int(peak) / 1024)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
