"""The Journal on disk: snapshots say what all Changes say, and what was taken back is gone for good."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from formats.records.wall import Contribution
from formats.state import State, fold
from server import journal
from tests.formats.meeting import EVENT, FOUNDED, GATHERED, F, O, P, Step, posted, secret_of
from tests.server.house import House, at_once, twins

CANARY, SECOND, THIRD = "Kanarienvogel-eins", "Kanarienvogel-zwei", "Kanarienvogel-drei"
ENOUGH_FOR_A_SNAPSHOT = 520


def loaded(house: House, event: str = EVENT) -> State:
    return house.services.database.read(lambda connection: journal.load(connection, event))


def snapshot_at(house: House, event: str = EVENT) -> int | None:
    query = text("SELECT seq FROM snapshots WHERE event = :event").bindparams(event=event)
    return house.services.database.read(lambda connection: connection.scalar(query))


def posts(first: int, count: int) -> list[Step]:
    return [posted(f"card-{number:06}") for number in range(first, first + count)]


def assert_loads_what_it_folds(house: House, event: str = EVENT) -> None:
    assert loaded(house, event) == fold(house.journal(event)) == house.state(event)


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


def written_with_canaries(house: House) -> None:
    """A card that was moved, sorted, hidden and brought back, so that many Changes carry its wording."""
    house.an_event(FOUNDED)
    card = {"contribution": "card-0001"}
    steps: list[Step] = [
        (F, "open_phase", {"phase": "question-1"}),
        posted("card-0001", text=CANARY),
        posted("card-0002", text="Bleibt stehen"),
        (
            F,
            "create_cluster",
            {"cluster": "cluster-1", "question": "question-1", "contributions": ["card-0001"]},
        ),
        (F, "hide_contribution", {**card, "reason": f"Grund: {CANARY}"}),
        (F, "unhide_contribution", card),
        (F, "move_contribution", {**card, "cluster": None, "after": None}),
        (F, "move_contribution", {**card, "cluster": "cluster-1"}),
        (F, "dissolve_cluster", {"cluster": "cluster-1"}),
    ]
    for step in steps:
        house.does(EVENT, *step)
    save_snapshot(house)
    assert sum(CANARY in str(change) for change in house.journal(EVENT)) == 7
    assert CANARY in str(house.dump()["snapshots"])


def save_snapshot(house: House) -> None:
    state = house.state(EVENT)
    house.services.database.write(
        lambda connection: journal.save_snapshot(connection, EVENT, state.seq, state.records())
    )


def bytes_on_disk(house: House) -> bytes:
    """Return everything in the data folder once the last connection has cleaned up behind itself."""
    house.close()
    return b"".join(file.read_bytes() for file in sorted(house.settings.data.iterdir()))


def test_withdrawing_takes_the_wording_out_of_every_change_and_every_byte(house: House) -> None:
    written_with_canaries(house)
    house.does(
        EVENT, P, "withdraw_contribution", {"contribution": "card-0001", "secret": secret_of("card-0001")}
    )
    dump = house.dump()
    assert CANARY not in str(dump)
    assert "Bleibt stehen" in str(dump["changes"])
    assert house.state(EVENT).find(Contribution, "card-0001") is None
    assert_loads_what_it_folds(house)
    on_disk = bytes_on_disk(house)
    assert (CANARY.encode() in on_disk, b"Bleibt stehen" in on_disk) == (False, True)


def test_a_withdrawn_wording_is_gone_from_the_disk_while_the_server_runs(house: House) -> None:
    written_with_canaries(house)
    house.does(
        EVENT, P, "withdraw_contribution", {"contribution": "card-0001", "secret": secret_of("card-0001")}
    )
    assert any(CANARY.encode() in file.read_bytes() for file in house.settings.data.iterdir())
    house.services.events.beat()
    assert not any(CANARY.encode() in file.read_bytes() for file in house.settings.data.iterdir())


def test_editing_takes_the_old_wording_out_of_every_change_and_every_byte(house: House) -> None:
    written_with_canaries(house)
    card = {"contribution": "card-0001", "secret": secret_of("card-0001")}
    house.does(EVENT, P, "edit_contribution", {**card, "text": SECOND})
    save_snapshot(house)
    house.does(EVENT, P, "edit_contribution", {**card, "text": THIRD})
    dump = str(house.dump())
    assert (CANARY in dump, SECOND in dump, THIRD in dump) == (False, False, True)
    assert house.state(EVENT).get(Contribution, "card-0001").text == THIRD
    assert_loads_what_it_folds(house)
    on_disk = bytes_on_disk(house)
    assert [canary.encode() in on_disk for canary in (CANARY, SECOND, THIRD)] == [False, False, True]


def test_forgetting_reaches_explanations_proposals_translations_and_marks(house: House) -> None:
    """Whatever somebody put into words beside a contribution goes with it, or with the words it was about."""
    house.an_event()
    card = {"contribution": "card-0001"}
    mine = {**card, "secret": secret_of("card-0001")}
    mark = {**card, "conflict": "conflict-1", "secret": secret_of("conflict-1"), "reason": THIRD}
    steps: list[Step] = [
        (P, "explain_contribution", {**mine, "text": CANARY}),
        (F, "translate_contribution", {**card, "lang": "en", "text": SECOND, "by": "person"}),
        (P, "mark_conflict", mark),
        (F, "set_question_rules", {"question": "question-1", "moderated": True}),
        (P, "edit_contribution", {**mine, "text": f"Vorschlag {CANARY}"}),
    ]
    for step in steps:
        house.does(EVENT, *step)
    assert [canary in str(house.dump()) for canary in (CANARY, SECOND, THIRD)] == [True] * 3
    house.does(EVENT, P, "edit_contribution", {**mine, "text": "Noch ein Vorschlag"})
    assert f"Vorschlag {CANARY}" not in str(house.dump())
    assert_loads_what_it_folds(house)
    house.does(EVENT, P, "withdraw_contribution", mine)
    assert_loads_what_it_folds(house)
    on_disk = bytes_on_disk(house)
    assert [canary.encode() in on_disk for canary in (CANARY, SECOND, THIRD)] == [False] * 3


def test_posting_and_withdrawing_in_one_batch_leaves_no_wording(house: House) -> None:
    house.an_event()
    withdrawal = (P, "withdraw_contribution", {"contribution": "card-0100", "secret": secret_of("card-0100")})
    steps = [posted("card-0100", text=CANARY), withdrawal, posted("card-0101")]
    answers = at_once([lambda step=step: house.does(EVENT, *step) for step in steps])
    assert answers == [len(GATHERED) + number for number in (1, 2, 3)]
    assert CANARY.encode() not in bytes_on_disk(house)


def test_a_batch_that_forgets_writes_no_snapshot_with_what_it_forgets(house: House) -> None:
    house.an_event()
    house.does(EVENT, *posted("card-0100", text=CANARY))
    steps: list[Step] = [
        *posts(1000, ENOUGH_FOR_A_SNAPSHOT),
        (P, "withdraw_contribution", {"contribution": "card-0100", "secret": secret_of("card-0100")}),
    ]
    at_once([lambda step=step: house.does(EVENT, *step) for step in steps])
    assert CANARY not in str(house.dump())
    assert_loads_what_it_folds(house)


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
