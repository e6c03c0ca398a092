"""The one door for Commands and for following, whichever way they come.

Who asks is looked up afresh, how often is counted, what they want is checked; then the rules are asked.
"""

from typing import Any

from formats.registry import read_command
from formats.streams import Stream
from server.access import Principal
from server.services import Services


def dispatch(services: Services, token: str | None, event: str | None, message: object) -> dict[str, Any]:
    """Submit a Command and return the answer of success, once it is on disk; raises Rejected or Refused."""
    principal = services.access.principal(token, event)
    services.limits.spend(principal.access, principal.event, principal.actor.role)
    seq = services.events.submit(principal.event, read_command(message), principal.actor)
    return {"ok": True, "seq": seq}


def follow(
    services: Services, principal: Principal, stream: Stream, epoch: object, since: object
) -> dict[str, Any]:
    """Return what a follower of a stream needs who knows it up to `since`; join its room before asking."""
    known = since if type(since) is int else None
    return services.events.follow(principal.event, stream, epoch if isinstance(epoch, str) else None, known)
