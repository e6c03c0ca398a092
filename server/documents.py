"""The documentation as a file. Writing it takes the processor, so it happens in a process of its own."""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from formats.documentation import documentation
from formats.outline import Outline, encode_outline
from server import engine as loop
from server.refusals import Refused
from server.services import Services

_LONGEST_SECONDS = 120
_IN_ASCII = dict(zip(map(ord, "äöüÄÖÜß"), ["ae", "oe", "ue", "Ae", "Oe", "Ue", "ss"], strict=True))


def write_documentation(services: Services, event: str) -> tuple[bytes, str]:
    """Return the Word file of an event and its name; raises Refused (unknown_event, unavailable)."""
    outline = documentation(services.events.settled(event), dated=date.today())
    return loop.in_thread(word_file, outline), file_name(outline)


def word_file(outline: Outline) -> bytes:
    """Return the Word file of an outline, written by another process.

    Takes a second or more: call it in a thread.
    """
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "documentation.docx"
        written = subprocess.run(  # noqa: S603 - our own program, no shell
            [sys.executable, "-m", "exports.word", str(target)],
            input=encode_outline(outline),
            capture_output=True,
            timeout=_LONGEST_SECONDS,
            check=False,
        )
        if written.returncode != 0:
            raise Refused("unavailable", retry_after=10)
        return target.read_bytes()


def file_name(outline: Outline) -> str:
    """Return a file name that every system takes."""
    return plain_name("Dokumentation", outline.title) + ".docx"


def plain_name(*parts: str) -> str:
    """Return some words as a name without an ending, in letters and digits that every system takes."""
    letters = " ".join(parts).translate(_IN_ASCII)
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in letters).split()
    return "-".join(words[:9])[:80]
