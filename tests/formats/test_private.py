"""What is private or waits: who receives it, and in which order it comes to light."""

from __future__ import annotations

import pytest

from formats.contributions import digest_of
from formats.records.room import Question
from formats.records.wall import Contribution, Unseen
from formats.registry import view
from formats.rejected import Code, Rejected
from formats.streams import DESK, WALL, Stream
from tests.formats.authors import (
    ELEVEN,
    FREE,
    MODERATED,
    PRIVATE,
    REVEALED,
    TEN,
    approves,
    declines,
    edits,
    explains,
    hides,
    withdraws,
)
from tests.formats.followers import STREAMS, Follower
from tests.formats.meeting import GATHERED, WORKSHOP, F, Meeting, Step, posted, secret_of


def everybody(meeting: Meeting) -> list[Follower]:
    return [Follower(stream, meeting.state) for stream in STREAMS]


def goes_on(meeting: Meeting, followers: list[Follower], *steps: Step) -> None:
    for step in steps:
        change, before = meeting.does(*step)
        for follower in followers:
            if change is not None:
                follower.hears(meeting.state, change, before)
            follower.check(meeting.state)


def everything(follower: Follower) -> str:
    return b"\n".join(follower.received).decode()


def test_what_is_private_reaches_nobody_not_even_by_its_id() -> None:
    meeting = Meeting(*GATHERED, PRIVATE)
    followers = everybody(meeting)
    goes_on(meeting, followers, TEN, edits("card-0010", "Geheim"), explains("card-0010", "Noch geheimer"))
    goes_on(meeting, followers, ELEVEN, withdraws("card-0011"))
    for follower in followers:
        said = everything(follower)
        assert [word in said for word in ("card-0010", "card-0011", "Geheim", "geheimer")] == [False] * 4
    desk = followers[-1]
    assert [record for record in desk.records.values() if isinstance(record, Unseen)] == [
        Unseen(id="question-1", item=WORKSHOP, count=1)
    ]
    goes_on(meeting, followers, REVEALED)
    assert ["card-0010" in everything(one) for one in followers] == [False, True, False, False, False]
    assert [record for record in desk.records.values() if isinstance(record, Unseen)] == []


def test_what_waits_is_on_the_desk_alone() -> None:
    meeting = Meeting(*GATHERED, MODERATED)
    followers = everybody(meeting)
    goes_on(meeting, followers, TEN, edits("card-0010", "Zweite Fassung"), hides("card-0010", "Beleidigt"))
    goes_on(meeting, followers, (F, "unhide_contribution", {"contribution": "card-0010"}))
    # Hiding is a step of the history, which only facilitators follow, and which holds no words.
    assert ["card-0010" in everything(one) for one in followers] == [False, False, False, True, True]
    assert ["Fassung" in everything(one) for one in followers] == [False, False, False, False, True]
    read = approves("card-0010", revisions={"card-0010": 1})
    goes_on(meeting, followers, read, edits("card-0010", "Dritte Fassung"))
    wall, desk = followers[1], followers[-1]
    assert ["Zweite Fassung" in everything(one) for one in (wall, desk)] == [True, True]
    assert ["Dritte Fassung" in everything(one) for one in (wall, desk)] == [False, True]
    shown = {record.id: record for record in view(meeting.state, Stream(WALL, WORKSHOP))}
    assert (shown["card-0010"].text, shown["card-0010"].proposed) == ("Zweite Fassung", None)  # type: ignore[attr-defined]
    goes_on(meeting, followers, approves("card-0010", revisions={"card-0010": 2}))
    assert "Dritte Fassung" in everything(wall)
    assert "card-0010" not in {record.id for record in view(meeting.state, Stream(DESK))}


def test_a_new_wording_that_waits_is_no_news_on_the_wall() -> None:
    meeting = Meeting(*GATHERED, MODERATED)
    followers = everybody(meeting)
    goes_on(
        meeting, followers, edits("card-0001", "Anders"), explains("card-0001", "Alle"), declines("card-0001")
    )
    assert [len(follower.received) - 1 for follower in followers] == [0, 0, 0, 0, 3]


def test_what_is_revealed_comes_in_an_order_that_is_not_that_of_writing() -> None:
    cards = [f"card-{number}" for number in range(1000, 1030)]
    meeting = Meeting(*GATHERED, PRIVATE, *(posted(card) for card in cards))
    change, _ = meeting.does(*REVEALED)
    assert change is not None
    revealed = [record.id for record in change.put if isinstance(record, Contribution)]
    assert sorted(revealed) == cards
    assert revealed != cards
    assert revealed != cards[::-1]
    order = meeting.order(Contribution, "question-1", None)
    assert order == ["card-0004", "card-0005", *revealed]
    on_wall = [record.id for record in view(meeting.state, Stream(WALL, WORKSHOP))]
    assert [id_ for id_ in on_wall if id_ in cards] == revealed


def test_a_revealed_question_takes_what_follows_at_once() -> None:
    meeting = Meeting(*GATHERED, PRIVATE, TEN, REVEALED, ELEVEN)
    assert meeting.state.get(Question, "question-1").private is False
    assert meeting.state.get(Contribution, "card-0011").on_wall


PROMISED = {"private": True, "moderated": True}


@pytest.mark.parametrize(
    ("rules", "promised", "now"),
    [
        ((PRIVATE,), {"private": True}, None),
        ((PRIVATE, MODERATED), PROMISED, None),
        ((PRIVATE,), {}, None),
        ((MODERATED,), {"private": False}, None),
        ((PRIVATE, MODERATED), {"private": False, "moderated": False}, None),
        ((), {"private": False, "moderated": False}, None),
        ((), {"private": True}, (False, False)),
        ((), {"moderated": True}, (False, False)),
        ((MODERATED,), PROMISED, (False, True)),
        ((PRIVATE,), PROMISED, (True, False)),
        ((PRIVATE, REVEALED), {"private": True}, (False, False)),
    ],
)
def test_nothing_is_taken_that_was_written_under_a_promise_that_holds_no_more(
    rules: tuple[Step, ...], promised: dict[str, bool], now: tuple[bool, bool] | None
) -> None:
    meeting = Meeting(*GATHERED, *rules)
    role, name, payload, item = TEN
    step = (role, name, {**payload, **promised}, item)
    if now is None:
        assert meeting.does(*step)[0] is not None
    else:
        with pytest.raises(Rejected) as refusal:
            meeting.does(*step)
        assert refusal.value.code == Code.RULES_CHANGED
        assert refusal.value.facts == {"private": now[0], "moderated": now[1]}


def test_what_is_stored_is_stored_whatever_was_promised() -> None:
    """A device that offers again what is here is answered as before; nothing new is shown by that."""
    role, name, payload, item = TEN
    again = (role, name, {**payload, "private": True}, item)
    meeting = Meeting(*GATHERED, PRIVATE, again, FREE)
    assert meeting.tells(*again) == []


def test_nobody_learns_who_wrote_what_is_moderated() -> None:
    meeting = Meeting(*GATHERED, MODERATED, TEN, approves("card-0010"))
    desk = Follower(Stream(DESK), meeting.state)
    assert b"device-of-somebody" not in b"".join([*meeting.journal, *desk.received])
    assert digest_of("card-0010", secret_of("card-0010")).encode() not in b"".join(desk.received)
