"""`teilhabe rehearse` as one calls it, and the durability run as a program that can fail."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest

from server.rehearsal.own_server import EMAIL, OwnServer

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    return done


def rehearse(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    return run("server.cli", "rehearse", *arguments, code=code)


def figures(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    read: dict[str, Any] = msgspec.json.decode(done.stdout)
    return read


@pytest.mark.xdist_group("rehearsal")
def test_a_rehearsal_with_a_server_of_its_own(meeting_file: Path, tmp_path: Path) -> None:
    word_file = tmp_path / "documentation.docx"
    arguments = ("--people", "3", "--seconds", "0", "--each", "2", "--to", word_file)
    report = figures(rehearse("--from", meeting_file, *arguments))
    counted = ("people", "posted", "acknowledged", "lost", "duplicates", "unexpected", "views_differing")
    assert [report[name] for name in counted] == [3, 27, 27, 0, 0, 0, 0]
    assert report["server_cpu_s"] > 0
    assert report["server_rss_mb"] > 0
    said = [p.text for p in docx.Document(str(word_file)).paragraphs if p.style and p.style.name == "Beitrag"]
    assert len(said) == 27


@pytest.mark.xdist_group("rehearsal")
def test_helpers_sort_what_is_left_loose(meeting_file: Path) -> None:
    arguments = ("--people", "6", "--seconds", "0", "--each", "6", "--helpers", "4")
    report = figures(rehearse("--from", meeting_file, *arguments))
    counted = ("acknowledged", "sorted_together", "sorted_twice", "left_loose", "lost", "views_differing")
    assert [report[name] for name in counted] == [57, 19, 0, 0, 0, 0]


@pytest.mark.xdist_group("rehearsal")
def test_a_rehearsal_at_a_running_server(own_server: OwnServer, meeting_file: Path, tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text(own_server.password + "\n")
    login = ("--url", own_server.url, "--email", EMAIL, "--password-file", password)
    report = figures(rehearse("--from", meeting_file, "--people", "2", "--seconds", "0", *login))
    counted = ("acknowledged", "lost", "server_cpu_s", "server_rss_mb")
    assert [report[name] for name in counted] == [21, 0, None, None]


def test_what_cannot_be_rehearsed_is_said_in_one_sentence(meeting_file: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text('{"title": "Tagung", "date": "2016-06-21", "recommendations": []}')
    said = rehearse("--from", case, code=1).stderr
    assert said == (
        f"Error: {case} is not the case of a meeting with guiding questions: "
        "Object missing required field `questions`.\n"
    )
    unnamed = rehearse("--from", meeting_file, "--url", "http://127.0.0.1:9", code=2).stderr
    assert "--email and --password-file say who the organiser is" in unnamed


@pytest.mark.xdist_group("rehearsal")
def test_a_wrong_password_is_said_in_one_sentence(
    own_server: OwnServer, meeting_file: Path, tmp_path: Path
) -> None:
    password = tmp_path / "password"
    password.write_text("not this one")
    login = ("--url", own_server.url, "--email", EMAIL, "--password-file", password)
    said = rehearse("--from", meeting_file, *login, code=1).stderr
    assert said == (
        "Error: The rehearsal could not be held: wrong_login: E-Mail-Adresse oder Passwort stimmen nicht.\n"
    )


@pytest.mark.xdist_group("durability")
def test_what_was_acknowledged_survives_kills() -> None:
    verdict = figures(run("benchmarks.kill", "--kills", "3", "--people", "20", "--slow-disk", "5"))
    counted = ("kills", "lost", "duplicates", "unexpected", "gaps", "views_differing", "refused")
    assert [verdict[name] for name in counted] == [3, 0, 0, 0, 0, 0, {}]
    assert verdict["acknowledged"] == verdict["posted"] >= 60


@pytest.mark.xdist_group("durability")
def test_an_acknowledgement_before_the_commit_is_found() -> None:
    run("benchmarks.kill", "--kills", "3", "--people", "20", "--break", "ack-before-commit")
