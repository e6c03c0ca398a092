"""Making, listing and finding whole events."""

from typing import Any

import pytest

from formats.rejected import Code, Rejected
from server import organising
from server.organising import CODE_ALPHABET, CODE_LENGTH
from server.refusals import Refused
from tests.server.house import House, at_once

ABOUT = {"title": "Ankommen in Lindenau", "starts_on": "2026-11-20"}


def create(house: House, event: str | None = None, account: str = "ada", **about: Any) -> Any:
    return organising.create_event(house.services, house.organiser(account), {**ABOUT, **about}, event)


def test_an_event_is_made_once_however_often_it_is_asked_for(house: House) -> None:
    line = create(house, "event-0001")
    before = house.dump()
    assert create(house, "event-0001") == line
    assert house.dump() == before
    assert (line.title, line.starts_on, line.closed) == ("Ankommen in Lindenau", "2026-11-20", False)
    assert (len(line.code), set(line.code) - set(CODE_ALPHABET)) == (CODE_LENGTH, set())


def test_an_event_is_made_once_by_those_who_ask_at_the_same_time(house: House) -> None:
    house.organiser()
    lines = at_once([lambda: create(house, "event-0001")] * 5)
    assert lines == [organising.get_event(house.services, "event-0001")] * 5
    assert house.numbers("event-0001") == [1]


def test_nobody_takes_the_id_of_somebody_elses_event(house: House) -> None:
    create(house, "event-0001")
    before = house.dump()["changes"]
    with pytest.raises(Rejected) as refusal:
        create(house, "event-0001", account="grace")
    assert refusal.value.code == Code.ID_TAKEN
    assert house.dump()["changes"] == before


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"title": ""}, Code.EMPTY),
        ({"title": "x" * 201}, Code.TOO_LONG),
        ({"starts_on": "2026-02-30"}, Code.INVALID),
        ({"ends_on": "2026-11-19"}, Code.WRONG_DATES),
        ({"owner": "grace"}, Code.INVALID),
    ],
)
def test_what_the_rules_refuse_leaves_no_empty_event_behind(
    house: House, about: dict[str, Any], code: Code
) -> None:
    house.organiser()
    before = house.dump()
    with pytest.raises(Rejected) as refusal:
        create(house, **about)
    assert refusal.value.code == code
    assert house.dump() == before


def test_programs_do_not_choose_the_id(house: House) -> None:
    about = {**ABOUT, "event": "chosen-by-client"}
    assert organising.create_event(house.services, house.organiser(), about).id != "chosen-by-client"


def test_an_event_that_could_not_be_stored_is_in_no_list_and_can_be_made_again(house: House) -> None:
    house.organiser()
    house.run_sql("CREATE TRIGGER refuse BEFORE INSERT ON changes BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(Refused, match="unavailable"):
        create(house, "event-0001")
    assert organising.events_of(house.services, house.organiser()) == []
    house.run_sql("DROP TRIGGER refuse")
    line = create(house, "event-0001")
    assert organising.events_of(house.services, house.organiser()) == [line]


def test_lists_show_an_accounts_own_events_newest_first(house: House) -> None:
    for day, event in (
        ("2026-01-05", "event-0001"),
        ("2027-01-05", "event-0002"),
        ("2026-06-05", "event-0003"),
    ):
        create(house, event, starts_on=day)
    create(house, "event-0004", account="grace")
    seen = [line.id for line in organising.events_of(house.services, house.organiser())]
    assert seen == ["event-0002", "event-0003", "event-0001"]


def test_a_code_is_found_however_it_is_typed(house: House) -> None:
    line = create(house)
    code = line.code
    for typed in (code, code.lower(), f" {code[:4]}-{code[4:]} ", f"{code[:4]} {code[4:]}", ".".join(code)):
        assert organising.find_event_by_code(house.services, typed) == line
    for typed in ("", code[:-1], code + code[-1], "0" * 8, "\ud800" * 8, "ß" * 8, "' OR 1=1 --"):
        assert organising.find_event_by_code(house.services, typed) is None


def test_an_unknown_event_is_refused(house: House) -> None:
    with pytest.raises(Refused, match="unknown_event"):
        organising.get_event(house.services, "event-0404")
