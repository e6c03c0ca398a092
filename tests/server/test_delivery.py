"""Live delivery: whoever applies what arrives knows what a snapshot says, and nothing else."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats.registry import all_commands
from formats.streams import Stream
from tests.formats.meeting import EVENT, GATHERED, OTHER_WORKSHOP, WORKSHOP, F, P, posted, secret_of
from tests.server.examples import EXAMPLES
from tests.server.house import House, Row, View, at_once, brought_forward, rows, snapshot, until

STREAMS = ("room", f"wall:{WORKSHOP}", f"wall:{OTHER_WORKSHOP}", "desk")
WALL = STREAMS[1]
CANARY = "Kanarienvogel"
# Nobody is told of a ballot before it is counted.
UNHEARD = {"cast_dots"}


def follow(house: House, stream: str, since: int | None = None, epoch: str | None = None) -> Row:
    """Ask as a follower would; the answer as it stands on the wire."""
    named = Stream.named(stream)
    assert named is not None
    epoch = epoch or house.services.events.epoch
    return house.on_the_wire(house.services.events.follow(EVENT, named, epoch, since))


def follow_all(house: House) -> dict[str, View]:
    return {stream: rows(follow(house, stream)["snapshot"]) for stream in STREAMS}


def everything_sent(house: House) -> bool:
    """Whether every followed stream has been sent as far as it has anything to carry."""
    delivery = house.services.events._awake[EVENT].delivery
    return not delivery._sending


def test_every_command_has_an_example() -> None:
    assert set(EXAMPLES) | {"create_event"} == set(all_commands())
    assert all(steps[-1][1] == name for name, steps in EXAMPLES.items())


@pytest.mark.parametrize("name", EXAMPLES)
def test_old_snapshot_and_batch_make_the_new_snapshot(house: House, name: str) -> None:
    house.an_event()
    *before, step = EXAMPLES[name]
    for earlier in before:
        house.does(EVENT, *earlier)
    known = follow_all(house)
    seq = house.does(EVENT, *step)
    until(lambda: everything_sent(house))
    news = {stream: snapshot(house.state(EVENT), stream) for stream in STREAMS}
    assert (news == known) == (name in UNHEARD)
    for stream in STREAMS:
        batches = house.batches(stream)
        changes = [change for batch in batches for change in batch["changes"]]
        assert brought_forward(known[stream], changes) == news[stream]
        # Whom it does not concern hears nothing of it, and a batch says exactly what it covers.
        assert (batches == []) == (known[stream] == news[stream])
        assert [(batch["from"], batch["to"]) for batch in batches] == [(seq - 1, seq)] * len(batches)


def test_create_event_is_what_a_first_snapshot_shows(house: House) -> None:
    house.an_event(GATHERED[:1])
    assert [row["kind"] for row in follow(house, "room")["snapshot"]] == ["event"]


def test_batches_chain_without_a_hole(house: House) -> None:
    house.an_event()
    known = follow_all(house)
    start = house.state(EVENT).seq
    for number in range(6):
        steps = [posted(f"card-1{number}0{nth}") for nth in range(4)]
        if number % 2:
            steps.append((F, "rename_cluster", {"cluster": "cluster-1", "title": f"Titel {number}"}))
            steps.append((F, "show_screen", {"shows": "wall" if number == 1 else "join"}))
        at_once([lambda step=step: house.does(EVENT, *step) for step in steps])
        until(lambda: everything_sent(house))
    for stream in ("room", WALL):
        batches = house.batches(stream)
        edges = [start, *(batch["to"] for batch in batches)]
        assert [batch["from"] for batch in batches] == edges[:-1]
        numbers = [change["seq"] for batch in batches for change in batch["changes"]]
        assert numbers == sorted(set(numbers))
        assert all(b["from"] < change["seq"] <= b["to"] for b in batches for change in b["changes"])
        changes = [change for batch in batches for change in batch["changes"]]
        assert brought_forward(known[stream], changes) == snapshot(house.state(EVENT), stream)


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


@pytest.mark.parametrize("name", EXAMPLES)
def test_proofs_of_authorship_are_in_no_stream(house: House, name: str) -> None:
    house.an_event()
    follow_all(house)
    for step in EXAMPLES[name]:
        house.does(EVENT, *step)
    until(lambda: everything_sent(house))
    sent = str(house.sent) + str([follow(house, stream, since) for stream in STREAMS for since in (2, None)])
    assert '"proof"' not in sent.replace("'", '"')
    assert "digest" not in sent


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


def test_a_stream_that_cannot_be_sent_does_not_stop_the_others(house: House) -> None:
    house.an_event()
    follow_all(house)

    def refuse_wall(message: str, body: Row) -> None:
        if body["stream"] == WALL:
            raise OSError(message)

    house.on_sent = refuse_wall
    house.does(EVENT, F, "close_phase", {"phase": "question-1"})
    steps = [posted("card-0100", "question-9"), EXAMPLES["hide_contribution"][-1]]
    at_once([lambda step=step: house.does(EVENT, *step) for step in steps])
    until(lambda: everything_sent(house))
    assert {body["stream"] for _, body, _ in house.sent} == set(STREAMS) - {WALL}


def test_the_desk_hears_how_many_people_are_there_and_nobody_else_does(house: House) -> None:
    house.an_event()
    follow_all(house)
    for device, step in (("a", 1), ("b", 1), ("a", 1), ("b", -1)):
        house.services.events.count_in(EVENT, device, step)
    house.services.events.beat()
    beats = [(body["stream"], body.get("people")) for name, body, _ in house.sent if name == "heartbeat"]
    assert sorted(beats) == sorted((stream, 1 if stream == "desk" else None) for stream in STREAMS)
    assert house.services.events.people(EVENT) == ["a"]


def test_every_message_goes_to_the_room_of_its_event_and_stream(house: House) -> None:
    others = house.an_event(twin="x", organiser="grace")
    house.an_event()
    house.services.events.follow(others, Stream("room"), None, None)
    follow_all(house)
    house.does(EVENT, F, "open_phase", {"phase": "question-2"})
    house.does(EVENT, *EXAMPLES["withdraw_contribution"][-1])
    until(lambda: everything_sent(house))
    rooms = {(body["stream"], room) for _, body, room in house.sent}
    assert rooms == {(stream, f"{EVENT}/{stream}") for stream in ("room", WALL)}


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
