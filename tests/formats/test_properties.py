"""Whatever people send, in whatever order: what must hold holds after every Command."""

from __future__ import annotations

from collections import Counter

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from formats.codec import decode_change, decode_records, encode_change, encode_records
from formats.records.room import Clock, Event, Phase
from formats.records.wall import Batch, Contribution, Proof, Unseen
from formats.rejected import Rejected
from formats.state import Change, State, apply, fold
from formats.unseen import with_author_alone
from tests.formats.followers import STREAMS, Follower, digests
from tests.formats.meeting import GATHERED, Meeting, P, Step
from tests.formats.sound import check_found, check_sound
from tests.formats.wishes import wishes


class AnyMeeting(RuleBasedStateMachine):
    """People send Commands at random; followers listen."""

    def __init__(self) -> None:
        super().__init__()
        self.meeting = Meeting(*GATHERED)
        self.followers = [Follower(stream, self.meeting.state) for stream in STREAMS]
        self.written = {card.id for card in self.state.all(Contribution)}
        self.never_shown = {"Gedanke card-0005", "Nennt einen Namen"}

    @property
    def state(self) -> State:
        return self.meeting.state

    @rule(draws=st.data(), waits=st.integers(0, 60_000))
    def somebody_sends(self, draws: st.DataObject, waits: int) -> None:
        self.meeting.now += waits
        step = draws.draw(wishes(self.state))
        decided = self._decided(step)
        assert self._decided(step) == decided
        if isinstance(decided, list) and decided:
            self._happens(step)

    def _decided(self, step: Step) -> object:
        """Ask the rules, which leave no trace; return the Changes or the refusal."""
        before = self.state.seq, self.state.records()
        try:
            return self.meeting.decides(*step)
        except Rejected as refusal:
            return refusal.code, refusal.facts
        finally:
            assert (self.state.seq, self.state.records()) == before

    def _happens(self, step: Step) -> None:
        change, before = self.meeting.does(*step)
        assert change is not None
        for follower in self.followers:
            old = follower.records.copy()
            assert follower.hears(self.state, change, before) == (old != follower.records)
        if change.type == "contribution_posted":
            self.written.add(change.put[0].id)
        elif change.type == "contribution_withdrawn":
            self.written.discard(change.drop[0].id)
        hidden = self.state.find(Contribution, "card-0005")
        if hidden is not None and hidden.on_wall:
            self.never_shown.discard("Gedanke card-0005")
        assert b"device-of-somebody" not in self.meeting.journal[-1]
        assert change.by != P or change.at % 60 == 0

    @invariant()
    def what_was_told_in_pieces_is_what_a_snapshot_says(self) -> None:
        for follower in self.followers:
            follower.check(self.state)

    @invariant()
    def nobody_receives_what_they_may_not_see(self) -> None:
        for follower in self.followers:
            follower.check_received(digests(self.meeting))
        for follower in self.followers[:-1]:
            follower.check_received([*self.never_shown])

    @invariant()
    def what_is_covered_is_counted_and_known_to_nobody(self) -> None:
        covered = [card for card in self.state.all(Contribution) if with_author_alone(card)]
        counts = {unseen.id: unseen.count for unseen in self.state.all(Unseen)}
        assert counts == Counter(card.question for card in covered)
        for follower in self.followers:
            follower.check_received([card.id for card in covered])

    @invariant()
    def nothing_written_is_lost(self) -> None:
        assert {card.id for card in self.state.all(Contribution)} == self.written
        sorted_now = {batch.id for batch in self.state.all(Batch)}
        marks = {mark.id for card in self.state.all(Contribution) for mark in card.conflicts}
        assert {proof.id for proof in self.state.all(Proof)} == self.written | sorted_now | marks

    @invariant()
    def nothing_hangs_in_the_air_or_stands_twice_unasked(self) -> None:
        check_sound(self.state)
        check_found(self.state)

    @invariant()
    def every_phase_has_one_state(self) -> None:
        phases = self.state.all(Phase)
        assert all((phase.ends_at is not None) == (phase.state == "ending") for phase in phases)
        open_in = [phase.item for phase in phases if phase.state == "open"]
        assert len(set(open_in)) == len(open_in)
        assert all(clock.ends_at is None or clock.left is None for clock in self.state.all(Clock))

    @invariant()
    def what_is_closed_says_how_it_goes_on(self) -> None:
        if any(event.closed for event in self.state.all(Event)):
            assert {phase.state for phase in self.state.all(Phase)} <= {"planned", "closed"}
            assert [event.outlook.missing() for event in self.state.all(Event)] == [[]]

    def teardown(self) -> None:
        changes = [decode_change(stored) for stored in self.meeting.journal]
        assert [encode_change(change) for change in changes] == self.meeting.journal
        assert fold(changes) == self.state
        self._check_restart(changes)
        self._check_forgetting(changes)

    def _check_restart(self, changes: list[Change]) -> None:
        """A snapshot and the Changes since are as good as all Changes."""
        half = len(changes) // 2
        snapshot = encode_records(fold(changes[:half]).records())
        resumed = State(half, decode_records(snapshot))
        for change in changes[half:]:
            apply(resumed, change)
        assert resumed == self.state

    def _check_forgetting(self, changes: list[Change]) -> None:
        """Where the words are gone that Changes forget, the state is the same, and they are gone."""
        for number, change in enumerate(changes):
            changes[:number] = [earlier.blanked(change.forget) for earlier in changes[:number]]
        assert fold(changes) == self.state
        gone = [
            r for one in changes for r in one.put if isinstance(r, Contribution) and r.id not in self.written
        ]
        assert [(record.text, record.reason) for record in gone] == [("", "")] * len(gone)


TestAnyMeeting = AnyMeeting.TestCase
TestAnyMeeting.settings = settings(settings.default, stateful_step_count=40)
