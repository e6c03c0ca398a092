"""Suggestions: what is proposed, what never is, and what comes over the API."""

import time
from typing import Any

import pytest

from server import programs, suggestions
from server.likeness.cards import Card
from server.likeness.features import common_words
from server.likeness.proposals import suggest
from server.refusals import Refused
from tests.formats.meeting import EVENT, F, posted
from tests.server.web import Template, Web


def cards(*texts: str, place: str | None = None) -> list[Card]:
    return [Card(text, text, place) for text in texts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mehr Bänke im Park", "mehr baenke im Park!"),
        ("Sprachkurse auch abends", "Abends auch Sprachkurs"),
        ("Spielplätze für kleine Kinder", "Spielplatz für kleine Kinder"),
        ("Ein offener Abend im Bürgerhaus", "Ein offenner Abend im Bürgerhaus"),
        ("More benches near the playground", "more bench near the playgrounds"),
        ("Ein Café am Platz", "cafe auf dem Platz"),
        ("مساحات خضراء للأطفال", "مساحات خضراء للاطفال"),
        ("🎉", "🎉"),
        ("Wir alle", "wir alle"),
    ],
)
def test_what_says_nearly_the_same_is_proposed(one: str, other: str) -> None:
    other_card = Card("other", other)
    found = suggest([Card("one", one), other_card]).duplicates
    assert [each.cards for each in found] == [["one", "other"]]
    assert 0.7 <= found[0].likeness <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Das Schwimmbad bleibt offen", "Das Schwimmbad bleibt nicht offen"),
        ("Mehr Autos in der Stadt", "Weniger Autos in der Stadt"),
        ("Tempo 30 vor der Schule", "Tempo 50 vor der Schule"),
        ("Mit Hunden in den Park", "Ohne Hunde in den Park"),
        ("More cars in town", "Fewer cars in town"),
        ("Ein Café", "Bäume, die Schatten geben"),
        ("🎉", "🌳"),
    ],
)
def test_what_says_something_else_is_not(one: str, other: str) -> None:
    assert suggest([Card("one", one), Card("other", other)]).duplicates == []


def test_duplicates_stand_in_one_place_and_the_surest_come_first() -> None:
    wall = [
        Card("a", "Bänke im Schatten"),
        Card("b", "Spielplätze für kleine Kinder"),
        Card("c", "bänke im schatten", "green"),
        Card("d", "Spielplatz für kleine Kinder"),
        Card("e", "Bänke im Schatten!", "green"),
    ]
    found = suggest(wall).duplicates
    assert [each.cards for each in found] == [["c", "e"], ["b", "d"]]
    assert found[0].likeness == 1


def test_groups_are_of_three_at_least_and_only_of_what_lies_loose() -> None:
    loose = cards(
        "Deutschkurse am Abend", "Sprachkurse in Deutsch", "Deutsch üben beim Kochen", "Bäume am Platz"
    )
    elsewhere = cards("Deutschkurse mit Kinderbetreuung", "Deutsch für Eltern", place="somewhere")
    found = suggest([*loose, *elsewhere]).groups
    assert [group.cards for group in found] == [[card.id for card in loose[:3]]]
    assert suggest(loose[1:]).groups == []


def test_german_and_english_cards_that_share_a_word_come_together() -> None:
    wall = cards("WLAN in der Bücherei", "WLAN für alle Schulen", "free WLAN everywhere", "Mehr Busse")
    assert [group.cards for group in suggest(wall).groups] == [[card.id for card in wall[:3]]]


def test_common_words_are_written_as_people_wrote_them() -> None:
    texts = ["Ein Garten für alle", "Gärten in jedem Viertel", "Garten und Küche", "Küche im Viertel"]
    assert common_words(texts) == ["Garten", "Küche", "Viertel"]


