"""Live delivery: whoever applies what arrives knows what a snapshot says, and nothing else."""

import pytest

from formats.registry import all_commands
from formats.streams import Stream
from tests.formats.meeting import EVENT, GATHERED, F, posted
from tests.server.examples import EXAMPLES
from tests.server.followers import STREAMS, WALL, everything_sent, follow, follow_all
from tests.server.house import House, Row, at_once, brought_forward, snapshot, until

# Nobody is told of a ballot before it is counted.
UNHEARD = {"cast_dots"}


def test_every_command_has_an_example() -> None:
    assert set(EXAMPLES) | {"create_event"} == set(all_commands())
    assert all(steps[-1][1] == name for name, steps in EXAMPLES.items())


@pytest.mark.parametrize("name", EXAMPLES)
def test_old_snapshot_and_batch_make_the_new_snapshot(house: House, name: str) -> None:
    house.an_event()
    *before, step = EXAMPLES[name]
    for earlier in before:
        house.does(EVENT, *earlier)
    known = follow_all(house)
    seq = house.does(EVENT, *step)
    until(lambda: everything_sent(house))
    news = {stream: snapshot(house.state(EVENT), stream) for stream in STREAMS}
    assert (news == known) == (name in UNHEARD)
    for stream in STREAMS:
        batches = house.batches(stream)
        changes = [change for batch in batches for change in batch["changes"]]
        assert brought_forward(known[stream], changes) == news[stream]
        # Whom it does not concern hears nothing of it, and a batch says exactly what it covers.
        assert (batches == []) == (known[stream] == news[stream])
        assert [(batch["from"], batch["to"]) for batch in batches] == [(seq - 1, seq)] * len(batches)


def test_create_event_is_what_a_first_snapshot_shows(house: House) -> None:
    house.an_event(GATHERED[:1])
    assert [row["kind"] for row in follow(house, "room")["snapshot"]] == ["event"]


def test_batches_chain_without_a_hole(house: House) -> None:
    house.an_event()
    known = follow_all(house)
    start = house.state(EVENT).seq
    for number in range(6):
        steps = [posted(f"card-1{number}0{nth}") for nth in range(4)]
        if number % 2:
            steps.append((F, "rename_cluster", {"cluster": "cluster-1", "title": f"Titel {number}"}))
            steps.append((F, "show_screen", {"shows": "wall" if number == 1 else "join"}))
        at_once([lambda step=step: house.does(EVENT, *step) for step in steps])
        until(lambda: everything_sent(house))
    for stream in ("room", WALL):
        batches = house.batches(stream)
        edges = [start, *(batch["to"] for batch in batches)]
        assert [batch["from"] for batch in batches] == edges[:-1]
        numbers = [change["seq"] for batch in batches for change in batch["changes"]]
        assert numbers == sorted(set(numbers))
        assert all(b["from"] < change["seq"] <= b["to"] for b in batches for change in b["changes"])
        changes = [change for batch in batches for change in batch["changes"]]
        assert brought_forward(known[stream], changes) == snapshot(house.state(EVENT), stream)


@pytest.mark.parametrize("name", EXAMPLES)
def test_proofs_of_authorship_are_in_no_stream(house: House, name: str) -> None:
    house.an_event()
    follow_all(house)
    for step in EXAMPLES[name]:
        house.does(EVENT, *step)
    until(lambda: everything_sent(house))
    sent = str(house.sent) + str([follow(house, stream, since) for stream in STREAMS for since in (2, None)])
    assert '"proof"' not in sent.replace("'", '"')
    assert "digest" not in sent


def test_a_stream_that_cannot_be_sent_does_not_stop_the_others(house: House) -> None:
    house.an_event()
    follow_all(house)

    def refuse_wall(message: str, body: Row) -> None:
        if body["stream"] == WALL:
            raise OSError(message)

    house.on_sent = refuse_wall
    house.does(EVENT, F, "close_phase", {"phase": "question-1"})
    steps = [posted("card-0100", "question-9"), EXAMPLES["hide_contribution"][-1]]
    at_once([lambda step=step: house.does(EVENT, *step) for step in steps])
    until(lambda: everything_sent(house))
    assert {body["stream"] for _, body, _ in house.sent} == set(STREAMS) - {WALL}


def test_the_desk_hears_how_many_people_are_there_and_nobody_else_does(house: House) -> None:
    house.an_event()
    follow_all(house)
    for device, step in (("a", 1), ("b", 1), ("a", 1), ("b", -1)):
        house.services.events.count_in(EVENT, device, step)
    house.services.events.beat()
    beats = [(body["stream"], body.get("people")) for name, body, _ in house.sent if name == "heartbeat"]
    assert sorted(beats) == sorted((stream, 1 if stream == "desk" else None) for stream in STREAMS)
    assert house.services.events.people(EVENT) == ["a"]


def test_every_message_goes_to_the_room_of_its_event_and_stream(house: House) -> None:
    others = house.an_event(twin="x", organiser="grace")
    house.an_event()
    house.services.events.follow(others, Stream("room"), None, None)
    follow_all(house)
    house.does(EVENT, F, "open_phase", {"phase": "question-2"})
    house.does(EVENT, *EXAMPLES["withdraw_contribution"][-1])
    until(lambda: everything_sent(house))
    rooms = {(body["stream"], room) for _, body, room in house.sent}
    assert rooms == {(stream, f"{EVENT}/{stream}") for stream in ("room", WALL)}
