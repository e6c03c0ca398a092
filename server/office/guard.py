"""The office's door: everything behind it needs a login, and events are there for their owners only."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from formats.installed import all_formats
from formats.rejected import Code, Rejected
from formats.state import State
from server import login
from server.access import Principal
from server.office.reading import shown_date, shown_days
from server.office.words import DONE, OPEN_NOW, missing_words, type_word
from server.organising import new_id
from server.pages.errors import page as error_page
from server.refusals import Refused, sentence, status
from server.services import services

blueprint = Blueprint("office", __name__, url_prefix="/office")
# Three long texts of 10,000 characters each, in scripts that take twelve bytes per character in a form.
_MOST_BYTES = 1024 * 1024
_OPEN_TO_ALL = frozenset({"office.log_in", "office.set_up"})


@blueprint.before_request
def guard() -> Response | None:
    """Ask for a login first; answer 404 for an event that is not there or somebody else's."""
    if request.endpoint in _OPEN_TO_ALL:
        return None
    if login.account() is None:
        wanted = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("office.log_in", next=wanted))
    request.max_content_length = _MOST_BYTES
    event = (request.view_args or {}).get("event")
    if event is not None:
        try:
            g.principal = services().access.principal(login.token(), event)
        except Refused:
            abort(404)
    return None


@blueprint.after_request
def keep_origin(response: Response) -> Response:
    """Let browsers name the origin of our own forms: `no-referrer` would blank it (see `server.headers`)."""
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@blueprint.errorhandler(Rejected)
@blueprint.errorhandler(Refused)
def say_no(refusal: Rejected | Refused) -> tuple[str, int]:
    """Say why a step without a form of its own was refused; what is not there is not there."""
    code = status(refusal.code)
    if code == 404:
        return error_page(404)
    text = OPEN_NOW if refusal.code == Code.WRONG_PHASE else sentence(refusal.code, refusal.facts)
    page = render_template("office/refused.html", sentence=text)
    return page, code


@blueprint.context_processor
def words() -> dict[str, Any]:
    """What the office's templates use everywhere."""
    return {
        "account": login.account(),
        "formats": sorted(all_formats()),
        "done": DONE.get(request.args.get("done", "")),
        "missing_words": missing_words,
        "shown_date": shown_date,
        "shown_days": shown_days,
        "type_word": type_word,
        "wish_id": new_id,
    }


def principal() -> Principal:
    """Return who works on the event of this request."""
    found: Principal = g.principal
    return found


def state() -> State:
    """Return the event of this request as it is on disk. Read it at once: the next look may show another."""
    return services().events.settled(principal().event)


def next_page() -> str:
    """Return where a login leads: a page of this office that was asked for, else the list of events."""
    wanted = request.values.get("next", "")
    parts = urlsplit(wanted)
    if parts.scheme or parts.netloc or not parts.path.startswith("/office/") or "\\" in wanted:
        return url_for("office.events")
    return wanted
