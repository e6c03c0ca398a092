"""`teilhabe create-organiser`: accounts and new passwords, also beside a running server."""

from pathlib import Path
from typing import Any

import pysqlite3
import pytest

from tests.cli.calling import PASSWORD, teilhabe

EMAIL = "kim@stadt.example"


def create(
    folder: Path, email: str = EMAIL, name: str = "Kim", password: str = PASSWORD
) -> tuple[int, str, str]:
    given = ("--email", email, "--name", name, "--password-file", "-")
    return teilhabe("create-organiser", "--data", folder, *given, typed=password)


def accounts(folder: Path) -> list[Any]:
    connection = pysqlite3.connect(folder / "teilhabe.sqlite")
    try:
        return connection.execute("SELECT email, name FROM accounts ORDER BY email").fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"email": "Kim@stadt.example"}, "Für diese Adresse gibt es schon ein Konto."),
        ({"email": "kim"}, "Bitte eine E-Mail-Adresse eingeben, zum Beispiel name@stadt.example."),
        ({"email": "toni@stadt.example", "name": " "}, "Bitte einen Namen eingeben."),
        (
            {"email": "toni@stadt.example", "password": "zu kurz"},
            "Das Passwort braucht mindestens 12 Zeichen. "
            "Ein kurzer Satz ist leicht zu merken und schwer zu erraten.",
        ),
    ],
)
def test_what_is_refused_is_said_in_german_and_not_stored(
    tmp_path: Path, given: dict[str, str], sentence: str
) -> None:
    assert create(tmp_path) == (0, f"Konto angelegt: {EMAIL}\n", "")
    assert create(tmp_path, **given) == (1, "", f"{sentence}\n")
    assert accounts(tmp_path) == [(EMAIL, "Kim")]
