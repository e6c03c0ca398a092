"""The protocol over HTTP: Commands and streams as over the socket, and what organisers' programs need."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Response, request

from formats.codec import ENCODER
from formats.commands import Role
from formats.rejected import Code, Rejected
from formats.text import Line
from server import bearer, links, organising
from server.accounts import digest_of
from server.batches import show_batch
from server.dispatch import dispatch, follow
from server.documents import write_documentation
from server.events import now_ms
from server.i18n import current_locale
from server.ingress import read_json
from server.joining import join
from server.refusals import Refused, answer, status
from server.rights import checked_stream
from server.services import services
from server.wall_api import blueprint as wall_blueprint

blueprint = Blueprint("api", __name__, url_prefix="/api")
blueprint.register_blueprint(wall_blueprint)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_GRANTED = {"facilitator": Role.FACILITATOR, "projector": Role.PROJECTOR}
Body = dict[str, Any]


def _said(body: object, code: int = 200) -> Response:
    return Response(ENCODER.encode(body), code, mimetype="application/json")


@blueprint.errorhandler(Rejected)
@blueprint.errorhandler(Refused)
def _refused(refusal: Rejected | Refused) -> Response:
    response = _said(answer(refusal), status(refusal.code))
    if isinstance(refusal, Refused) and refusal.retry_after is not None:
        response.headers["Retry-After"] = str(max(1, round(refusal.retry_after)))
    return response


def _field(body: Body, name: str) -> str:
    value = body.get(name, "")
    if not isinstance(value, str):
        raise Rejected(Code.INVALID, field=name)
    return value


def _name(body: Body) -> Line:
    """Return a name, which may be missing; raises Rejected."""
    try:
        return Line.admit("" if body.get("name") is None else body["name"])
    except Rejected as refusal:
        raise Rejected(refusal.code, field="name", **refusal.facts) from None


def _steering(view: Callable[..., Response]) -> Callable[..., Response]:
    """Let only organisers and facilitators of the event in."""

    @wraps(view)
    def checked(event: str, **more: str) -> Response:
        bearer.let_steering_in(event)
        return view(event, **more)

    return checked


@blueprint.post("/session")
def log_in() -> Response:
    """Log an organiser's program in. It gets a token for this API, not the session of a browser."""
    body = read_json(request)
    opened = services().accounts.log_in(_field(body, "email"), _field(body, "password"))
    if opened is None:
        raise Refused("wrong_login")
    return _said({"ok": True, "token": services().access.account_token(digest_of(opened[1]))})


@blueprint.post("/join")
def join_event() -> Response:
    body = read_json(request)
    joined = join(services(), _field(body, "code"), _field(body, "proof"), _name(body))
    return _said({"ok": True, **joined, "lang": str(current_locale())}, 201)


@blueprint.post("/events/<event>/commands")
def command(event: str) -> Response:
    return _said(dispatch(services(), bearer.token(), event, read_json(request)))


@blueprint.get("/events/<event>/streams/<stream>")
def stream(event: str, stream: str) -> Response:
    principal = bearer.principal(event)
    wanted = checked_stream(services().events.settled(event), principal, stream)
    since = request.args.get("since", type=int)
    return _said(follow(services(), principal, wanted, request.args.get("epoch"), since))


@blueprint.get("/events")
def list_events() -> Response:
    account = services().access.account(bearer.token())
    lines = [
        {
            "event": line.id,
            "title": line.title,
            "starts_on": line.starts_on,
            "closed": line.closed,
            "code": line.code,
        }
        for line in organising.events_of(services(), account)
    ]
    return _said({"ok": True, "events": lines})


@blueprint.post("/events")
def create_event() -> Response:
    account = services().access.account(bearer.token())
    line = organising.create_event(services(), account, read_json(request))
    return _said(
        {"ok": True, "event": line.id, "code": line.code, "join_url": links.join_url(line.code)}, 201
    )


@blueprint.get("/events/<event>")
def show_event(event: str) -> Response:
    principal = bearer.principal(event)
    line = organising.get_event(services(), event)
    return _said(
        {
            "ok": True,
            "event": event,
            "code": line.code,
            "join_url": links.join_url(line.code),
            "role": str(principal.actor.role),
        }
    )


@blueprint.get("/events/<event>/access")
@_steering
def list_access(event: str) -> Response:
    grants = [
        {"access": grant.id, "role": str(grant.role), "name": grant.name, "revoked": grant.revoked}
        for grant in services().access.grants(event)
    ]
    return _said({"ok": True, "access": grants})


@blueprint.post("/events/<event>/access")
@_steering
def issue_access(event: str) -> Response:
    body = read_json(request)
    role = _GRANTED.get(_field(body, "role"))
    if role is None:
        raise Rejected(Code.INVALID, field="role")
    access, token = services().access.issue(event, role, _name(body))
    link = links.desk_link(event, token) if role is Role.FACILITATOR else links.projector_link(event, token)
    return _said({"ok": True, "access": access, "token": token, "link": link}, 201)


@blueprint.delete("/events/<event>/access/<access>")
@_steering
def revoke_access(event: str, access: str) -> Response:
    if not services().access.revoke(event, access):
        raise Rejected(Code.UNKNOWN_RECORD, kind="access")
    return _said({"ok": True})


@blueprint.get("/events/<event>/people")
@_steering
def list_people(event: str) -> Response:
    """Say how many participants are connected, and the names that some gave. Whose is whose stays untold."""
    present = services().events.people(event)
    chosen = services().access.names(event)
    names = sorted((chosen[access] for access in present if access in chosen), key=str.casefold)
    return _said({"ok": True, "people": len(present), "names": names})


@blueprint.get("/events/<event>/batches/<batch>")
def batch(event: str, batch: str) -> Response:
    bearer.principal(event)
    return _said({"ok": True, **show_batch(services().events.settled(event), batch, now_ms())})


@blueprint.get("/events/<event>/documentation.docx")
@_steering
def documentation(event: str) -> Response:
    document, name = write_documentation(services(), event)
    return Response(
        document, mimetype=_WORD, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
