"""What the Journal holds can be read again, and says the same."""

from __future__ import annotations

import json

import msgspec
import pytest

from formats.codec import ENCODER, decode_change, decode_records, encode_change, encode_records
from formats.records.room import Event
from formats.registry import all_commands, record_types
from formats.state import Change, Ref, State, fold
from tests.formats.examples import ASKED, POSTED, PRIVATE, TAKEN, WEIGHED, WEIGHING_CLOSED
from tests.formats.meeting import GATHERED, OUTLOOK, F, Meeting, O, P

GIVEN = (P, "cast_dots", {**WEIGHED, "dots": {"cluster-1": 1}})
ON_PAPER = (F, "enter_paper_dots", {**WEIGHED, "people": 1, "dots": {"cluster-3": 1}})
*PREPARED, CLOSED = WEIGHING_CLOSED[len(GATHERED) :]
COUNTED = (*PREPARED, GIVEN, CLOSED, ON_PAPER, (F, "count_dots", WEIGHED))


def whole_meeting() -> Meeting:
    """A meeting that has a record of every kind, with every gated text."""
    meeting = Meeting(*TAKEN, ASKED, PRIVATE, POSTED, *COUNTED)
    meeting.does(O, "update_event", {"ends_on": "2026-11-21", "introduction": "Ein Satz.\n\nNoch einer."})
    meeting.does(F, "fill_outlook", {"outlook": OUTLOOK})
    meeting.does(F, "show_screen", {"shows": "wall"})
    return meeting


def test_the_whole_meeting_has_a_record_of_every_kind() -> None:
    kinds = {record.kind() for record in whole_meeting().state.records()}
    assert kinds == set(record_types())


def test_the_journal_says_what_the_state_is() -> None:
    meeting = whole_meeting()
    assert fold(decode_change(stored) for stored in meeting.journal) == meeting.state


def test_a_snapshot_says_what_the_state_is() -> None:
    state = whole_meeting().state
    stored = encode_records(state.records())
    assert State(state.seq, decode_records(stored)) == state
    assert encode_records(decode_records(stored)) == stored


def test_records_hold_plain_strings_whether_new_or_read() -> None:
    values = [
        value for record in whole_meeting().state.records() for value in msgspec.structs.astuple(record)
    ]
    assert [value for value in values if isinstance(value, str) and type(value) is not str] == []


def test_a_change_keeps_everything() -> None:
    event = Event(id="event-0001", title="T", starts_on="2026-11-20")
    change = Change(
        type="event_updated",
        by="organiser",
        at=1,
        item="workshop-1",
        put=(event,),
        drop=(Ref("cluster", "cluster-1"),),
        forget=("card-0001",),
    )
    assert decode_change(encode_change(change)) == change
    assert encode_change(decode_change(encode_change(change))) == encode_change(change)
    assert json.loads(encode_change(change))["drop"] == [["cluster", "cluster-1"]]


def test_fields_at_their_default_are_left_out() -> None:
    event = Event(id="event-0001", title="T", starts_on="2026-11-20")
    assert json.loads(encode_records([event])) == [
        {"kind": "event", "id": "event-0001", "title": "T", "starts_on": "2026-11-20"}
    ]


@pytest.mark.parametrize(
    "stored",
    [
        '[{"kind": "stranger", "id": "12345678"}]',
        '[{"kind": "event", "id": "12345678", "title": 5, "starts_on": "2026-11-20"}]',
        '[{"kind": "event", "id": "12345678"}]',
        "{}",
        "",
    ],
)
def test_what_no_format_declares_is_not_read(stored: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_records(stored)


@pytest.mark.parametrize("name", all_commands())
def test_what_is_left_out_of_a_command_can_be_encoded(name: str) -> None:
    """The server tells a repeated Command from another one by its encoding."""
    fields = msgspec.structs.fields(all_commands()[name].payload)
    factories = [
        field.default_factory() for field in fields if field.default_factory is not msgspec.NODEFAULT
    ]
    defaults = [field.default for field in fields if field.default is not msgspec.NODEFAULT]
    left_out = [value for value in (*factories, *defaults) if value is not msgspec.UNSET]
    assert len(json.loads(ENCODER.encode(left_out))) == len(left_out)
