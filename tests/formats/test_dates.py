"""Days as German prose says them."""

from __future__ import annotations

from datetime import date

import pytest

from formats.dates import days_in_words, in_figures, in_words, on_days

OCTOBER = date(2018, 10, 12)


def test_a_day() -> None:
    assert in_words(OCTOBER) == "12. Oktober 2018"
    assert in_words(date(2026, 3, 1)) == "1. März 2026"
    assert in_figures(date(2018, 11, 4)) == "04.11.2018"


@pytest.mark.parametrize(
    ("first", "last", "days", "sentence"),
    [
        ("2018-10-12", None, "12. Oktober 2018", "am 12. Oktober 2018"),
        ("2018-10-12", "2018-10-12", "12. Oktober 2018", "am 12. Oktober 2018"),
        ("2016-06-07", "2016-06-08", "7./8. Juni 2016", "am 7./8. Juni 2016"),
        ("2016-06-30", "2016-07-01", "30. Juni/1. Juli 2016", "am 30. Juni/1. Juli 2016"),
        (
            "2016-12-31",
            "2017-01-01",
            "31. Dezember 2016/1. Januar 2017",
            "am 31. Dezember 2016/1. Januar 2017",
        ),
        ("2016-06-07", "2016-06-09", "7. bis 9. Juni 2016", "vom 7. bis 9. Juni 2016"),
        ("2016-05-30", "2016-06-02", "30. Mai bis 2. Juni 2016", "vom 30. Mai bis 2. Juni 2016"),
        (
            "2016-12-30",
            "2017-01-02",
            "30. Dezember 2016 bis 2. Januar 2017",
            "vom 30. Dezember 2016 bis 2. Januar 2017",
        ),
    ],
)
def test_days(first: str, last: str | None, days: str, sentence: str) -> None:
    begins, ends = date.fromisoformat(first), date.fromisoformat(last) if last else None
    assert days_in_words(begins, ends) == days
    assert on_days(begins, ends) == sentence
