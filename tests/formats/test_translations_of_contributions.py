# ruff: noqa: E501 - a case reads best on one line
"""Translations beside contributions."""

from __future__ import annotations

from typing import Any

import pytest

from formats.records.wall import Contribution
from formats.rejected import Code
from formats.translations import MOST_TRANSLATIONS
from tests.formats.meeting import GATHERED, OUTLOOK, F, H, Meeting, O, P, Step

CLOSED: tuple[Step, ...] = ((F, "fill_outlook", {"outlook": OUTLOOK}), (F, "close_event", {}))
ARABIC = {
    "contribution": "card-0001",
    "lang": "ar",
    "text": "فكرة",
    "by": "person",
    "translator": "Rana Muster",
}
ENGLISH = {"contribution": "card-0001", "lang": "en", "text": "A thought", "by": "machine"}
WRITTEN = {key: value for key, value in ARABIC.items() if key != "contribution"}
READS = {key: value for key, value in ENGLISH.items() if key != "contribution"}
TRANSLATED: Step = (F, "translate_contribution", ARABIC)
FULL = tuple(
    (F, "translate_contribution", {**ENGLISH, "lang": f"q{chr(ord('a') + n)}"})
    for n in range(MOST_TRANSLATIONS)
)


def put(*translations: dict[str, str], forgets: bool = False) -> list[str]:
    lines = ["contribution_translated", f"~ contribution card-0001 translations={translations}"]
    return [*lines, *(["forget card-0001"] if forgets else [])]


# Given beyond the gathering, role, payload; then.
RULES: list[tuple[tuple[Step, ...], Any, dict[str, Any], list[str] | Code]] = [
    ((), F, ARABIC, put(WRITTEN)),
    ((), O, ENGLISH, put(READS)),
    (CLOSED, F, ARABIC, put(WRITTEN)),
    ((), P, ARABIC, Code.NOT_ALLOWED),
    ((), H, ARABIC, Code.NOT_ALLOWED),
    ((TRANSLATED,), F, ARABIC, []),
    ((TRANSLATED,), F, ENGLISH, put(WRITTEN, READS)),
    ((TRANSLATED,), F, {**ARABIC, "text": "خاطرة"}, put({**WRITTEN, "text": "خاطرة"}, forgets=True)),
    ((TRANSLATED,), F, {**ARABIC, "lang": "AR", "text": ""}, put(forgets=True)),
    ((TRANSLATED, (F, "translate_contribution", ENGLISH)), F, {**ARABIC, "by": "machine", "translator": ""},
        put({"lang": "ar", "text": "فكرة", "by": "machine"}, READS, forgets=True)),
    ((), F, {**ARABIC, "text": ""}, []),
    (FULL, F, ARABIC, Code.TOO_MANY),
    (FULL, F, {**ENGLISH, "lang": "qa", "text": ""},
        put(*({**READS, "lang": f"q{chr(ord('a') + n)}"} for n in range(1, MOST_TRANSLATIONS)), forgets=True)),
    ((), F, {**ARABIC, "contribution": "card-0005"}, Code.UNKNOWN_RECORD),
    ((), F, {**ARABIC, "contribution": "card-0009"}, Code.UNKNOWN_RECORD),
    ((), F, {**ARABIC, "by": "robot"}, Code.INVALID),
    ((), F, {**ARABIC, "text": "x" * 281}, Code.TOO_LONG),
    ((), F, {**ARABIC, "text": " "}, Code.EMPTY),
    ((), F, {**ARABIC, "translator": "x" * 201}, Code.TOO_LONG),
]  # fmt: skip


@pytest.mark.parametrize(("given", "role", "payload", "then"), RULES)
def test_rule(given: tuple[Step, ...], role: Any, payload: Any, then: list[str] | Code) -> None:
    assert Meeting(*GATHERED, *given).tells(role, "translate_contribution", payload) == then


@pytest.mark.parametrize("lang", ["de", "fa-AF", "zh-Hant-TW", "kmr", "de-CH-1996"])
def test_languages(lang: str) -> None:
    assert Meeting(*GATHERED).tells(F, "translate_contribution", {**ENGLISH, "lang": lang}) == put(
        {**READS, "lang": lang}
    )


@pytest.mark.parametrize("lang", ["", "d", "Deutsch", "de_AT", "de-", "de AT", "de\n", "ar-" + "x" * 9])
def test_no_languages(lang: str) -> None:
    assert Meeting(*GATHERED).tells(F, "translate_contribution", {**ENGLISH, "lang": lang}) == Code.INVALID


def test_the_original_stays_as_it_was_written() -> None:
    meeting = Meeting(*GATHERED, TRANSLATED)
    assert meeting.state.get(Contribution, "card-0001").text == "Gedanke card-0001"
