"""The write path: what is acknowledged is on disk, whole and once; what is not has left no trace."""

from dataclasses import replace
from typing import Any

import pytest

from formats.commands import Actor, Role
from formats.rejected import Code, Rejected
from formats.state import State
from server.events import now_ms
from server.memory import Stored
from server.refusals import Refused
from server.writer import Writer
from tests.formats.meeting import EVENT, GATHERED, F, O, P, posted
from tests.server.house import House, assert_whole, at_once, cards

DEVICE = Actor(Role.PARTICIPANT, "device-of-somebody")


def test_numbers_have_no_gaps_and_the_state_is_the_fold_of_the_journal(house: House) -> None:
    house.an_event()
    assert house.numbers(EVENT) == list(range(1, len(GATHERED) + 1))
    assert_whole(house)
    house.restart()
    assert_whole(house)


def test_a_repeated_command_gets_its_first_answer_and_changes_nothing(house: House) -> None:
    house.an_event()
    post = house.command(*posted("card-0100")[1:])
    first = house.submit(EVENT, post, P)
    house.does(EVENT, *posted("card-0101"))
    before = house.dump()
    assert house.submit(EVENT, post, P) == first
    house.restart()
    assert house.submit(EVENT, post, P) == first
    assert house.dump() == before
    assert_whole(house)


def test_a_command_repeated_while_the_first_is_on_its_way_is_done_once(house: House) -> None:
    house.an_event()
    post = house.command(*posted("card-0100")[1:])
    answers = at_once([lambda: house.submit(EVENT, post, P)] * 5)
    assert set(answers) == {len(GATHERED) + 1}
    assert_whole(house)


@pytest.mark.parametrize(
    "other",
    [
        posted("card-0100", text="Etwas anderes"),
        posted("card-0999"),
        (F, "open_phase", {"phase": "question-2"}),
        (O, "update_event", {"title": "Anders"}),
    ],
)
def test_an_id_with_other_content_is_refused(house: House, other: Any) -> None:
    house.an_event()
    house.submit(EVENT, house.command(*posted("card-0100", text="Das Erste")[1:]), P)
    reused = f"command-{house._commands:06}"
    before = house.dump()
    role, name, payload, *item = other
    again = house.command(name, payload, *item)
    again = replace(again, id=reused)
    for _ in range(2):
        with pytest.raises(Rejected) as refusal:
            house.submit(EVENT, again, role)
        assert refusal.value.code == Code.ID_REUSED
        house.restart()
    assert house.dump() == before


def test_a_refused_command_is_not_remembered(house: House) -> None:
    house.an_event()
    house.does(EVENT, F, "close_phase", {"phase": "question-1"})
    post = house.command(*posted("card-0100")[1:])
    before = house.dump()
    with pytest.raises(Rejected) as refusal:
        house.submit(EVENT, post, P)
    assert (refusal.value.code, refusal.value.facts) == (
        Code.WRONG_PHASE,
        {"phase": "closed", "name": "collect"},
    )
    assert house.dump() == before
    house.does(EVENT, F, "open_phase", {"phase": "question-1"})
    assert house.submit(EVENT, post, P) == house.state(EVENT).seq
    assert "card-0100" in cards(house)


def test_a_command_that_changes_nothing_answers_with_the_last_number(house: House) -> None:
    seq = house.does(house.an_event(), F, "show_screen", {"shows": "wall"})
    before = house.dump()
    assert house.does(EVENT, F, "show_screen", {"shows": "wall"}) == seq
    assert house.dump() == before


def test_what_changed_nothing_at_first_changes_nothing_when_repeated(house: House) -> None:
    """Its answer was lost, and meanwhile somebody else wanted something different."""
    house.does(house.an_event(), F, "show_screen", {"shows": "wall"})
    wish = house.command("show_screen", {"shows": "wall"})
    first = house.submit(EVENT, wish, F)
    house.does(EVENT, F, "show_screen", {"shows": "join"})
    before = house.dump()
    assert house.submit(EVENT, wish, F) == first
    with pytest.raises(Rejected, match="id_reused"):
        house.submit(EVENT, replace(wish, name="close_event"), F)
    assert house.dump() == before
    assert_whole(house)


def test_good_and_refused_commands_of_one_batch_get_their_own_answers(house: House) -> None:
    house.an_event()
    taken = len(house.journal(EVENT))
    wishes = [
        posted("card-0100"),
        (P, "post_contribution", {**posted("card-0101")[2], "question": "question-2"}),
        posted("card-0102"),
        (P, "open_phase", {"phase": "question-2"}),
        posted("card-0103"),
    ]
    answers = at_once([lambda wish=wish: house.does(EVENT, *wish) for wish in wishes])
    told = [answer.code if isinstance(answer, Rejected) else answer for answer in answers]
    assert told == [taken + 1, Code.WRONG_PHASE, taken + 2, Code.NOT_ALLOWED, taken + 3]
    assert_whole(house)


def test_a_rule_that_breaks_harms_only_its_own_command(house: House) -> None:
    """Nothing that comes through the door breaks a rule; a payload of the wrong kind does."""
    house.an_event()
    body = house.command("start_clock", {"seconds": 60})
    broken = type(body)(body.id, "start_clock", "not a payload at all", body.item)  # type: ignore[arg-type]
    taken = len(house.journal(EVENT))
    answers = at_once(
        [
            lambda: house.does(EVENT, *posted("card-0100")),
            lambda: house.submit(EVENT, broken, F),
            lambda: house.does(EVENT, *posted("card-0101")),
        ]
    )
    assert [answers[0], answers[2]] == [taken + 1, taken + 2]
    assert isinstance(answers[1], Rejected)
    assert answers[1].code == Code.INVALID
    assert_whole(house)


def test_an_unknown_event_is_refused_and_not_remembered(house: House) -> None:
    for _ in range(2):
        with pytest.raises(Refused, match="unknown_event"):
            house.does("event-0404", *posted("card-0100"))
        with pytest.raises(Refused, match="unknown_event"):
            house.state("event-0404")
    before = house.dump()
    house.an_event()
    assert house.dump() != before


def test_a_publication_that_breaks_keeps_nobody_waiting(house: House) -> None:
    """What is on disk is acknowledged, whatever becomes of those who follow."""
    house.an_event()

    def publish(state: State, stored: list[Stored]) -> None:
        raise LookupError(stored[0].seq)

    writer = Writer(EVENT, house.services.database, now_ms, publish)
    for number in (1, 2):
        post = house.command(*posted(f"card-010{number}")[1:])
        assert writer.submit(post, DEVICE) == len(GATHERED) + number
