"""The write path and the disk: what it refuses leaves no trace, what it has not yet nobody sees."""

from typing import Any

import pytest

from formats.streams import Stream
from server import engine
from tests.formats.meeting import EVENT, GATHERED, WORKSHOP, O, P, posted
from tests.server.house import House, assert_whole, at_once, cards, until

WALL = Stream("wall", WORKSHOP)
ROOM = Stream("room")
SWAMPED = {"title": "x" * 200, "introduction": "y" * 10_000}
REFUSING_DISKS = {
    "a row is refused": (
        [
            "CREATE TRIGGER refuse BEFORE INSERT ON answers BEGIN SELECT RAISE(ABORT, 'no'); END",
        ],
        ["DROP TRIGGER refuse"],
    ),
    "the commit is refused": (
        [
            "CREATE TABLE refusal (account REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED)",
            "CREATE TRIGGER refuse AFTER INSERT ON changes BEGIN INSERT INTO refusal VALUES ('nobody'); END",
        ],
        ["DROP TRIGGER refuse", "DROP TABLE refusal"],
    ),
    "the disk is full": (["PRAGMA max_page_count = 1"], ["PRAGMA max_page_count = 1000000"]),
}


@pytest.mark.parametrize("disk", REFUSING_DISKS)
def test_a_disk_that_refuses_leaves_no_trace_and_the_next_command_works(house: House, disk: str) -> None:
    house.an_event()
    for stream in (WALL, ROOM):
        house.services.events.follow(EVENT, stream, None, None)
    break_it, mend_it = REFUSING_DISKS[disk]
    house.run_sql(*break_it)
    state, before = house.state(EVENT).records(), house.dump()
    wishes = [
        posted("card-0100"),
        (O, "update_event", SWAMPED),
        *(posted(f"card-01{n}") for n in range(10, 99)),
    ]
    answers = at_once([lambda wish=wish: house.does(EVENT, *wish) for wish in wishes])
    assert [(answer.code, answer.retry_after) for answer in answers] == [("unavailable", 2)] * len(wishes)
    assert (house.dump(), house.state(EVENT).records(), house.sent) == (before, state, [])
    house.run_sql(*mend_it)
    assert house.does(EVENT, *wishes[0]) == len(GATHERED) + 1
    assert_whole(house)
    until(lambda: house.batches(WALL.name))
    (batch,) = house.batches(WALL.name)
    assert [change["seq"] for change in batch["changes"]] == [len(GATHERED) + 1]


def test_while_the_disk_is_slow_nobody_sees_what_is_not_on_it(house: House) -> None:
    """Another connection holds the write lock. The post waits for it, and whoever looks waits with it."""
    house.an_event()
    seen: list[object] = []
    posting: list[int] = []
    with house.second_connection() as other:
        other.execute("BEGIN IMMEDIATE")
        engine.spawn(lambda: posting.append(house.does(EVENT, *posted("card-0100"))))
        until(house.services.events._awake[EVENT].writer.settled.locked)
        engine.spawn(lambda: seen.append("card-0100" in cards(house)))
        engine.spawn(lambda: seen.append(house.services.events.follow(EVENT, WALL, None, None)["to"]))
        for _ in range(50):
            engine.sleep(0)
        assert (posting, seen, house.sent) == ([], [], [])
        other.execute("ROLLBACK")
    until(lambda: len(seen) == 2)
    assert posting == [len(GATHERED) + 1]
    assert seen == [True, len(GATHERED) + 1]


def test_what_is_acknowledged_can_be_read_by_others_at_that_moment(house: House) -> None:
    house.an_event()
    with house.second_connection() as other:
        for card in ("card-0100", "card-0101"):
            seq = house.does(EVENT, *posted(card, text=f"Wort von {card}"))
            (body,) = other.execute("SELECT body FROM changes WHERE seq = ?", (seq,)).fetchone()
            assert f"Wort von {card}" in body


def test_what_is_sent_to_followers_can_be_read_by_others_at_that_moment(house: House) -> None:
    house.an_event()
    house.services.events.follow(EVENT, WALL, None, None)
    on_disk: list[int] = []
    with house.second_connection() as other:
        house.on_sent = lambda message, body: on_disk.append(
            other.execute("SELECT max(seq) FROM changes").fetchone()[0]
        )
        at_once([lambda n=n: house.does(EVENT, *posted(f"card-01{n:02}")) for n in range(20)])
        until(lambda: house.sent and house.sent[-1][1]["to"] == house.state(EVENT).seq)
    assert len(on_disk) == len(house.sent) > 0
    assert all(seq >= body["to"] for seq, (_, body, _) in zip(on_disk, house.sent, strict=True))


def test_whoever_finds_two_thousand_waiting_is_told_to_come_back(house: House) -> None:
    house.an_event()
    posts = [house.command(*posted(f"card-{number:06}")[1:]) for number in range(2001)]
    answers: list[Any] = []
    with house.second_connection() as other:
        other.execute("BEGIN IMMEDIATE")
        first = house.command(*posted("card-0100")[1:])
        engine.spawn(lambda: answers.append(house.submit(EVENT, first, P)))
        until(house.services.events._awake[EVENT].writer.settled.locked)
        for post in posts:
            engine.spawn(lambda post=post: answers.extend(at_once([lambda: house.submit(EVENT, post, P)])))
        until(lambda: answers)
        (refusal,) = answers
        assert (refusal.code, refusal.retry_after) == ("busy", 1)
        other.execute("ROLLBACK")
    until(lambda: len(answers) == 2002)
    assert_whole(house)
    assert house.state(EVENT).seq == len(GATHERED) + 2001
