"""Which streams a role may follow. (Which Commands it may send stands with each Command, in `formats`.)"""

from formats.commands import Role
from formats.records.room import Item
from formats.state import State
from formats.streams import DESK, HISTORY, ROOM, WALL, Stream
from server.access import Principal
from server.refusals import Refused

_FAMILIES = {
    Role.PARTICIPANT: {ROOM, WALL},
    Role.HOST: {ROOM, WALL},
    Role.PROJECTOR: {ROOM, WALL},
    Role.FACILITATOR: {ROOM, WALL, DESK, HISTORY},
    Role.ORGANISER: {ROOM, WALL, DESK, HISTORY},
}


def checked_stream(state: State, principal: Principal, name: object) -> Stream:
    """Return the stream of that name; raises Refused (unknown_stream) for one this role may not follow."""
    stream = Stream.named(name) if isinstance(name, str) else None
    if stream is None or stream.family not in _FAMILIES.get(principal.actor.role, set()):
        raise Refused("unknown_stream")
    if stream.item is not None and state.find(Item, stream.item) is None:
        raise Refused("unknown_stream")
    return stream
