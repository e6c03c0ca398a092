"""Dots on disk: once counted, no file tells any more what a device gave."""

import json

from formats.commands import Actor
from formats.records.dots import Ballot, Result
from formats.state import fold
from server import journal
from tests.formats.meeting import EVENT, WORKSHOP, P
from tests.formats.weighing import ADDED, COUNTED, OPEN, SHUT, TITLED, given
from tests.server.house import House, Row


def cast(house: House, device: str, **dots: int) -> None:
    house.services.events.submit(EVENT, house.command("cast_dots", given(**dots)), Actor(P, device))


def ballots_on_disk(house: House) -> list[Row]:
    """Return every ballot that is written down anywhere, in the Journal or in a snapshot."""
    with house.second_connection() as connection:
        bodies = connection.execute("SELECT body FROM changes UNION ALL SELECT records FROM snapshots")
        stored = [json.loads(body) for (body,) in bodies.fetchall()]
    records = (
        record for body in stored for record in (body if isinstance(body, list) else body.get("put", []))
    )
    return [record for record in records if record["kind"] == "ballot"]


def test_counting_leaves_sums_and_who_took_part_and_nothing_else(house: House) -> None:
    house.an_event((*TITLED, ADDED, OPEN))
    cast(house, "device-1", a=1)
    cast(house, "device-1", a=2, b=1)
    cast(house, "device-2", c=1)
    cast(house, "device-2")
    assert len([ballot for ballot in ballots_on_disk(house) if ballot.get("dots")]) == 3
    house.does(EVENT, *SHUT)
    house.does(EVENT, *COUNTED)
    assert len(ballots_on_disk(house)) == 5
    assert [ballot for ballot in ballots_on_disk(house) if ballot.get("dots")] == []
    state = house.state(EVENT)
    assert [(line.title, line.points) for line in state.get(Result, "weighing-1").lines] == [
        ("Sprache", 2),
        ("Wege", 1),
        ("Treffpunkte", 0),
    ]
    assert sorted((ballot.dots, ballot.counted) for ballot in state.all(Ballot)) == [((), False), ((), True)]


def test_what_is_read_back_after_counting_is_what_was_known(house: House) -> None:
    house.an_event((*TITLED, ADDED, OPEN))
    cast(house, "device-1", a=1)
    for step in (SHUT, COUNTED):
        house.does(EVENT, *step)
    known = house.state(EVENT)
    loaded = house.services.database.read(lambda connection: journal.load(connection, EVENT))
    assert loaded == fold(house.journal(EVENT)) == known
    assert known.get(Result, "weighing-1").item == WORKSHOP
