"""`teilhabe create-organiser`: accounts and new passwords, also beside a running server."""

import asyncio
from pathlib import Path
from typing import Any

import pysqlite3
import pytest

from server.rehearsal import own_server
from server.rehearsal.connection import Refusal
from server.rehearsal.own_server import OwnServer
from server.rehearsal.people import Organiser
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


def new_password(folder: Path, email: str, password: str) -> tuple[int, str, str]:
    given = ("--new-password", "--email", email, "--password-file", "-")
    return teilhabe("create-organiser", "--data", folder, *given, typed=f"{password}\n")


def logged_in(server: OwnServer, email: str, password: str) -> Organiser:
    return asyncio.run(Organiser.logging_in(server.url, email, password))


def test_an_account_is_made_beside_a_running_server(server: OwnServer) -> None:
    assert create(server.folder / "data") == (0, f"Konto angelegt: {EMAIL}\n", "")
    logged_in(server, EMAIL, PASSWORD)


def test_a_new_password_ends_the_old_one_and_every_login(server: OwnServer) -> None:
    data, email = server.folder / "data", own_server.EMAIL
    before = logged_in(server, email, server.password)
    assert new_password(data, email.upper(), PASSWORD) == (0, f"Neues Passwort gesetzt: {email}\n", "")
    with pytest.raises(Refusal) as refused:
        asyncio.run(before.http.post("/api/events", {"title": "Zu spät", "starts_on": "2027-03-18"}))
    assert refused.value.code == "revoked"
    with pytest.raises(Refusal) as refused:
        logged_in(server, email, server.password)
    assert refused.value.code == "wrong_login"
    logged_in(server, email, PASSWORD)


def test_a_new_password_needs_an_account_and_keeps_the_rule(tmp_path: Path) -> None:
    create(tmp_path)
    said = new_password(tmp_path, "toni@stadt.example", PASSWORD)
    assert said == (1, "", "Für diese Adresse gibt es kein Konto.\n")
    code, printed, complaint = new_password(tmp_path, EMAIL, "zu kurz")
    assert (code, printed) == (1, "")
    assert complaint.startswith("Das Passwort braucht mindestens 12 Zeichen. ")
    assert accounts(tmp_path) == [(EMAIL, "Kim")]
