"""One line for each connection that was closed for what it sent, and no more lines than anyone can read."""

import logging

from server.limits import TokenBucket

log = logging.getLogger("server.ingress")
_PRINTED = 300


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
