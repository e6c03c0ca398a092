"""Reading cases: what is silent gets a neutral word, what is wrong gets a sentence."""

import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from server.rehearsal.case import Case, UnreadableCase, read_case, said_in

SMALLEST: dict[str, Any] = {"title": "Treffen", "date": "2026-03-05", "questions": [{"text": "Warum?"}]}


def written(folder: Path, case: object) -> Path:
    file = folder / "case.json"
    file.write_bytes(msgspec.json.encode(case))
    return file


def read(folder: Path, **more: object) -> Case:
    return read_case(written(folder, SMALLEST | more))


def test_a_silent_case_gets_neutral_words(tmp_path: Path) -> None:
    case = read(tmp_path)
    assert (case.addressee, case.reporter) == ("die veranstaltende Stelle", "die Moderation")
    assert case.report_by == datetime.date(2026, 4, 2)
    assert case.next_dates == ()


def test_contributions_come_in_the_order_of_the_case(tmp_path: Path) -> None:
    inner = {"title": "B", "contributions": ["3", "4"]}
    clusters = [
        {"title": None, "contributions": ["1"]},
        {"title": "A", "contributions": ["2"], "clusters": [inner, {"title": None, "contributions": ["5"]}]},
    ]
    case = read(tmp_path, questions=[{"text": "Warum?", "clusters": clusters}])
    assert list(said_in(case.questions[0].clusters)) == ["1", "2", "3", "4", "5"]


def test_three_levels_are_one_too_many(tmp_path: Path) -> None:
    deep = {"title": "A", "clusters": [{"title": "B", "clusters": [{"title": "C", "contributions": ["x"]}]}]}
    with pytest.raises(UnreadableCase, match="clusters of “Warum\\?” are more than two levels deep"):
        read(tmp_path, questions=[{"text": "Warum?", "clusters": [deep]}])


def test_a_cluster_without_a_title_is_no_level(tmp_path: Path) -> None:
    loose = {"title": None, "contributions": ["x"]}
    two = {"title": "A", "clusters": [{"title": "B", "clusters": [loose]}]}
    assert len(read(tmp_path, questions=[{"text": "Warum?", "clusters": [two]}]).questions) == 1


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ({"title": "Tagung"}, "is not the case of a meeting with guiding questions: .*`date`"),
        ({"title": "Tagung", "date": "2016-06-21"}, "missing required field `questions`"),
        (SMALLEST | {"questions": []}, "length >= 1 - at `\\$.questions`"),
        (
            SMALLEST | {"questions": [{"text": 7}]},
            "Expected `str`, got `int` - at `\\$.questions\\[0\\].text`",
        ),
        (SMALLEST | {"date": "5. März"}, "Invalid RFC 3339 date|`\\$.date`"),
    ],
)
def test_what_is_no_case_is_said_in_a_sentence(tmp_path: Path, case: object, sentence: str) -> None:
    with pytest.raises(UnreadableCase, match=sentence):
        read_case(written(tmp_path, case))


def test_a_missing_file_and_a_file_that_is_no_json(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCase, match="cannot be read: No such file or directory"):
        read_case(tmp_path / "nowhere.json")
    (tmp_path / "case.json").write_text("{nonsense")
    with pytest.raises(UnreadableCase, match="is not JSON"):
        read_case(tmp_path / "case.json")
