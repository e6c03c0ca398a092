"""Counting dots: the Rangfolge, what is forgotten, and that nobody is told anything before."""

from __future__ import annotations

from formats.ballots import ballot_id
from formats.codec import encode_records
from formats.records.dots import Ballot, Count, PaperDots, Result, Weighing
from formats.registry import record_types, shown, view
from formats.rejected import Code
from formats.state import Ref
from formats.streams import DESK, HISTORY, ROOM, WALL, Stream
from tests.formats.meeting import WORKSHOP, F
from tests.formats.weighing import COUNTED, OPEN, SHUT, on_paper, opened


class TestCounting:
    def test_equal_points_share_a_place(self) -> None:
        room = opened()
        room.cast("device-1", a=2, c=1)
        room.cast("device-2", b=1, c=1)
        room.cast("device-3", b=1)
        room.cast("device-4")
        room.does(*SHUT)
        room.does(*COUNTED)
        assert room.result() == [
            ("Sprache", 2, 1, 1, True),
            ("Wege", 2, 2, 1, True),
            ("Treffpunkte", 2, 2, 1, True),
        ]
        assert room.sums() == (6, 3, 0)

    def test_the_place_behind_a_tie_is_left_out(self) -> None:
        room = opened()
        room.cast("device-1", b=1, c=1)
        room.does(*SHUT)
        room.does(*COUNTED)
        assert room.result() == [
            ("Wege", 1, 1, 1, True),
            ("Treffpunkte", 1, 1, 1, True),
            ("Sprache", 0, 0, 3, False),
        ]

    def test_without_any_dots_the_result_is_empty(self) -> None:
        room = opened()
        room.does(*SHUT)
        room.does(*COUNTED)
        assert [line[1:] for line in room.result()] == [(0, 0, 1, True)] * 3
        assert room.sums() == (0, 0, 0)

    def test_single_ballots_are_forgotten(self) -> None:
        """Also those of who took all back, of whom no ballot stays: the Journal knows what they had given."""
        room = opened()
        room.cast("device-1", a=2)
        room.cast("device-2", b=1)
        room.cast("device-2")
        room.does(*SHUT)
        change, _ = room.does(*COUNTED)
        assert change is not None
        ids = [ballot_id("weighing-1", device) for device in ("device-1", "device-2")]
        assert (change.type, change.forget) == ("dots_counted", tuple(ids))
        assert [record for record in change.put if isinstance(record, Ballot)] == [
            Ballot(id=ids[0], item=WORKSHOP, weighing="weighing-1", counted=True)
        ]
        assert room.ballots() == {ids[0]: {}}

    def test_opened_again_who_was_counted_is_refused_and_others_are_added(self) -> None:
        room = opened()
        room.cast("device-1", a=2)
        room.cast("device-2", b=1)
        room.cast("device-2")
        for step in (SHUT, COUNTED, OPEN):
            room.does(*step)
        assert room.refuses("device-1", b=1) == (Code.ALREADY_COUNTED, {})
        assert room.refuses("device-1") == (Code.ALREADY_COUNTED, {})
        room.cast("device-2", a=1, b=2)
        room.cast("device-3", b=1)
        room.does(*SHUT)
        room.does(*COUNTED)
        assert room.result() == [
            ("Sprache", 3, 2, 1, True),
            ("Wege", 3, 2, 1, True),
            ("Treffpunkte", 0, 0, 3, False),
        ]
        assert room.sums() == (6, 3, 0)

    def test_a_ballot_taken_back_is_forgotten_even_when_nothing_is_added(self) -> None:
        room = opened()
        room.cast("device-1", a=2)
        for step in (SHUT, COUNTED, OPEN):
            room.does(*step)
        room.cast("device-2", b=1)
        room.cast("device-2")
        room.does(*SHUT)
        change, _ = room.does(*COUNTED)
        assert change is not None
        late = ballot_id("weighing-1", "device-2")
        assert (change.forget, change.drop) == ((late,), (Ref("ballot", late),))
        assert room.sums() == (2, 1, 0)
        assert room.state.get(Result, "weighing-1").added == 0
        assert room.tells(*COUNTED) == []

    def test_opened_again_nobody_is_told_the_result_until_it_is_counted_again(self) -> None:
        room = opened()
        room.cast("device-1", a=2)
        for step in (SHUT, COUNTED):
            room.does(*step)
        change, before = room.does(*OPEN)
        assert change is not None
        assert change.drop == (Ref("result", "weighing-1"),)
        told = shown(room.state, change, before, Stream(ROOM))
        assert told is not None
        assert told.drop == change.drop
        room.does(*on_paper(1, b=1))
        room.does(*SHUT)
        assert room.state.all(Result) == []
        room.does(*COUNTED)
        assert (room.sums(), room.state.get(Result, "weighing-1").added) == ((3, 2, 1), 0)

    def test_the_people_behind_paper_have_no_more_dots_than_there_are(self) -> None:
        room = opened(dots=1, most_per_option=2)
        room.does(*on_paper(4, a=4))
        room.does(*SHUT)
        room.does(*COUNTED)
        assert room.result()[0] == ("Sprache", 4, 4, 1, False)

    def test_paper_is_counted_in_the_same_way_before_and_after(self) -> None:
        room = opened()
        room.cast("device-1", a=2, b=1)
        room.does(*on_paper(2, b=3))
        assert room.state.all(Result) == []
        room.does(*SHUT)
        room.does(*COUNTED)
        assert room.result() == [
            ("Wege", 4, 3, 1, False),
            ("Sprache", 2, 1, 2, False),
            ("Treffpunkte", 0, 0, 3, False),
        ]
        assert room.sums() == (6, 3, 2)
        room.does(*on_paper(3, c=5))
        assert room.result() == [
            ("Treffpunkte", 5, 3, 1, False),
            ("Sprache", 2, 1, 2, False),
            ("Wege", 1, 1, 3, False),
        ]
        assert room.sums() == (8, 4, 3)
        room.does(*on_paper(0))
        assert room.sums() == (3, 1, 0)

    def test_paper_alone_can_be_counted(self) -> None:
        room = opened()
        room.does(*on_paper(1, a=1))
        room.does(*SHUT)
        room.does(*COUNTED)
        assert room.result()[0] == ("Sprache", 1, 1, 1, False)

    def test_a_closed_event_still_counts(self) -> None:
        room = opened()
        room.cast("device-1", a=1)
        room.does(
            F,
            "fill_outlook",
            {"outlook": {"addressee": "a", "reporter": "b", "feedback_by": "2027-01-01", "dates_open": True}},
        )
        room.does(F, "close_event", {})
        room.does(*on_paper(1, b=1))
        room.does(*COUNTED)
        assert room.sums() == (2, 2, 1)


