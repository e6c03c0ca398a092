"""How tests call the command line."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "server.cli")
PASSWORD = "Ein Satz, der lang genug ist"
OUTSIDE = ("DATABASE_URL", "TEILHABE_DATA", "TEILHABE_URL", "PORT")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in OUTSIDE}


def teilhabe(*arguments: str | Path, typed: str = "") -> tuple[int, str, str]:
    """Return the exit code of a command, what it printed and what it complained about."""
    done = subprocess.run(
        [*PROGRAM, *arguments],
        cwd=ROOT,
        env=ENVIRONMENT,
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def started_and_stopped(*arguments: str | Path) -> tuple[int, list[str]]:
    """Start a server, tell it to stop once it says where it is; return its exit code and all its lines."""
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    with process, process.stdout:
        try:
            lines = [first := process.stdout.readline()]
            while first and not first.startswith("Teilhabe: "):
                lines.append(first := process.stdout.readline())
            process.terminate()
            lines += process.stdout
            return process.wait(timeout=30), [line.rstrip("\n") for line in lines]
        finally:
            process.kill()
