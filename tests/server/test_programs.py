"""Programs of our own take turns, so that the live process stays quick."""

from server import programs
from server.documents import write_documentation
from tests.formats.meeting import EVENT
from tests.server.house import House, at_once, until


def test_the_documentation_waits_for_its_turn(house: House) -> None:
    house.an_event()
    turns = programs._AT_ONCE
    written: list[bytes] = []

    def write() -> None:
        written.append(write_documentation(house.services, EVENT)[0])

    def keep_waiting() -> None:
        with turns, turns:
            until(lambda: turns.balance < 0)
            assert written == []

    assert at_once([keep_waiting, write]) == [None, None]
    assert [document[:2] for document in written] == [b"PK"]