def test_no_card_is_proposed_twice_for_the_same() -> None:
    words = ["Park", "Bänke", "Schatten", "Kinder", "Garten", "Abend", "Kurse"]
    texts = [f"{one} {other} {one[::-1]}" for one in words for other in words]
    found = suggest([Card(str(at), text) for at, text in enumerate(texts)])
    for kind in (found.duplicates, found.groups):
        proposed = [card for each in kind for card in each.cards]
        assert len(proposed) == len(set(proposed))


def test_a_thousand_cards_take_less_than_five_seconds() -> None:
    words = [f"{first}{last}" for first in ("Park", "Spiel", "Sprach", "Garten") for last in range(120)]
    wall = [
        Card(str(at), " ".join(words[(at * step) % len(words)] for step in (3, 7, 11, 13, 17)))
        for at in range(1000)
    ]
    before = time.process_time()
    suggest(wall)
    assert time.process_time() - before < 5


# Over the API


TEXTS = (
    "Bänke im Schatten",
    "bänke im schatten",
    "Deutschkurse am Abend",
    "Deutsch beim Kochen",
    "Deutsch üben",
)


@pytest.fixture
def asked(web: Web, template: Template) -> Any:
    def ask(question: object = "question-2", asker: str = "facilitator") -> Any:
        path = f"/api/events/{EVENT}/suggestions"
        return web.http("POST", path, template.tokens[asker], json={"question": question}).json

    return ask


@pytest.fixture
def written(web: Web) -> None:
    web.does(EVENT, F, "open_phase", {"phase": "question-2"})
    for number, text in enumerate(TEXTS):
        web.does(EVENT, *posted(f"text-000{number}", "question-2", text))


def test_the_desk_gets_them_and_nothing_changes(web: Web, written: None, asked: Any) -> None:
    before = web.dump()
    assert asked() == {
        "ok": True,
        "duplicates": [{"cards": ["text-0000", "text-0001"], "likeness": 1.0}],
        "groups": [{"cards": ["text-0002", "text-0003", "text-0004"], "words": ["Deutsch"]}],
    }
    assert web.dump() == before


def test_a_wall_without_cards_has_none(asked: Any) -> None:
    assert asked() == {"ok": True, "duplicates": [], "groups": []}


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("hide_contribution", {"contribution": "text-0001", "reason": "Nennt einen Namen"}),
        ("staple_contributions", {"contributions": ["text-0001"], "onto": "text-0000"}),
        (
            "create_cluster",
            {"cluster": "cluster-7", "question": "question-2", "contributions": ["text-0001"]},
        ),
    ],
)
def test_what_is_hidden_stapled_or_elsewhere_is_not_compared(
    web: Web, written: None, asked: Any, name: str, payload: dict[str, Any]
) -> None:
    web.does(EVENT, F, name, payload)
    assert asked()["duplicates"] == []


@pytest.mark.parametrize(
    ("question", "code"), [("question-8", "unknown_record"), (None, "invalid"), (7, "invalid")]
)
def test_wrong_questions_are_refused(asked: Any, question: object, code: str) -> None:
    assert asked(question)["code"] == code


def test_without_the_extra_the_answer_says_how_to_get_it(asked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggestions, "_EXTRA", "a_module_that_is_not_there")
    answer = asked()
    assert (answer["ok"], answer["code"]) == (False, "not_installed")
    assert "pip install teilhabe[suggestions]" in answer["message"]


def test_too_many_cards_are_refused(written: None, asked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggestions, "MOST_CARDS", 4)
    answer = asked()
    assert (answer["code"], answer["facts"]) == ("too_many", {"limit": 4})


@pytest.mark.parametrize(
    ("module", "seconds"),
    [("server.likeness", 30), ("server.a_module_that_is_not_there", 30), ("http.server", 0.5)],
)
def test_a_program_that_fails_or_does_not_end_is_a_passing_refusal(module: str, seconds: float) -> None:
    with pytest.raises(Refused) as refused:
        programs.run(module, given=b"no JSON", seconds=seconds)
    assert (refused.value.code, refused.value.retry_after) == ("not_finished", 10)
