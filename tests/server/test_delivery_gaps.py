"""Numbers of a stream where something lies between: a batch still to come, or what was never published."""

from formats.commands import Actor
from formats.streams import Stream
from server.delivery import Delivery
from server.events import now_ms
from server.memory import Stored
from server.writer import Writer
from tests.formats.meeting import EVENT, WORKSHOP, Step, posted
from tests.server.house import House, rows, snapshot, until

WALL = f"wall:{WORKSHOP}"


def hand_made(house: House, *steps: Step) -> tuple[Delivery, list[Stored]]:
    """Return a Delivery whose wall is followed, and what some steps stored behind its back."""
    house.an_event()
    stored: list[Stored] = []
    writer = Writer(EVENT, house.services.database, now_ms, lambda state, news: stored.extend(news))
    delivery = Delivery(EVENT, "epoch", now_ms, house.emit)
    delivery.follow(writer.state(), Stream("wall", WORKSHOP), None, None)
    for role, *said in steps:
        writer.submit(house.command(*said), Actor(role, "device"))
    house.restart()
    return delivery, stored


def test_a_heartbeat_says_the_last_number_sent_and_not_the_newest(house: House) -> None:
    """Else a follower would see a hole where a batch is only about to come."""
    delivery, [stored] = hand_made(house, posted("card-0100"))
    start = stored.seq - 1
    delivery.publish(house.state(EVENT), [stored])
    assert [beat["to"] for _, beat in delivery.heartbeat()] == [start]
    until(lambda: house.sent)
    assert [beat["to"] for _, beat in delivery.heartbeat()] == [start + 1]


def test_what_was_never_published_is_a_hole_and_not_passed_over(house: House) -> None:
    """As when a commit was reported as failed and had not: then nobody was told of it."""
    delivery, [_, second] = hand_made(house, posted("card-0100"), posted("card-0101"))
    known = second.seq - 2
    delivery.publish(house.state(EVENT), [second])
    until(lambda: house.sent)
    (batch,) = house.batches(WALL)
    assert (batch["from"], batch["to"]) == (known + 1, known + 2)
    answer = delivery.follow(house.state(EVENT), Stream.named(WALL), "epoch", known)
    assert rows(house.on_the_wire(answer)["snapshot"]) == snapshot(house.state(EVENT), WALL)


def test_what_was_never_published_is_noticed_when_somebody_asks(house: House) -> None:
    delivery, [first, second] = hand_made(house, posted("card-0100"), posted("card-0101"))
    delivery.publish(house.state(EVENT), [first])
    answer = delivery.follow(house.state(EVENT), Stream.named(WALL), "epoch", first.seq)
    assert rows(house.on_the_wire(answer)["snapshot"]) == snapshot(house.state(EVENT), WALL)
    assert [beat["to"] for _, beat in delivery.heartbeat()] == [second.seq]
