"""Five people sort one wall at once.

However their Commands and what they hear are delayed, repeated and lost: in the end all of them see the same
wall, and it is the one in the Journal.
"""

from __future__ import annotations

import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from formats.codec import decode_change, encode_change, encode_records
from formats.records.wall import Contribution
from formats.registry import shown, view, visible
from formats.rejected import Rejected
from formats.state import Ref, fold
from formats.streams import WALL, Stream
from tests.formats.meeting import WORKSHOP, Meeting, Step
from tests.formats.sorters import GATHERED_MORE, GESTURES, Row, Sorter
from tests.formats.sound import check_found, check_sound

THE_WALL = Stream(WALL, WORKSHOP)
WHO = st.integers(0, 4)
PICKS = st.lists(st.integers(0, 30), min_size=6, max_size=6)


class Room:
    """The rules, with what a server adds to them: first answers are kept, and news go out in batches."""

    def __init__(self) -> None:
        self.meeting = Meeting(*GATHERED_MORE)
        self.written = {card.id for card in self.meeting.state.all(Contribution)}
        self.sent = self.meeting.state.seq
        self._answers: dict[str, int] = {}
        self._pending: list[Row] = []
        self._touched: dict[int, tuple[Ref, ...]] = {}

    def answers(self, command: str, step: Step) -> int | None:
        """Carry a Command out; return its number, the first one if it was said before, None if refused."""
        if command in self._answers:
            return self._answers[command]
        try:
            change, before = self.meeting.does(*step)
        except Rejected:
            return None
        state = self.meeting.state
        if change is not None:
            self._touched[state.seq] = tuple(change.refs())
            self._note(change.type, [ref.id for ref in change.refs() if ref.kind == "contribution"])
            told = shown(state, change, before, THE_WALL)
            self._pending += [{**json.loads(encode_change(told)), "seq": state.seq}] if told else []
        self._answers[command] = state.seq
        return state.seq

    def _note(self, happened: str, cards: list[str]) -> None:
        if happened == "contribution_posted":
            self.written |= set(cards)
        elif happened == "contribution_withdrawn":
            self.written -= {card for card in cards if self.meeting.state.find(Contribution, card) is None}

    def batch(self) -> Row | None:
        """Return what is to be sent now, if anything is."""
        if not self._pending:
            return None
        batch = {"from": self.sent, "to": self.meeting.state.seq, "changes": self._pending}
        self.sent, self._pending = self.meeting.state.seq, []
        return batch

    def follow(self, since: int | None) -> Row:
        state = self.meeting.state
        if since is None or state.seq - since > 12:
            return {"to": state.seq, "snapshot": self.wall()}
        refs = {ref for seq, touched in self._touched.items() if seq > since for ref in touched}
        records = {ref: state.find_ref(ref) for ref in sorted(refs)}
        seen = {ref: visible(state, record, THE_WALL) if record else None for ref, record in records.items()}
        put = json.loads(encode_records(record for record in seen.values() if record is not None))
        drop = [list(ref) for ref, record in seen.items() if record is None]
        return {"to": state.seq, "from": since, "changes": [{"seq": state.seq, "put": put, "drop": drop}]}

    def wall(self) -> Any:
        return json.loads(encode_records(view(self.meeting.state, THE_WALL)))


class FiveAtOneWall(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.room = Room()
        self.sorters = [Sorter(f"sorter{n}", self.room.follow) for n in range(5)]

    @rule(who=WHO, what=st.sampled_from(GESTURES), picks=PICKS)
    def wants(self, who: int, what: str, picks: list[int]) -> None:
        self.sorters[who].wants(what, picks)

    @rule(who=WHO, what=st.sampled_from(GESTURES), picks=PICKS)
    def does_at_once(self, who: int, what: str, picks: list[int]) -> None:
        self.sorters[who].wants(what, picks)
        self.a_command_arrives(who)

    @rule(who=WHO)
    def a_command_arrives(self, who: int) -> None:
        sorter = self.sorters[who]
        if sorter.waiting:
            sorter.sent.append(sorter.waiting.pop(0))
            if (seq := self.room.answers(*sorter.sent[-1])) is not None:
                sorter.is_answered(seq)

    @rule(who=WHO, nth=st.integers(0, 50))
    def a_command_arrives_again(self, who: int, nth: int) -> None:
        if not (sent := self.sorters[who].sent):
            return
        command, step = sent[nth % len(sent)]
        first = self.room._answers.get(command)
        before = self.room.meeting.state.seq
        again = self.room.answers(command, step)
        if first is not None:
            assert (again, self.room.meeting.state.seq) == (first, before)

    @rule()
    def a_batch_goes_out(self) -> None:
        if (batch := self.room.batch()) is not None:
            for sorter in self.sorters:
                sorter.coming.append(batch)

    @rule(who=WHO, nth=st.integers(0, 3), again=st.booleans())
    def a_batch_arrives(self, who: int, nth: int, again: bool) -> None:
        """Perhaps late, behind another one, or to come once more."""
        if coming := self.sorters[who].coming:
            batch = coming[nth % len(coming)]
            if not again:
                coming.remove(batch)
            self.sorters[who].hears(batch)

    @rule(who=WHO)
    def a_batch_is_lost(self, who: int) -> None:
        del self.sorters[who].coming[:1]

    @rule(who=WHO, afresh=st.booleans())
    def reconnects(self, who: int, afresh: bool) -> None:
        self.sorters[who].reconnects(afresh=afresh)

    @invariant()
    def nothing_hangs_and_nothing_is_lost(self) -> None:
        state = self.room.meeting.state
        check_sound(state)
        check_found(state)
        assert {card.id for card in state.all(Contribution)} == self.room.written

    def teardown(self) -> None:
        for who, sorter in enumerate(self.sorters):
            while sorter.waiting:
                self.a_command_arrives(who)
        self.a_batch_goes_out()
        for sorter in self.sorters:
            for batch in sorter.coming:
                sorter.hears(batch)
            if sorter.at != self.room.sent:
                sorter.follows()
        wall = {(row["kind"], row["id"]): row for row in self.room.wall()}
        assert [sorter.known == wall for sorter in self.sorters] == [True] * 5
        journal = [decode_change(stored) for stored in self.room.meeting.journal]
        assert fold(journal) == self.room.meeting.state


TestFiveAtOneWall = FiveAtOneWall.TestCase
TestFiveAtOneWall.settings = settings(
    settings.default, max_examples=2 * settings.default.max_examples, stateful_step_count=120
)
