"""Five people at one wall, through the real writer and the real delivery, to a real file.

The rules alone are tried with far more examples in tests/formats/test_convergence.py.
"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats.records.wall import Contribution
from formats.registry import read_command
from formats.rejected import Rejected
from formats.streams import Stream
from tests.formats.meeting import WORKSHOP, Step, message
from tests.formats.sorters import GATHERED_MORE, GESTURES, Sorter
from tests.formats.sound import check_found, check_sound
from tests.server.house import House, Row, assert_whole, at_once, cards, snapshot, until

WALL = Stream("wall", WORKSHOP)
FIVE = range(5)
WANTS = st.tuples(
    st.sampled_from(FIVE),
    st.sampled_from(GESTURES),
    st.lists(st.integers(0, 30), min_size=6, max_size=6),
    st.integers(1, 3),
)
FATES = st.lists(
    st.sampled_from(["arrives", "comes twice", "is late", "is lost", "reconnects", "begins afresh"]),
    min_size=5,
    max_size=5,
)
ROUND = st.tuples(st.lists(WANTS, min_size=2, max_size=8), FATES, st.booleans())


class Wall:
    """One event in a house, five who sort it, and what was written and not withdrawn."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.event = house.an_event(GATHERED_MORE)
        self.sorters = [Sorter(f"sorter{n}", self.follow) for n in FIVE]
        self.written = cards(house)
        self._numbers = {house.state(self.event).seq}
        self._sent = 0

    def follow(self, since: int | None) -> Row:
        events = self.house.services.events
        return self.house.on_the_wire(events.follow(self.event, WALL, events.epoch, since))

    def carries_out(self, wants: list[tuple[int, str, list[int], int]]) -> None:
        """Everybody sends at the same moment, some of it several times."""
        said: list[tuple[Sorter, str, Step]] = []
        for who, what, picks, times in wants:
            sorter = self.sorters[who]
            sorter.wants(what, picks)
            said += [(sorter, *sorter.waiting[-1])] * times
        answers = at_once([lambda one=one: self._submit(one[1], one[2]) for one in said])
        for (sorter, command, step), answer in zip(said, answers, strict=True):
            assert isinstance(answer, int | Rejected)
            # Only a new number is a Change of this Command; what changed nothing names an older one.
            if isinstance(answer, int) and answer not in self._numbers:
                self._numbers.add(answer)
                sorter.sent.append((command, step))
                sorter.is_answered(answer)
                self._note(step)
        for sorter in self.sorters:
            sorter.waiting = []

    def _submit(self, id_: str, step: Step) -> int:
        role, name, payload, *_ = step
        return self.house.submit(self.event, read_command(message(name, payload, id_=id_)), role)

    def _note(self, step: Step) -> None:
        _, name, payload, *_ = step
        if name == "post_contribution":
            self.written.add(payload["contribution"])
        elif name == "withdraw_contribution":
            self.written.discard(payload["contribution"])

    def says_again(self) -> None:
        """Whatever changed something is sent once more, much later, after restarts: nothing happens."""
        before = self.house.state(self.event).seq
        again = [(id_, step) for sorter in self.sorters for id_, step in sorter.sent]
        answers = at_once([lambda one=one: self._submit(*one) for one in again])
        assert all(isinstance(answer, int) for answer in answers)
        assert self.house.state(self.event).seq == before

    def goes_out(self, fates: list[str]) -> None:
        """Bring what was sent since to each of the five, as the network will have it."""
        until(self._everything_sent)
        new = self.house.batches(WALL.name)[self._sent :]
        self._sent += len(new)
        for sorter, fate in zip(self.sorters, fates, strict=True):
            sorter.coming += {"is lost": [], "comes twice": [*new, *new]}.get(fate, new)
            if fate in ("reconnects", "begins afresh"):
                sorter.reconnects(afresh=fate == "begins afresh")
            elif fate != "is late":
                self._arrives(sorter)

    def _everything_sent(self) -> bool:
        awake: dict[str, Any] = self.house.services.events._awake
        return self.event not in awake or not awake[self.event].delivery._sending

    @staticmethod
    def _arrives(sorter: Sorter) -> None:
        while sorter.coming:
            sorter.hears(sorter.coming.pop(0))

    def settles(self) -> None:
        """The last batches, and the heartbeat by which everybody notices what they missed."""
        self.goes_out(["arrives"] * 5)
        self.house.services.events.beat()
        beats = [body for name, body, _ in self.house.sent if name == "heartbeat"]
        beat = [body for body in beats if body["stream"] == WALL.name][-1]
        for sorter in self.sorters:
            if sorter.at is None or sorter.at < beat["to"]:
                sorter.follows()

    def check(self) -> None:
        state = self.house.state(self.event)
        seen = snapshot(state, WALL.name)
        assert [sorter.known == seen for sorter in self.sorters] == [True] * 5
        assert {card.id for card in state.all(Contribution)} == self.written
        check_sound(state)
        check_found(state)
        assert_whole(self.house)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(ROUND, min_size=2, max_size=6))
def test_whatever_five_people_send_at_once_they_end_with_one_wall(house: House, rounds: Any) -> None:
    house.run_sql("DELETE FROM events")
    house.restart()
    house.sent.clear()
    wall = Wall(house)
    for wants, fates, restarts in rounds:
        wall.carries_out(wants)
        wall.goes_out(fates)
        if restarts:
            house.restart()
            for sorter in wall.sorters:
                sorter.reconnects(afresh=False)
    wall.settles()
    wall.says_again()
    wall.check()
