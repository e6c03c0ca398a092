"""Pages outside the office: typing a code, the live pages, posters, privacy, errors."""

from server.pages import errors, live, start, takeaway
from server.pages.door import blueprint

__all__ = ["blueprint", "errors", "live", "start", "takeaway"]
