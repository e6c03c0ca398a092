"""Many sort together: whatever they do, nobody is handed what another one has, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from formats.codec import decode_change
from formats.helping import LASTS, is_sortable
from formats.records.room import Question
from formats.records.wall import Batch, Contribution, Proof
from formats.rejected import Code
from formats.state import State, fold
from tests.formats.meeting import FOUNDED, GATHERED, F, Meeting, P, posted, secret_of

Q1 = {"question": "question-1"}


class ManyHelpers(RuleBasedStateMachine):
    """Helpers take, sort, pass, dawdle and give back, while facilitators move and people write."""

    def __init__(self) -> None:
        super().__init__()
        self.meeting = Meeting(*GATHERED, *(posted(f"card-00{n}") for n in range(20, 32)))
        self.meeting.does(F, "ask_for_help", {**Q1, "size": 3})
        self.made = 100

    @property
    def state(self) -> State:
        return self.meeting.state

    @rule(waits=st.sampled_from([0, 1_000, 60_000, LASTS]), draws=st.data())
    def somebody_answers(self, waits: int, draws: st.DataObject) -> None:
        self.meeting.now += waits
        if not (batches := [batch.id for batch in self.state.all(Batch)]):
            return
        id_ = draws.draw(st.sampled_from(batches))
        wish = {"batch": id_, "secret": secret_of(id_)}
        about = {**wish, "contribution": draws.draw(st.sampled_from(self._cards()))}
        sort = (
            "sort_from_batch",
            {**about, "cluster": draws.draw(st.sampled_from(["cluster-1", "cluster-3"]))},
        )
        steps = [*[sort] * 4, ("pass_contribution", about), ("return_batch", wish)]
        self.meeting.tells(P, *draws.draw(st.sampled_from(steps)))

    @rule()
    def somebody_takes(self) -> None:
        self.made += 1
        id_ = f"batch-{self.made:04}"
        free = self._free()
        told = self.meeting.tells(P, "take_batch", {**Q1, "batch": id_, "secret": secret_of(id_)})
        if self._helpers() and free:
            assert self.state.get(Batch, id_).cards == tuple(free[: self._helpers()])
        else:
            assert told == (Code.NOTHING_LEFT if self._helpers() else Code.NO_HELP_WANTED)

    @rule(draws=st.data())
    def a_facilitator_sorts_too(self, draws: st.DataObject) -> None:
        card = draws.draw(st.sampled_from(self._cards()))
        steps = [
            (
                F,
                "move_contribution",
                {"contribution": card, "cluster": draws.draw(st.sampled_from([None, "cluster-2"]))},
            ),
            (F, "hide_contribution", {"contribution": card, "reason": "Nennt einen Namen"}),
            (F, "unhide_contribution", {"contribution": card}),
            (F, "end_help", Q1),
            (F, "ask_for_help", {**Q1, "size": 2}),
        ]
        self.meeting.tells(*draws.draw(st.sampled_from(steps)))

    @rule(draws=st.data())
    def an_author_writes_or_withdraws(self, draws: st.DataObject) -> None:
        self.made += 1
        card = draws.draw(st.sampled_from(self._cards()))
        withdrawn = (P, "withdraw_contribution", {"contribution": card, "secret": secret_of(card)})
        self.meeting.tells(*draws.draw(st.sampled_from([posted(f"card-{self.made:04}"), withdrawn])))

    @invariant()
    def nobody_has_another_ones_card(self) -> None:
        live = [batch for batch in self.state.all(Batch) if batch.until > self.meeting.now]
        dealt = [card for batch in live for card in batch.cards]
        assert len(set(dealt)) == len(dealt)

    @invariant()
    def a_batch_is_never_empty_and_always_proved(self) -> None:
        batches = self.state.all(Batch)
        assert [batch.id for batch in batches if not batch.cards] == []
        cards = {card.id for card in self.state.all(Contribution)}
        assert {proof.id for proof in self.state.all(Proof)} == cards | {batch.id for batch in batches}
        assert not batches or self._helpers() > 0

    def teardown(self) -> None:
        assert fold(map(decode_change, self.meeting.journal)) == self.state

    def _cards(self) -> list[str]:
        return [card.id for card in self.state.all(Contribution) if card.question == "question-1"]

    def _helpers(self) -> int:
        return self.state.get(Question, "question-1").helpers

    def _free(self) -> list[str]:
        live = [batch for batch in self.state.all(Batch) if batch.until > self.meeting.now]
        held = {card for batch in live for card in batch.cards}
        loose = self.state.ranked(Contribution, "question-1", None)
        free = [card for card in loose if is_sortable(card) and card.id not in held]
        return [card.id for card in free if not card.undecided] or [card.id for card in free]


TestManyHelpers = ManyHelpers.TestCase
TestManyHelpers.settings = settings(settings.default, stateful_step_count=40)


def sorting_together(meeting: Meeting, helpers: int) -> Iterator[tuple[str, str]]:
    """Everybody takes a batch and answers it card by card in turn; yield each batch and card to answer."""
    taken, busy = 0, True
    while busy:
        out = []
        for _ in range(helpers):
            id_ = f"batch-{(taken := taken + 1):04}"
            if (
                meeting.tells(P, "take_batch", {**Q1, "batch": id_, "secret": secret_of(id_)})
                != Code.NOTHING_LEFT
            ):
                out.append((id_, meeting.state.get(Batch, id_).cards))
        for turn in range(8):
            yield from ((id_, cards[turn]) for id_, cards in out if turn < len(cards))
        busy = bool(out)


def test_a_hundred_helpers_sort_a_thousand_cards() -> None:
    """In the end nothing is loose, nothing is lost, and nobody was asked what another one answered."""
    cards = [f"card-{n:04}" for n in range(1000, 2000)]
    meeting = Meeting(*FOUNDED, (F, "open_phase", {"phase": "question-1"}), *(posted(card) for card in cards))
    for number in (1, 2):
        meeting.does(F, "create_cluster", {"cluster": f"cluster-{number}", **Q1})
    meeting.does(F, "ask_for_help", Q1)
    answered = []
    for number, (id_, card) in enumerate(sorting_together(meeting, 100)):
        about = {"batch": id_, "contribution": card, "secret": secret_of(id_)}
        meeting.does(P, "sort_from_batch", {**about, "cluster": f"cluster-{number % 2 + 1}"})
        answered.append(card)
    assert (sorted(answered), meeting.state.all(Batch)) == (cards, [])
    assert [
        meeting.state.count_in(Contribution, "question-1", at) for at in (None, "cluster-1", "cluster-2")
    ] == [0, 500, 500]
    assert {proof.id for proof in meeting.state.all(Proof)} == set(cards)
    assert fold(map(decode_change, meeting.journal)) == meeting.state
