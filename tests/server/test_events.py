"""The Events that are awake: heartbeats and grace periods go on whatever happens to the disk."""

import pytest

from formats.phases import due
from formats.records.room import Phase
from formats.registry import read_command
from formats.rejected import Rejected
from formats.streams import Stream
from server import engine
from tests.formats.meeting import EVENT, F
from tests.server.house import House, at_once, until

NO_CLOSING = """
CREATE TRIGGER refuse BEFORE INSERT ON changes WHEN NEW.body LIKE '%"phase_closed"%'
BEGIN SELECT RAISE(ABORT, 'no'); END
"""


def phase(house: House) -> Phase:
    return house.state(EVENT).get(Phase, "question-1")


def test_the_timer_closes_a_phase_whose_grace_period_is_over(house: House) -> None:
    house.an_event()
    house.does(EVENT, F, "end_phase", {"phase": "question-1", "grace": 0})
    until(lambda: phase(house).state == "closed")
    assert [(change.type, change.by) for change in house.journal(EVENT)[-2:]] == [
        ("phase_ending", "facilitator"),
        ("phase_closed", "timer"),
    ]


def test_a_grace_period_that_ran_out_while_the_server_was_away_is_over_at_once(house: House) -> None:
    house.an_event()
    house.run_sql(NO_CLOSING)
    house.does(EVENT, F, "end_phase", {"phase": "question-1", "grace": 0})
    house.restart()
    house.run_sql("DROP TRIGGER refuse")
    until(lambda: phase(house).state == "closed")


def test_the_timer_goes_on_trying_with_pauses_when_the_disk_refuses(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.an_event()
    house.run_sql(NO_CLOSING)
    house.does(EVENT, F, "end_phase", {"phase": "question-1", "grace": 0})
    until(lambda: caplog.messages)
    for _ in range(100):
        engine.sleep(0.001)
    assert len([line for line in caplog.messages if "was not stored" in line]) == 1
    house.run_sql("DROP TRIGGER refuse")
    until(lambda: phase(house).state == "closed")


def test_the_timer_is_set_although_the_first_look_at_an_event_failed(house: House) -> None:
    house.an_event()
    house.run_sql(NO_CLOSING)
    house.does(EVENT, F, "end_phase", {"phase": "question-1", "grace": 0})
    house.restart()
    house.run_sql("DROP TRIGGER refuse", "ALTER TABLE changes RENAME TO elsewhere")
    (failure,) = at_once([lambda: house.state(EVENT)])
    assert "no such table" in str(failure)
    house.run_sql("ALTER TABLE elsewhere RENAME TO changes")
    until(lambda: phase(house).state == "closed")


def test_nobody_can_use_the_timers_ids(house: House) -> None:
    """Something else under the id of the timer's next Command would keep the phase open for ever."""
    house.an_event()
    house.does(EVENT, F, "end_phase", {"phase": "question-1", "grace": 600})
    ((_, command),) = due(house.state(EVENT))
    with pytest.raises(Rejected) as refusal:
        read_command(
            {"id": command.id, "name": command.name, "payload": {"phase": "question-1"}, "item": command.item}
        )
    assert refusal.value.facts == {"field": "id"}


def test_heartbeats_go_to_every_event_although_one_cannot_be_read(house: House) -> None:
    for twin in ("", "b"):
        event = house.an_event(twin=twin)
        house.services.events.follow(event, Stream("room"), None, None)
    house.services.events.beat()
    assert sorted(room for _, _, room in house.sent) == ["bevent-0001/room", "event-0001/room"]
