"""One line for each connection that was closed for what it sent, and no more lines than anyone can read."""

import logging
import traceback
from pathlib import Path

from server.limits import TokenBucket

log = logging.getLogger("server.ingress")
_PRINTED = 300
_ROOT = Path(__file__).parents[2]
_OURS = ("server", "formats", "exports")


class Complaints:
    """Writes why connections were closed. Under attack it counts instead of filling the disk."""

    def __init__(self, lines: TokenBucket) -> None:
        self._lines = lines
        self._unwritten = 0

    def note(self, reason: str) -> None:
        """`reason` is in our own words: what was sent, and by whom, does not belong into a log."""
        if not self._lines.try_spend():
            self._unwritten += 1
        elif self._unwritten:
            log.warning("closed a connection: %s (and %d more before it)", reason, self._unwritten)
            self._unwritten = 0
        else:
            log.warning("closed a connection: %s", reason)


complaints = Complaints(TokenBucket(rate=2, burst=50))


def note_broken(what: str, error: Exception) -> None:
    """Write what broke and where in our code. The message of an exception may quote what people wrote."""
    log.error("%s: %s at %s", what, type(error).__name__, _place(error))


def _place(error: Exception) -> str:
    """Return file and line of the innermost frame that is ours."""
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        file = Path(frame.f_code.co_filename)
        if any(file.is_relative_to(_ROOT / package) for package in _OURS):
            return f"{file.relative_to(_ROOT)}:{line}"
    return "an unknown place"


class _OneLine(logging.Filter):
    """The libraries quote addresses that a stranger sent: no line of theirs may look like two."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()[:_PRINTED]
        record.msg, record.args = "".join(c if c.isprintable() else "?" for c in said), ()
        return True


def library_log() -> logging.Logger:
    """Return the logger that the socket libraries write to; only their errors are of interest."""
    library = logging.getLogger("server.ingress.library")
    library.setLevel(logging.ERROR)
    if not library.filters:
        library.addFilter(_OneLine())
    return library
