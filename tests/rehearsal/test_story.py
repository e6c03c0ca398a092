"""A whole meeting over real sockets: phones write, a facilitator sorts, the Word file says exactly that."""

import asyncio
import io
import os
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest
from docx.document import Document

from server.rehearsal.case import read_case
from server.rehearsal.meeting import Meeting, Plan
from server.rehearsal.own_server import EMAIL, OwnServer
from server.rehearsal.people import Organiser
from server.rehearsal.report import Report

PHONES = 12
Line = tuple[str, str]


def shared_case(name: str) -> Path:
    """Return a real meeting's file, from TEILHABE_CASES or a folder beside the checkout, or skip."""
    named = os.environ.get("TEILHABE_CASES")
    folders = (
        [Path(named)]
        if named
        else [parent / "shared" / "cases" for parent in Path(__file__).resolve().parents]
    )
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    pytest.skip(f"{name} is not here: set TEILHABE_CASES to the folder with cases of real meetings")


def held(case_file: Path, server: OwnServer) -> tuple[Report, Document]:
    async def hold() -> tuple[Report, bytes]:
        organiser = await Organiser.logging_in(server.url, EMAIL, server.password)
        plan = Plan(read_case(case_file), people=PHONES, seconds=0)
        meeting = Meeting(plan, server.url, organiser, say=lambda line: None)
        return await meeting.run(), meeting.documentation

    report, word_file = asyncio.run(hold())
    return report, docx.Document(io.BytesIO(word_file))


def lines_of(document: Document) -> list[Line]:
    return [
        (paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style.name
    ]


def section(lines: list[Line], heading: str) -> list[Line]:
    """Return what stands below a main heading."""
    start = lines.index(("Heading 1", heading)) + 1
    ends = [at for at, (style, _) in enumerate(lines) if at >= start and style == "Heading 1"]
    return lines[start : min(ends, default=len(lines))]


def answers(clusters: list[dict[str, Any]], level: int) -> list[Line]:
    """Return what the case says below a question: sorted ones under their titles, the others after them."""
    titled = [cluster for cluster in clusters if cluster["title"] is not None]
    loose = [("Beitrag", text) for cluster in clusters if cluster["title"] is None for text in said(cluster)]
    lines: list[Line] = []
    for cluster in titled:
        own = [("Beitrag", text) for text in said(cluster)]
        lines += [
            (f"Heading {level}", cluster["title"]),
            *own,
            *answers(cluster.get("clusters", []), level + 1),
        ]
    if titled and loose:
        lines.append((f"Heading {level}", "Weitere Beiträge"))
    return lines + loose


def said(cluster: dict[str, Any]) -> list[str]:
    texts: list[str] = cluster.get("contributions", [])
    return texts


def expected_results(case: dict[str, Any]) -> list[Line]:
    unanswered = [("Note", "Zu dieser Frage wurde nichts geschrieben.")]
    return [
        line
        for question in case["questions"]
        for line in (("Heading 2", question["text"]), *(answers(question["clusters"], 3) or unanswered))
    ]


def expected_inputs(case: dict[str, Any]) -> list[Line]:
    return [
        line
        for given in case["inputs"]
        for line in (("Heading 2", given["title"]), ("Note", given["speaker"]), ("Body Text", given["text"]))
    ]


def check_story(case_file: Path, server: OwnServer, contributions: int) -> tuple[dict[str, Any], list[Line]]:
    case = msgspec.json.decode(case_file.read_bytes())
    report, document = held(case_file, server)
    assert (report.posted, report.acknowledged, report.lost, report.duplicates) == (
        contributions,
        contributions,
        0,
        0,
    )
    assert (report.refused, report.unexpected, report.views, report.views_differing) == ({}, 0, PHONES + 5, 0)
    lines = lines_of(document)
    assert lines[0] == ("Title", case["title"])
    assert document.core_properties.title == case["title"]
    assert section(lines, "Einleitung") == [
        ("Body Text", part) for part in case["introduction"].split("\n\n")
    ]
    assert section(lines, "Impulse") == expected_inputs(case)
    assert section(lines, "Leitfragen") == expected_results(case)
    assert section(lines, "Ausblick")[0] == ("Body Text", case["outlook"])
    return case, lines


@pytest.mark.xdist_group("rehearsal")
def test_the_meeting_of_pforzheim(own_server: OwnServer) -> None:
    case, lines = check_story(shared_case("pforzheim_2018.json"), own_server, contributions=54)
    assert ("List Bullet", case["next_dates"][0]["text"]) in section(lines, "Termine")


@pytest.mark.xdist_group("rehearsal")
def test_a_meeting_of_our_own(own_server: OwnServer, meeting_file: Path) -> None:
    _, lines = check_story(meeting_file, own_server, contributions=21)
    assert section(lines, "Ausblick")[1:] == [
        (
            "Body Text",
            "Die Ergebnisse gehen an: Planungsgruppe Güterbahnhof. Eine Rückmeldung an alle Teilnehmenden "
            "erfolgt bis zum 2. November 2026; zuständig ist Jorinde Falk.",
        )
    ]
