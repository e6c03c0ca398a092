"""The Journal on disk: snapshots say what all Changes say, whatever was done."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from formats.records.wall import Contribution
from tests.formats.meeting import EVENT, FOUNDED, GATHERED, F, O, P, Step, posted, secret_of
from tests.server.house import House, at_once, twins
from tests.server.journals import ENOUGH_FOR_A_SNAPSHOT, assert_loads_what_it_folds, loaded, posts


def snapshot_at(house: House, event: str = EVENT) -> int | None:
    query = text("SELECT seq FROM snapshots WHERE event = :event").bindparams(event=event)
    return house.services.database.read(lambda connection: connection.scalar(query))


def test_a_snapshot_is_written_after_many_changes_and_read_back(house: House) -> None:
    house.an_event()
    assert snapshot_at(house) is None
    at_once([lambda step=step: house.does(EVENT, *step) for step in posts(1000, ENOUGH_FOR_A_SNAPSHOT)])
    taken = snapshot_at(house)
    assert taken is not None
    for step in posts(5000, 5):
        house.does(EVENT, *step)
    assert snapshot_at(house) == taken < house.state(EVENT).seq
    assert_loads_what_it_folds(house)
    house.restart()
    assert_loads_what_it_folds(house)


def test_a_snapshot_is_really_used(house: House) -> None:
    """With a snapshot, the Changes before it are not read any more: here they cannot be."""
    house.an_event()
    at_once([lambda step=step: house.does(EVENT, *step) for step in posts(1000, ENOUGH_FOR_A_SNAPSHOT)])
    state = loaded(house)
    house.run_sql("UPDATE changes SET body = 'unreadable' WHERE seq <= (SELECT seq FROM snapshots)")
    assert loaded(house) == state


def test_the_line_in_lists_of_events_follows_the_journal(house: House) -> None:
    house.an_event()
    house.does(EVENT, O, "update_event", {"title": "Neuer Name", "starts_on": "2027-05-01"})
    query = text("SELECT title, starts_on, closed, seq FROM events")
    row = house.services.database.read(lambda connection: connection.execute(query).one())
    assert tuple(row) == ("Neuer Name", "2027-05-01", False, len(GATHERED) + 1)


def test_fifty_writers_on_one_event_and_others_beside_it(house: House) -> None:
    events = [house.an_event(twin=twin) for twin in ("", "b", "c")]
    steps = [
        lambda event=event, twin=twin, number=number: house.does(
            event, *twins([posted(f"card-{number:06}")], twin)[0]
        )
        for number, (event, twin) in itertools.product(range(50), zip(events, ("", "b", "c"), strict=True))
    ]
    answers = at_once(steps)
    for nth, event in enumerate(events):
        assert sorted(answers[nth::3]) == [len(GATHERED) + number for number in range(1, 51)]
        assert house.numbers(event) == list(range(1, len(GATHERED) + 51))
        assert_loads_what_it_folds(house, event)


# Few ids, so that Commands meet what others did; most of what is refused is refused by a rule.
CARDS = st.sampled_from([f"card-100{n}" for n in range(4)])
CLUSTERS = st.sampled_from([f"cluster-100{n}" for n in range(3)])
QUESTIONS = st.sampled_from(["question-1", "question-2"])
MAYBE_CLUSTER, MAYBE_CARD = st.none() | CLUSTERS, st.none() | CARDS


def step(role: Any, name: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.tuples(st.just(role), st.just(name), st.fixed_dictionaries(fields))


def with_secret(name: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    said = st.fixed_dictionaries({"contribution": CARDS, **fields})
    return said.map(lambda payload: (P, name, {**payload, "secret": secret_of(payload["contribution"])}))


TEXTS = st.sampled_from(["Ein Gedanke", "Noch einer", "ÄÖÜ?! -> *"])
STEPS = st.lists(
    st.one_of(
        with_secret("post_contribution", question=QUESTIONS, text=TEXTS),
        with_secret("post_contribution", question=QUESTIONS, text=TEXTS),
        with_secret("edit_contribution", text=TEXTS),
        with_secret("withdraw_contribution"),
        with_secret("explain_contribution", text=TEXTS),
        step(F, "set_question_rules", question=QUESTIONS, private=st.booleans(), moderated=st.booleans()),
        step(F, "approve_contributions", contributions=st.lists(CARDS, max_size=3)),
        step(F, "reveal_contributions", question=QUESTIONS),
        step(F, "open_phase", phase=QUESTIONS),
        step(F, "end_phase", phase=QUESTIONS),
        step(F, "close_phase", phase=QUESTIONS),
        step(F, "start_clock", seconds=st.integers(1, 600)),
        step(F, "pause_clock"),
        step(
            F,
            "create_cluster",
            cluster=CLUSTERS,
            question=QUESTIONS,
            contributions=st.lists(CARDS, max_size=3),
        ),
        step(F, "create_cluster", cluster=CLUSTERS, question=QUESTIONS, parent=CLUSTERS),
        step(F, "move_contribution", contribution=CARDS, cluster=MAYBE_CLUSTER, after=MAYBE_CARD),
        step(F, "move_cluster", cluster=CLUSTERS, parent=MAYBE_CLUSTER, after=MAYBE_CLUSTER),
        step(F, "dissolve_cluster", cluster=CLUSTERS),
        step(F, "hide_contribution", contribution=CARDS, reason=TEXTS),
        step(F, "unhide_contribution", contribution=CARDS),
        step(F, "move_question", question=QUESTIONS, after=st.none() | QUESTIONS),
        step(O, "update_event", title=TEXTS),
    ),
    min_size=5,
    max_size=40,
)


@pytest.fixture
def twin_names() -> Iterator[str]:
    return (f"h{number}" for number in itertools.count())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, together=st.booleans())
def test_whatever_is_done_the_journal_folds_to_the_state(
    house: House, twin_names: Iterator[str], steps: list[Step], together: bool
) -> None:
    """One after another or side by side, through the real writer, to a real file."""
    twin = next(twin_names)
    event = house.an_event((*FOUNDED, (F, "open_phase", {"phase": "question-1"})), twin=twin)
    works = [lambda step=step: house.does(event, *twins([step], twin)[0]) for step in steps]
    if together:
        at_once(works)
    else:
        for work in works:
            at_once([work])
    changes = house.journal(event)
    assert house.numbers(event) == list(range(1, len(changes) + 1))
    assert_loads_what_it_folds(house, event)
    withdrawn = {id_ for change in changes for id_ in change.forget} - {
        card.id for card in house.state(event).all(Contribution)
    }
    wordings = [
        card.text for change in changes for card in change.put if card.id in withdrawn and card.wording
    ]
    assert set(wordings) <= {""}
