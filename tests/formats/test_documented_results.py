"""What the documentation says of a workshop, word for word; and that a real meeting comes out as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from formats.documentation import documentation
from formats.outline import Block, BulletList, Heading, Outline, Paragraph
from tests.formats.documents import DATED, item, quotations, section, written
from tests.formats.meeting import EVENT, FOUNDED, GATHERED, OTHER_WORKSHOP, WORKSHOP, F, Meeting, O, posted

CASE = Path(__file__).parents[3] / "shared" / "cases" / "pforzheim_2018.json"


def test_results_follow_questions_clusters_and_sub_clusters() -> None:
    meeting = Meeting(*GATHERED)
    meeting.does(O, "update_item", {"of": WORKSHOP, "text": "Zwölf Tische."})
    meeting.does(F, "rename_cluster", {"cluster": "cluster-2", "title": "Nachbarn"})
    assert section(meeting, "Leitfragen") == [
        Paragraph(text="Zwölf Tische.", kind="lead"),
        Heading(text="Was hilft beim Ankommen?", level=2, numbered=True),
        Heading(text="Ohne Überschrift", level=3),
        quotations("Gedanke card-0001", "Gedanke card-0002"),
        Heading(text="Nachbarn", level=4),
        quotations("Gedanke card-0003"),
        Heading(text="Weitere Beiträge", level=3),
        quotations("Gedanke card-0004"),
        Paragraph(text="Ein Beitrag wurde von der Moderation mit Begründung verborgen.", kind="note"),
    ]
    assert section(meeting, "Nachmittag") == [
        Heading(text="Wer fehlt?", level=2, numbered=True),
        quotations("Gedanke card-0009"),
    ]


def test_a_question_that_was_asked_and_not_answered_says_so() -> None:
    meeting = Meeting(*FOUNDED)
    assert section(meeting, "Nachmittag") == []
    meeting.does(F, "open_phase", {"phase": "question-9"}, OTHER_WORKSHOP)
    assert section(meeting, "Nachmittag") == [
        Heading(text="Wer fehlt?", level=2, numbered=True),
        Paragraph(text="Zu dieser Frage wurde nichts geschrieben.", kind="note"),
    ]


def test_workshops_come_in_the_order_of_the_programme() -> None:
    meeting = Meeting(*GATHERED)
    meeting.does(O, "move_item", {"of": "workshop-2", "after": None})
    titles = [block.text for block in written(meeting) if isinstance(block, Heading) and block.level == 1]
    assert titles == ["Einleitung", "Programm", "Nachmittag", "Leitfragen"]


@pytest.mark.skipif(not CASE.exists(), reason="the real case is not beside this checkout")
def test_a_real_meeting_comes_out_as_it_was() -> None:
    case = json.loads(CASE.read_text())
    meeting = Meeting(
        (
            O,
            "create_event",
            {
                "event": EVENT,
                "title": case["title"],
                "starts_on": case["date"],
                "place_name": case["place"],
                "introduction": case["introduction"],
            },
        ),
        *(item(f"talk-{n:04}", "input", **one) for n, one in enumerate(case["inputs"])),
        item(WORKSHOP, "workshop", "Ergebnisse", format="leitfragen"),
    )  # fmt: skip
    meeting.does(F, "fill_outlook", {"outlook": {"text": case["outlook"], "next_dates": case["next_dates"]}})
    expected: list[Block] = []
    for n, question in enumerate(case["questions"]):
        expected += _played(meeting, f"question-{n}", question)
    assert section(meeting, "Ergebnisse") == expected
    assert section(meeting, "Einleitung") == [Paragraph(text=case["introduction"])]
    assert section(meeting, "Ausblick") == [Paragraph(text=case["outlook"])]
    assert section(meeting, "Termine") == [BulletList(items=(case["next_dates"][0]["text"],))]
    outline = documentation(meeting.state, dated=DATED)
    assert isinstance(outline, Outline)
    assert outline.subtitle == "Dokumentation der Veranstaltung am 12. Oktober 2018 in Pforzheim"


def _played(meeting: Meeting, question: str, case: dict[str, Any]) -> Iterator[Block]:
    """Play one question of a case, and yield the blocks that must come of it."""
    meeting.does(F, "add_question", {"question": question, "text": case["text"]})
    meeting.does(F, "open_phase", {"phase": question})
    yield Heading(text=case["text"], level=2, numbered=True)
    yield from _sorted_in(meeting, question, case["clusters"], None)


def _sorted_in(meeting: Meeting, question: str, clusters: list[Any], parent: str | None) -> Iterator[Block]:
    for n, cluster in enumerate(clusters):
        said = cluster.get("contributions", [])
        name = f"{parent or question}-{n}"
        cards = [f"{name}-card-{m}" for m, _ in enumerate(said)]
        for card, text in zip(cards, said, strict=True):
            meeting.does(*posted(card, question, text))
        if cluster["title"] is not None:
            wish = {"cluster": name, "question": question, "title": cluster["title"], "contributions": cards}
            meeting.does(F, "create_cluster", {**wish, **({"parent": parent} if parent else {})})
            yield Heading(text=cluster["title"], level=4 if parent else 3)
        if said:
            yield quotations(*said)
        yield from _sorted_in(meeting, question, cluster.get("clusters", []), name)
