"""`teilhabe export`: what it writes beside a running server, and what it refuses without leaving anything."""

import asyncio
from pathlib import Path

import docx
import pytest

from server.rehearsal.case import read_case
from server.rehearsal.own_server import EMAIL, OwnServer
from server.rehearsal.people import Organiser
from tests.cli.calling import ROOT, teilhabe

MEETING = ROOT / "tests" / "rehearsal" / "meeting.json"


def event_of(server: OwnServer) -> str:
    """Return the id of a new event at a running server."""

    async def made() -> str:
        organiser = await Organiser.logging_in(server.url, EMAIL, server.password)
        return (await organiser.set_up(read_case(MEETING))).event

    return asyncio.run(made())


def test_export_beside_a_running_server(server: OwnServer, tmp_path: Path) -> None:
    event, target = event_of(server), tmp_path / "out.docx"
    data = server.folder / "data"
    assert teilhabe("export", event, "--data", data, "--to", target) == (0, f"{target}\n", "")
    assert read_case(MEETING).title in [paragraph.text for paragraph in docx.Document(str(target)).paragraphs]
    target.unlink()
    said = teilhabe("export", "nichts", "--data", data, "--to", target)
    assert said == (1, "", "There is no event nichts.\n")
    nowhere = tmp_path / "missing" / "out.docx"
    said = teilhabe("export", event, "--data", data, "--to", nowhere)
    assert said == (1, "", f"{nowhere} cannot be written: No such file or directory.\n")
    assert not target.exists()
    assert not nowhere.parent.exists()


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    said = teilhabe("export", "abc", "--data", missing, "--to", tmp_path / "out.docx")
    assert said == (2, "", f"There is no database in {missing}.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a database at all"])
def test_what_is_no_database_of_ours_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "teilhabe.sqlite").write_bytes(content)
    said = teilhabe("export", "abc", "--data", tmp_path, "--to", tmp_path / "out.docx")
    assert said == (2, "", f"The database in {tmp_path} cannot be read.\n")
    assert [file.name for file in tmp_path.glob("*") if file.suffix != ".sqlite"] == []
