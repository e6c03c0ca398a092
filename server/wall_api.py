"""What organisers and facilitators ask of a wall as a whole: suggestions, and a picture of it."""

import msgspec
from flask import Blueprint, Response, request

from formats.rejected import Code, Rejected
from server import bearer
from server.ingress import read_json
from server.pictures import draw_wall
from server.services import services
from server.suggestions import suggest

blueprint = Blueprint("wall", __name__)
_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@blueprint.before_request
def _let_steering_in() -> None:
    bearer.let_steering_in((request.view_args or {}).get("event"))


@blueprint.post("/events/<event>/suggestions")
def suggestions(event: str) -> Response:
    question = read_json(request).get("question")
    if not isinstance(question, str):
        raise Rejected(Code.INVALID, field="question")
    found = msgspec.to_builtins(suggest(services(), event, question))
    return Response(msgspec.json.encode({"ok": True, **found}), mimetype="application/json")


@blueprint.get("/events/<event>/questions/<question>/wall.svg")
def wall_as_svg(event: str, question: str) -> Response:
    return _picture(event, question, "svg")


@blueprint.get("/events/<event>/questions/<question>/wall.png")
def wall_as_png(event: str, question: str) -> Response:
    return _picture(event, question, "png")


def _picture(event: str, question: str, kind: str) -> Response:
    drawn, name = draw_wall(services(), event, question, kind)
    attached = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(drawn, mimetype=_TYPES[kind], headers=attached)
