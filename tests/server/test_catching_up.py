"""Catching up: whoever comes back is told what was missed, or the whole anew, and only what is theirs."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats.streams import Stream
from tests.formats.meeting import EVENT, GATHERED, F, P, posted, secret_of
from tests.server.examples import EXAMPLES
from tests.server.followers import STREAMS, WALL, everything_sent, follow, follow_all
from tests.server.house import House, View, at_once, brought_forward, rows, snapshot, until

CANARY = "Kanarienvogel"


def test_catching_up_from_any_number_leads_to_the_snapshot(house: House) -> None:
    house.an_event()
    follow_all(house)
    seen: dict[int, dict[str, View]] = {}
    for name in ("open_phase", "move_cluster", "hide_contribution", "unhide_contribution", "close_phase"):
        seen[house.state(EVENT).seq] = {stream: snapshot(house.state(EVENT), stream) for stream in STREAMS}
        house.does(EVENT, *EXAMPLES[name][-1])
    last = house.state(EVENT).seq
    for since, known in seen.items():
        for stream in STREAMS:
            answer = follow(house, stream, since)
            assert (answer["from"], answer["to"]) == (since, last)
            assert brought_forward(known[stream], answer["changes"]) == snapshot(house.state(EVENT), stream)
    assert follow(house, WALL, last)["changes"] == []


def test_what_was_hidden_or_withdrawn_meanwhile_never_reaches_who_catches_up(house: House) -> None:
    house.an_event()
    since = house.state(EVENT).seq
    for card in ("card-0100", "card-0101", "card-0102"):
        house.does(EVENT, *posted(card, text=f"{CANARY} {card}"))
    house.does(EVENT, F, "hide_contribution", {"contribution": "card-0100", "reason": "Ein Name"})
    mine = {"contribution": "card-0101", "secret": secret_of("card-0101")}
    house.does(EVENT, P, "withdraw_contribution", mine)
    mine = {"contribution": "card-0102", "secret": secret_of("card-0102")}
    house.does(EVENT, P, "edit_contribution", {**mine, "text": "Neu gesagt"})
    everywhere = [follow(house, stream, known) for stream in STREAMS for known in (since, None)]
    told = [(answer["stream"], str(answer).count(CANARY)) for answer in everywhere]
    # The desk alone still shows the hidden one, with its reason.
    assert told == [(stream, int(stream == "desk")) for stream in STREAMS for _ in (since, None)]


def test_a_snapshot_comes_after_too_much_was_missed(house: House) -> None:
    house.an_event()
    follow_all(house)
    since = house.state(EVENT).seq
    at_once([lambda n=n: house.does(EVENT, *posted(f"card-{n:06}")) for n in range(301)])
    answer = follow(house, WALL, since)
    assert "changes" not in answer
    assert rows(answer["snapshot"]) == snapshot(house.state(EVENT), WALL)
    assert "changes" in follow(house, WALL, since + 200)


@pytest.mark.parametrize(
    ("since", "epoch"), [(3, "another-life"), (3, ""), (999, None), (-1, None), (0, None)]
)
def test_a_snapshot_comes_where_the_number_means_nothing(house: House, since: int, epoch: str | None) -> None:
    """Another epoch, a number from the future, one from before the first, and what another process wrote."""
    house.an_event()
    house.restart()
    epoch = house.services.events.epoch if epoch is None else epoch
    answer = house.on_the_wire(house.services.events.follow(EVENT, Stream("room"), epoch, since))
    assert rows(answer["snapshot"]) == snapshot(house.state(EVENT), "room")
    assert (answer["epoch"], answer["to"]) == (house.services.events.epoch, len(GATHERED))


def test_the_epoch_stays_over_restarts(house: House) -> None:
    epoch = house.services.events.epoch
    house.restart()
    assert house.services.events.epoch == epoch != ""


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(sorted(EXAMPLES)), min_size=2, max_size=6), looks=st.integers(0, 5))
def test_one_follower_stays_and_one_catches_up_and_both_know_the_same(
    house: House, names: list[str], looks: int
) -> None:
    """Any examples in any order; what is refused changes nothing."""
    if house.services.database.read(
        lambda connection: connection.exec_driver_sql("SELECT 1 FROM events").first()
    ):
        house.run_sql("DELETE FROM events")
        house.restart()
        house.sent.clear()
    house.an_event()
    known = follow_all(house)
    start = house.state(EVENT).seq
    seen, left = known, start
    for nth, name in enumerate(names):
        if nth == looks:
            seen = {stream: snapshot(house.state(EVENT), stream) for stream in STREAMS}
            left = house.state(EVENT).seq
        for step in EXAMPLES[name]:
            at_once([lambda step=step: house.does(EVENT, *step)])
    until(lambda: everything_sent(house))
    for stream in STREAMS:
        now = snapshot(house.state(EVENT), stream)
        changes: list[Any] = [change for batch in house.batches(stream) for change in batch["changes"]]
        assert brought_forward(known[stream], changes) == now
        assert brought_forward(seen[stream], follow(house, stream, left)["changes"]) == now


def test_whoever_catches_up_does_not_even_hear_the_id_of_what_they_may_not_see(house: House) -> None:
    house.an_event()
    rules = {"question": "question-1", "private": True}
    start = house.does(EVENT, F, "set_question_rules", rules)
    follow_all(house)
    house.does(EVENT, *posted("card-0100", text=CANARY))
    house.does(EVENT, *posted("card-0101"))
    house.does(
        EVENT, P, "withdraw_contribution", {"contribution": "card-0101", "secret": secret_of("card-0101")}
    )
    house.does(EVENT, F, "set_question_rules", {**rules, "private": False, "moderated": True})
    house.does(EVENT, *posted("card-0102"))
    answers = [str(follow(house, stream, start)) for stream in STREAMS]
    assert ["changes" in answer for answer in answers] == [True] * 4
    private = ("card-0100", "card-0101", CANARY)
    assert [[word in answer for word in private] for answer in answers] == [[False] * 3] * 4
    assert ["card-0102" in answer for answer in answers] == [False, False, False, True]


def test_what_is_revealed_reaches_whoever_follows_and_whoever_catches_up(house: House) -> None:
    house.an_event()
    start = house.does(EVENT, F, "set_question_rules", {"question": "question-1", "private": True})
    known = follow_all(house)
    house.does(EVENT, *posted("card-0100", text=CANARY))
    house.does(EVENT, F, "reveal_contributions", {"question": "question-1"})
    until(lambda: everything_sent(house))
    for stream in STREAMS:
        changes = [change for batch in house.batches(stream) for change in batch["changes"]]
        news = snapshot(house.state(EVENT), stream)
        assert brought_forward(known[stream], changes) == news
        assert brought_forward(known[stream], follow(house, stream, start)["changes"]) == news
    assert [CANARY in str(snapshot(house.state(EVENT), stream)) for stream in STREAMS] == [
        False,
        True,
        False,
        False,
    ]
