"""Who asks over HTTP: the token in the header, and what it opens."""

from flask import request

from formats.commands import STEERING
from formats.rejected import Code
from server.access import Principal
from server.refusals import Refused
from server.services import services


def token() -> str | None:
    scheme, _, sent = request.headers.get("Authorization", "").partition(" ")
    return sent.strip() if scheme.lower() == "bearer" else None


def principal(event: str | None) -> Principal:
    """Return who asks about an event; raises Refused."""
    return services().access.principal(token(), event)


def let_steering_in(event: str | None) -> None:
    """Let only organisers and facilitators of the event in; raises Refused for everybody else."""
    if principal(event).actor.role not in STEERING:
        raise Refused(Code.NOT_ALLOWED)
