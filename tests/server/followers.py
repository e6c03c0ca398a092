"""Followers of an event's streams, as tests ask for them."""

from formats.streams import Stream
from tests.formats.meeting import EVENT, OTHER_WORKSHOP, WORKSHOP
from tests.server.house import House, Row, View, rows

STREAMS = ("room", f"wall:{WORKSHOP}", f"wall:{OTHER_WORKSHOP}", "desk")
WALL = STREAMS[1]


def follow(house: House, stream: str, since: int | None = None, epoch: str | None = None) -> Row:
    """Ask as a follower would; the answer as it stands on the wire."""
    named = Stream.named(stream)
    assert named is not None
    epoch = epoch or house.services.events.epoch
    return house.on_the_wire(house.services.events.follow(EVENT, named, epoch, since))


def follow_all(house: House) -> dict[str, View]:
    return {stream: rows(follow(house, stream)["snapshot"]) for stream in STREAMS}


def everything_sent(house: House) -> bool:
    """Whether every followed stream has been sent as far as it has anything to carry."""
    delivery = house.services.events._awake[EVENT].delivery
    return not delivery._sending
