"""`teilhabe serve`: what it says at the start, what it refuses, how it ends."""

from pathlib import Path

from server.rehearsal.own_server import OwnServer
from tests.cli.calling import teilhabe


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