STREAMS = (Stream(ROOM), Stream(WALL, WORKSHOP), Stream(DESK), Stream(HISTORY, WORKSHOP))


class TestSecrecy:
    """No stream says who gave what, or how much was given, before it is counted; ballots and sums never."""

    def test_while_people_give_dots_nobody_is_told_anything(self) -> None:
        room = opened()
        before = {stream: encode_records(view(room.state, stream)) for stream in STREAMS}
        changes = [*room.cast("device-1", a=2), *room.cast("device-2", b=1)]
        for stream in STREAMS:
            assert [shown(room.state, change, [], stream) for change in changes] == [None, None]
            assert encode_records(view(room.state, stream)) == before[stream]

    def test_paper_is_told_to_the_desk_alone(self) -> None:
        room = opened()
        change, _ = room.does(*on_paper(2, a=1))
        assert change is not None
        told = {stream.family: shown(room.state, change, [], stream) for stream in STREAMS}
        assert {family for family, said in told.items() if said} == {DESK}

    def test_counting_tells_the_room_the_result_and_nothing_else(self) -> None:
        room = opened()
        room.cast("device-1", a=2)
        room.does(*SHUT)
        change, _ = room.does(*COUNTED)
        assert change is not None
        told = {stream.family: shown(room.state, change, [], stream) for stream in STREAMS}
        assert {family: said.put for family, said in told.items() if said} == {
            ROOM: (room.state.get(Result, "weighing-1"),)
        }

    def test_no_stream_may_ever_carry_a_ballot_or_its_sums(self) -> None:
        assert (Ballot.families, Count.families) == (frozenset(), frozenset())
        assert {kind.kind(): set(kind.families) for kind in (Weighing, Result, PaperDots)} == {
            "weighing": {ROOM}, "result": {ROOM}, "paperdots": {DESK},
        }  # fmt: skip
        assert {"ballot", "count"} <= set(record_types())
