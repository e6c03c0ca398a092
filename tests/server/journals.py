"""What tests of the Journal do and compare."""

from formats.state import State, fold
from server import journal
from tests.formats.meeting import EVENT, Step, posted
from tests.server.house import House

ENOUGH_FOR_A_SNAPSHOT = 520


def loaded(house: House, event: str = EVENT) -> State:
    return house.services.database.read(lambda connection: journal.load(connection, event))


def posts(first: int, count: int) -> list[Step]:
    return [posted(f"card-{number:06}") for number in range(first, first + count)]


def assert_loads_what_it_folds(house: House, event: str = EVENT) -> None:
    assert loaded(house, event) == fold(house.journal(event)) == house.state(event)
