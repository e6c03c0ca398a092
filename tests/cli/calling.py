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
