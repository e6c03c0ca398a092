"""The documentation as a file. Writing it takes the processor, so it happens in a process of its own."""

import tempfile
from datetime import date
from pathlib import Path

from formats.documentation import documentation
from formats.outline import Outline, encode_outline
from server import programs
from server.services import Services

_LONGEST_SECONDS = 120
_IN_ASCII = dict(zip(map(ord, "äöüÄÖÜß"), ["ae", "oe", "ue", "Ae", "Oe", "Ue", "ss"], strict=True))


def write_documentation(services: Services, event: str) -> tuple[bytes, str]:
    """Return the Word file of an event and its name; raises Refused (unknown_event, not_finished)."""
    outline = documentation(services.events.settled(event), dated=date.today())
    return programs.in_turn(lambda: word_file(outline)), file_name(outline)


def word_file(outline: Outline) -> bytes:
    """Return the Word file of an outline, written by another process.

    Takes a second or more: call it in a thread.
    """
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "documentation.docx"
        given = encode_outline(outline)
        programs.output_of("exports.word", str(target), given=given, seconds=_LONGEST_SECONDS)
        return target.read_bytes()


def file_name(outline: Outline) -> str:
    """Return a file name that every system takes."""
    return plain_name("Dokumentation", outline.title) + ".docx"


def plain_name(*parts: str) -> str:
    """Return some words as a name without an ending, in letters and digits that every system takes."""
    letters = " ".join(parts).translate(_IN_ASCII)
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in letters).split()
    return "-".join(words[:9])[:80]
