"""Dots on disk: once counted, no file tells any more what a device gave."""

import hashlib
import json
from dataclasses import replace
from itertools import product

import pytest

from formats.commands import Actor
from formats.records.dots import Ballot, Result
from formats.state import fold
from server import journal
from tests.formats.meeting import EVENT, WORKSHOP, F, P
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


def digests_of_every_ballot() -> set[bytes]:
    """What anybody with the file could try: each way to give one's dots, as the first answers keep it."""
    said = (
        [
            "cast_dots",
            WORKSHOP,
            given(**{name: points for name, points in zip("abc", each, strict=True) if points}),
        ]
        for each in product(range(3), repeat=3)
    )
    return {
        hashlib.blake2b(json.dumps(one, separators=(",", ":")).encode(), digest_size=8).digest()
        for one in said
    }


def cells(house: House) -> list[object]:
    """Return everything that stands in any row of any table."""
    return [cell for rows in house.dump().values() for row in rows for cell in row]


def test_counted_ballots_cannot_be_found_out_from_any_table(house: House) -> None:
    house.an_event((*TITLED, ADDED, OPEN))
    for device, dots in {"device-1": {"a": 1}, "device-2": {"c": 1}}.items():
        cast(house, device, **dots)
    cast(house, "device-1", a=2, b=1)
    cast(house, "device-2")
    every = digests_of_every_ballot()
    assert len([cell for cell in cells(house) if cell in every]) == 4
    house.does(EVENT, *SHUT)
    house.does(EVENT, *COUNTED)
    assert [cell for cell in cells(house) if cell in every] == []
    house.close()
    on_disk = b"".join(file.read_bytes() for file in sorted(house.settings.data.iterdir()))
    assert [each for each in every if each in on_disk] == []


@pytest.mark.parametrize(
    ("name", "payload"),
    [("remove_weighing", {"weighing": "weighing-1"}), ("remove_question", {"question": "question-1"})],
)
def test_what_is_removed_takes_the_ballots_along_that_were_emptied(
    house: House, name: str, payload: Row
) -> None:
    house.an_event((*TITLED, ADDED, OPEN))
    cast(house, "device-1", a=1)
    cast(house, "device-1")
    house.does(EVENT, F, name, payload)
    every = digests_of_every_ballot()
    assert [cell for cell in cells(house) if cell in every] == []
    assert [ballot for ballot in ballots_on_disk(house) if ballot.get("dots")] == []


def test_a_command_about_what_is_forgotten_still_gets_its_first_answer(house: House) -> None:
    """Neither a file nor the running server can tell another one from it any more."""
    house.an_event((*TITLED, ADDED, OPEN))
    first = house.command("cast_dots", given(a=1))
    same = house.command("cast_dots", given(a=1))
    other = given(b=1)
    device = Actor(P, "device-1")
    answers = [house.services.events.submit(EVENT, command, device) for command in (first, same)]
    for step in (SHUT, COUNTED):
        house.does(EVENT, *step)
    swapped = [replace(house.command("cast_dots", other), id=command.id) for command in (first, same)]
    for commands in ([first, same], swapped):
        assert [house.services.events.submit(EVENT, one, device) for one in commands] == answers
    house.restart()
    for command in (first, swapped[0]):
        assert house.services.events.submit(EVENT, command, device) == answers[0]


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
    assert [(ballot.dots, ballot.counted) for ballot in state.all(Ballot)] == [((), True)]


def test_dots_given_and_taken_back_after_a_count_are_forgotten_by_the_next_one(house: House) -> None:
    house.an_event((*TITLED, ADDED, OPEN))
    cast(house, "device-1", a=2)
    for step in (SHUT, COUNTED, OPEN):
        house.does(EVENT, *step)
    cast(house, "device-2", b=1)
    cast(house, "device-2")
    house.does(EVENT, *SHUT)
    assert len([ballot for ballot in ballots_on_disk(house) if ballot.get("dots")]) == 1
    house.does(EVENT, *COUNTED)
    assert [ballot for ballot in ballots_on_disk(house) if ballot.get("dots")] == []
    assert house.state(EVENT).get(Result, "weighing-1").people == 1


def test_what_is_read_back_after_counting_is_what_was_known(house: House) -> None:
    house.an_event((*TITLED, ADDED, OPEN))
    cast(house, "device-1", a=1)
    for step in (SHUT, COUNTED):
        house.does(EVENT, *step)
    known = house.state(EVENT)
    loaded = house.services.database.read(lambda connection: journal.load(connection, EVENT))
    assert loaded == fold(house.journal(EVENT)) == known
    assert known.get(Result, "weighing-1").item == WORKSHOP
