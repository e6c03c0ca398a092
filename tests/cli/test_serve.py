"""`teilhabe serve`: what it says at the start, what it refuses, how it ends."""

import stat
from pathlib import Path

import pytest

from server.rehearsal.own_server import OwnServer
from tests.cli.calling import started_and_stopped, teilhabe

HINT = (
    "Handys erreichen diese Adresse nicht. "
    "Für ein Treffen: --host 0.0.0.0 und --url mit der Adresse, die alle benutzen."
)


def modes(folder: Path) -> dict[str, int]:
    """Return who may do what with a folder and with each file in it."""
    return {
        str(each.relative_to(folder)): stat.S_IMODE(each.stat().st_mode)
        for each in (folder, *folder.iterdir())
    }


def test_a_port_belongs_to_one_server(server: OwnServer, tmp_path: Path) -> None:
    said = teilhabe("serve", "--data", tmp_path / "second", "--port", str(server.port))
    assert said == (2, "", f"Port {server.port} is already in use.\n")


def test_an_address_of_somebody_else_is_refused_in_one_sentence(tmp_path: Path) -> None:
    said = teilhabe("serve", "--data", tmp_path / "data", "--host", "203.0.113.1", "--port", "0")
    assert said == (2, "", "Nobody can listen on 203.0.113.1, port 0: Cannot assign requested address.\n")
    said = teilhabe("serve", "--data", tmp_path / "data", "--host", "nowhere.invalid", "--port", "0")
    assert said[0] == 2
    assert said[2].startswith("Nobody can listen on nowhere.invalid, port 0: ")
    assert said[2].count("\n") == 1


def test_what_people_wrote_is_readable_by_its_owner_only(server: OwnServer) -> None:
    assert modes(server.folder / "data") == {
        ".": 0o700,
        "secret.key": 0o600,
        "teilhabe.lock": 0o600,
        "teilhabe.sqlite": 0o600,
        "teilhabe.sqlite-shm": 0o600,
        "teilhabe.sqlite-wal": 0o600,
    }


def test_a_server_that_is_told_to_stop_leaves_a_closed_database(tmp_path: Path) -> None:
    """The write-ahead log goes back into the database when the last one closes it."""
    code, lines = started_and_stopped("demo", "--data", tmp_path / "demo", "--port", "0")
    assert (code, lines[-1]) == (0, "Beendet.")
    assert modes(tmp_path / "demo") == {
        ".": 0o700,
        "demo-password.txt": 0o600,
        "secret.key": 0o600,
        "teilhabe.lock": 0o600,
        "teilhabe.sqlite": 0o600,
    }


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost"])
def test_an_address_that_no_phone_reaches_is_named(tmp_path: Path, host: str) -> None:
    _code, lines = started_and_stopped("serve", "--data", tmp_path, "--host", host, "--port", "0")
    assert HINT in lines


@pytest.mark.parametrize(
    "given", [("--url", "https://teilhabe.example"), ("--host", "::", "--url", "http://192.0.2.7:8000")]
)
def test_an_address_for_everybody_needs_no_hint(tmp_path: Path, given: tuple[str, ...]) -> None:
    _code, lines = started_and_stopped("serve", "--data", tmp_path, "--port", "0", *given)
    assert lines[0] == f"Teilhabe: {given[-1]}"
    assert HINT not in lines
