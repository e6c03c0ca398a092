"""The pages that live in the browser: phone, desk, projector. The server writes in what they start with."""

from typing import Any

from flask import abort, render_template, url_for
from markupsafe import Markup

from formats.records.room import Event
from server import links, login
from server.i18n import current_locale, text_direction
from server.joining import event_of_code
from server.organising import EventLine, get_event
from server.pages.door import blueprint
from server.refusals import Refused
from server.services import services
from server.translations.catalogues import script_json


@blueprint.get("/j/<code>")
@blueprint.get("/j/<code>/<proof>")
def phone(code: str, proof: str = "") -> str:
    """A participant's page. What people should know before they write (C7) needs no script."""
    line = event_of_code(services(), code, proof)
    event = _event(line)
    page = {
        **_common(line, event),
        "proof": proof or None,
        "event_title": event.title,
        "organiser": event.organiser,
        "scope": event.scope,
        "use_of_results": event.use_of_results,
        "starts_on": event.starts_on,
        "closed": event.closed,
    }
    return render_template("phone.html", event=event, page=_inline(page))


@blueprint.get("/desk/<event>")
def desk(event: str) -> str:
    """The facilitator's page. Its token stands behind the # of a link, or the organiser is logged in here."""
    return _shell("desk.html", event, token=_own_token(event))


@blueprint.get("/projector/<event>")
def projector(event: str) -> str:
    return _shell("projector.html", event)


def _shell(template: str, event_id: str, **more: object) -> str:
    """Return a page that only says which event it is for; what it may see is up to its token."""
    line = get_event(services(), event_id)
    event = _event(line)
    page = {
        **_common(line, event),
        "join_url": links.join_url(line.code),
        "qr_svg": url_for("pages.qr_svg", code=line.code, proof=links.join_proof(line.code)),
        **more,
    }
    return render_template(template, event=event, page=_inline(page))


def _common(line: EventLine, event: Event) -> dict[str, Any]:
    return {
        "event": line.id,
        "code": line.code,
        "title": event.title,
        "lang": str(current_locale()).replace("_", "-"),
        "dir": text_direction(),
    }


def _event(line: EventLine) -> Event:
    events = services().events.settled(line.id).all(Event)
    if not events:
        abort(404)
    return events[0]


def _own_token(event: str) -> str | None:
    """Return the token of the organiser at this browser, if the event is theirs."""
    if login.account() is None:
        return None
    token = login.token()
    try:
        services().access.principal(token, event)
    except Refused:
        return None
    return token


def _inline(page: dict[str, Any]) -> Markup:
    """Return JSON that can stand inside a script element; what is not there is left out."""
    return Markup(script_json({name: value for name, value in page.items() if value is not None}))  # noqa: S704
