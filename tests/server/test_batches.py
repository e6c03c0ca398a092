"""What the phone of somebody who helps sorting is told: its cards and the clusters, and nothing else."""

from typing import Any

import pytest

from formats.records.wall import Batch
from formats.rejected import Code, Rejected
from server.batches import show_batch
from tests.formats.meeting import EVENT, F, P, Step, posted, secret_of
from tests.server.house import Row
from tests.server.web import FOREIGN_EVENT, Template, Web

Q1 = {"question": "question-1"}
MINE = {"batch": "batch-0001", "secret": secret_of("batch-0001")}
HELP: Step = (F, "ask_for_help", {**Q1, "size": 2})
TAKE: Step = (P, "take_batch", {**Q1, **MINE})
CARD = {"item": "workshop-1", **Q1, "kind": "contribution"}


@pytest.fixture
def asked(web: Web, template: Template) -> Any:
    """Somebody took card-0004 and card-0006; ask for the batch."""
    for step in (posted("card-0006"), posted("card-0007"), HELP, TAKE):
        web.does(EVENT, *step)

    def ask(asker: str = "participant", event: str = EVENT, batch: str = "batch-0001") -> Any:
        return web.http("GET", f"/api/events/{event}/batches/{batch}", template.tokens[asker])

    return ask


def ids(answer: Row, name: str) -> list[str]:
    return [record["id"] for record in answer[name]]


def test_cards_come_with_the_clusters_as_they_are_read(web: Web, asked: Any) -> None:
    answer = asked().json
    assert set(answer) == {"ok", "question", "until", "cards", "clusters"}
    assert (answer["ok"], answer["question"]) == (True, "question-1")
    assert [{**card, "rank": ""} for card in answer["cards"]] == [
        {**CARD, "id": id_, "text": f"Gedanke {id_}", "rank": ""} for id_ in ("card-0004", "card-0006")
    ]
    assert ids(answer, "clusters") == ["cluster-1", "cluster-2", "cluster-3"]
    assert answer["until"] == web.state(EVENT).get(Batch, "batch-0001").until


def test_only_what_is_still_to_be_sorted_is_in_it(web: Web, asked: Any) -> None:
    sorted_ = {**MINE, "contribution": "card-0004", "cluster": "cluster-1"}
    web.does(EVENT, P, "sort_from_batch", sorted_)
    assert ids(asked().json, "cards") == ["card-0006"]
    web.does(EVENT, F, "hide_contribution", {"contribution": "card-0006", "reason": "Nennt einen Namen"})
    answer = asked()
    assert (answer.json["cards"], "Gedanke" in answer.text) == ([], False)


@pytest.mark.parametrize("batch", ["batch-0002", "card-0004", "question-1", "x", "%2e%2e"])
def test_what_is_no_batch_is_over(asked: Any, batch: str) -> None:
    answer = asked(batch=batch)
    assert (answer.status_code, answer.json["code"]) == (409, "batch_over")


def test_a_batch_of_another_event_does_not_exist_there(asked: Any) -> None:
    answer = asked("other participant", FOREIGN_EVENT)
    assert (answer.status_code, answer.json["code"]) == (409, "batch_over")


def test_when_it_ran_out_it_is_over(web: Web, asked: Any) -> None:
    state, until = web.state(EVENT), asked().json["until"]
    assert [card.id for card in show_batch(state, "batch-0001", until - 1)["cards"]] == [
        "card-0004",
        "card-0006",
    ]
    with pytest.raises(Rejected) as refused:
        show_batch(state, "batch-0001", until)
    assert refused.value.code == Code.BATCH_OVER


def test_the_answer_does_not_grow_with_the_wall(web: Web, asked: Any) -> None:
    before = asked().json
    for n in range(1000, 1100):
        web.does(EVENT, *posted(f"card-{n}"))
        web.does(EVENT, F, "move_contribution", {"contribution": f"card-{n}", "cluster": "cluster-1"})
    assert asked().json == before
