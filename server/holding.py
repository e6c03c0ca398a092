"""Who has which cards in hand: passed on to the other desks of an Event, kept nowhere, locks nothing."""

import secrets
from collections.abc import Callable, Mapping

import msgspec

from formats.commands import STEERING, Id, Role
from formats.rejected import Code, Rejected
from formats.state import State
from formats.streams import WALL
from server.access import Principal
from server.refusals import Refused
from server.rights import checked_stream

MOST_CARDS = 200
Tell = Callable[[dict[str, object]], None]


class Hold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a client says: it holds these cards of a wall; none: it lets go."""

    stream: str
    cards: tuple[Id, ...]


class Holder:
    """One connection's hands. Its name means nothing elsewhere."""

    def __init__(self, role: Role, tell: Tell) -> None:
        self._name = secrets.token_urlsafe(9)
        self._role = role
        self._tell = tell
        self._walls: set[str] = set()

    def hold(self, hold: Hold) -> None:
        (self._walls.add if hold.cards else self._walls.discard)(hold.stream)
        self._say(hold.stream, hold.cards)

    def let_go(self) -> None:
        """Let go of everything: the connection is over."""
        for wall in self._walls:
            self._say(wall, ())
        self._walls.clear()

    def _say(self, wall: str, cards: tuple[str, ...]) -> None:
        self._tell({"stream": wall, "holder": self._name, "by": self._role.value, "cards": list(cards)})


def checked_hold(state: State, principal: Principal, message: Mapping[str, object]) -> Hold:
    """Return what a message says; refused for whoever sorts no walls, and what is no wall of this Event."""
    if principal.actor.role not in STEERING:
        raise Rejected(Code.NOT_ALLOWED)
    try:
        hold = msgspec.convert(message, Hold)
    except msgspec.ValidationError:
        raise Rejected(Code.INVALID) from None
    if len(hold.cards) > MOST_CARDS:
        raise Rejected(Code.TOO_MANY, limit=MOST_CARDS)
    if checked_stream(state, principal, hold.stream).family != WALL:
        raise Refused("unknown_stream")
    return hold
