"""What the documentation says, word for word; and that a real meeting comes out as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exports.tidy import tidy
from formats.documentation import documentation
from formats.outline import (
    Block,
    BulletList,
    Heading,
    Outline,
    Paragraph,
    Table,
    decode_outline,
    encode_outline,
)
from formats.rejected import Code, Rejected
from formats.state import State
from tests.formats.meeting import (
    EVENT,
    FOUNDED,
    GATHERED,
    OTHER_WORKSHOP,
    OUTLOOK,
    TALK,
    WORKSHOP,
    F,
    Meeting,
    O,
    posted,
)

DATED = date(2026, 11, 23)
CASE = Path(__file__).parents[3] / "shared" / "cases" / "pforzheim_2018.json"


def written(meeting: Meeting) -> list[Block]:
    outline = documentation(meeting.state, dated=DATED)
    assert decode_outline(encode_outline(outline)) == outline
    return list(tidy(outline).blocks)


def section(meeting: Meeting, title: str) -> list[Block]:
    """Return what stands below a first-level heading; [] where there is no such heading."""
    blocks = iter(written(meeting))
    for block in blocks:
        if block == Heading(text=title):
            return list(_until_next_section(blocks))
    return []


def _until_next_section(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        if (isinstance(block, Heading) and block.level == 1) or getattr(block, "kind", "") == "signature":
            return
        yield block


def event(**fields: Any) -> Meeting:
    """Return a meeting with nothing but an event."""
    return Meeting(
        (O, "create_event", {"event": EVENT, "title": "Treffen", "starts_on": "2018-10-12", **fields})
    )


def test_nothing_to_document_before_there_is_an_event() -> None:
    with pytest.raises(Rejected) as refusal:
        documentation(State(), dated=DATED)
    assert refusal.value.code == Code.UNKNOWN_RECORD


def test_what_the_file_says_of_itself() -> None:
    meeting = event(
        editor="Ada Beispiel", organiser="Netzwerkstelle", place_name="Lindenau", ends_on="2018-10-13"
    )
    outline = documentation(meeting.state, dated=DATED)
    assert (outline.title, outline.author, outline.organiser, outline.dated, outline.language) == (
        "Treffen",
        "Ada Beispiel",
        "Netzwerkstelle",
        "2026-11-23",
        "de-DE",
    )
    assert outline.subtitle == "Dokumentation der Veranstaltung am 12./13. Oktober 2018 in Lindenau"
    assert outline.blocks[-1] == Paragraph(text="23.11.2026, Ada Beispiel", kind="signature")


def test_an_empty_event_has_one_sentence_and_a_date() -> None:
    assert written(event()) == [
        Heading(text="Einleitung"),
        Paragraph(text="Die Veranstaltung fand am 12. Oktober 2018 statt."),
        Paragraph(text="23.11.2026", kind="signature"),
    ]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"place_name": "Lindenau"}, "Die Veranstaltung fand am 12. Oktober 2018 in Lindenau statt."),
        (
            {"place_name": "Lindenau", "attended_by": "rund fünfzig Menschen aus 23 Orten."},
            "Am 12. Oktober 2018 trafen sich in Lindenau rund fünfzig Menschen aus 23 Orten.",
        ),
        (
            {"place_name": "Im Alten Rathaus", "attended_by": "viele", "ends_on": "2018-10-14"},
            "Vom 12. bis 14. Oktober 2018 trafen sich im Alten Rathaus viele.",
        ),
        ({"attended_by": "viele"}, "Am 12. Oktober 2018 trafen sich viele."),
        ({"place_name": "Imst"}, "Die Veranstaltung fand am 12. Oktober 2018 in Imst statt."),
        (
            {"place_name": "Frankfurt am Main"},
            "Die Veranstaltung fand am 12. Oktober 2018 in Frankfurt am Main statt.",
        ),
        (
            {"place_name": "Stadthalle Lindenau"},
            "Die Veranstaltung fand am 12. Oktober 2018 (Stadthalle Lindenau) statt.",
        ),
        (
            {"place_name": "Markt 1, Lindenau"},
            "Die Veranstaltung fand am 12. Oktober 2018 (Markt 1, Lindenau) statt.",
        ),
    ],
)
def test_one_sentence_says_when_where_and_who(said: dict[str, str], sentence: str) -> None:
    assert section(event(**said), "Einleitung") == [Paragraph(text=sentence)]


def test_the_editors_introduction_is_printed_as_it_is() -> None:
    meeting = event(
        introduction="Erster Absatz.\n\nZweiter,\nin zwei Zeilen.",
        attended_by="viele",
        scope="Offen ist alles.",
    )
    assert section(meeting, "Einleitung") == [
        Paragraph(text="Erster Absatz."),
        Paragraph(text="Zweiter,\nin zwei Zeilen."),
        Paragraph(text="Offen ist alles."),
    ]


def item(new: str, type_: str, title: str, **fields: str) -> tuple[Any, ...]:
    return (O, "add_item", {"new": new, "type": type_, "title": title, **fields})


def test_a_programme_without_times_is_a_list() -> None:
    meeting = event()
    meeting.does(*item("item-0001", "plenary", "Begrüßung", speaker="Ada Beispiel"))
    meeting.does(*item("item-0002", "break", "Pause"))
    assert section(meeting, "Programm") == [BulletList(items=("Begrüßung (Ada Beispiel)", "Pause"))]


def test_a_programme_with_times_is_a_table() -> None:
    meeting = event()
    meeting.does(*item("item-0001", "plenary", "Begrüßung", starts_at="10:00"))
    meeting.does(*item("item-0002", "break", "Pause"))
    rows = (("10:00 Uhr", "Begrüßung"), ("–", "Pause"))
    table = Table(caption="Programm am 12. Oktober 2018", header=("Zeit", "Programmpunkt"), rows=rows)
    assert section(meeting, "Programm") == [table]
    meeting.does(O, "update_item", {"of": "item-0001", "speaker": "Ada Beispiel"})
    rows = (("10:00 Uhr", "Begrüßung", "Ada Beispiel"), ("–", "Pause", "–"))
    table = Table(
        caption="Programm am 12. Oktober 2018", header=("Zeit", "Programmpunkt", "Person"), rows=rows
    )
    assert section(meeting, "Programm") == [table]


def test_several_days_have_a_programme_each() -> None:
    meeting = event(ends_on="2018-10-13")
    meeting.does(*item("item-0001", "plenary", "Begrüßung", on="2018-10-12", starts_at="10:00"))
    meeting.does(*item("item-0002", "plenary", "Abschied", on="2018-10-13"))
    assert section(meeting, "Programm") == [
        Heading(text="12. Oktober 2018", level=2),
        Table(
            caption="Programm am 12. Oktober 2018",
            header=("Zeit", "Programmpunkt"),
            rows=(("10:00 Uhr", "Begrüßung"),),
        ),
        Heading(text="13. Oktober 2018", level=2),
        BulletList(items=("Abschied",)),
    ]


def test_talks_and_what_was_noted_of_the_plenary() -> None:
    meeting = event()
    meeting.does(*item(TALK, "input", "Impuls", speaker="Mo Muster, Amt", text="Eins.\n\nZwei."))
    meeting.does(*item("item-0001", "plenary", "Begrüßung", speaker="Ada Beispiel"))
    assert section(meeting, "Impulse") == [
        Heading(text="Impuls", level=2),
        Paragraph(text="Mo Muster, Amt", kind="note"),
        Paragraph(text="Eins."),
        Paragraph(text="Zwei."),
    ]
    assert section(meeting, "Plenum") == []
    meeting.does(O, "update_item", {"of": "item-0001", "text": "Alle stellten sich vor."})
    assert section(meeting, "Plenum") == [
        Heading(text="Begrüßung", level=2),
        Paragraph(text="Ada Beispiel", kind="note"),
        Paragraph(text="Alle stellten sich vor."),
    ]


def test_several_talks_share_a_heading() -> None:
    meeting = event()
    meeting.does(*item(TALK, "input", "Erster", speaker="Mo Muster", text="Null."))
    meeting.does(*item("talk-0002", "input", "Zweiter", text="Eins."))
    assert section(meeting, "Impulse") == [
        Heading(text="Erster", level=2),
        Paragraph(text="Mo Muster", kind="note"),
        Paragraph(text="Null."),
        Heading(text="Zweiter", level=2),
        Paragraph(text="Eins."),
    ]


def test_results_follow_questions_clusters_and_sub_clusters() -> None:
    meeting = Meeting(*GATHERED)
    meeting.does(O, "update_item", {"of": WORKSHOP, "text": "Zwölf Tische."})
    meeting.does(F, "rename_cluster", {"cluster": "cluster-2", "title": "Nachbarn"})
    assert section(meeting, "Leitfragen") == [
        Paragraph(text="Zwölf Tische.", kind="lead"),
        Heading(text="Was hilft beim Ankommen?", level=2, numbered=True),
        Heading(text="Ohne Überschrift", level=3),
        BulletList(items=("Gedanke card-0001", "Gedanke card-0002"), said=True),
        Heading(text="Nachbarn", level=4),
        BulletList(items=("Gedanke card-0003",), said=True),
        Heading(text="Weitere Beiträge", level=3),
        BulletList(items=("Gedanke card-0004",), said=True),
        Paragraph(text="Ein Beitrag wurde von der Moderation mit Begründung verborgen.", kind="note"),
    ]
    assert section(meeting, "Nachmittag") == [
        Heading(text="Wer fehlt?", level=2, numbered=True),
        BulletList(items=("Gedanke card-0009",), said=True),
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


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        (
            OUTLOOK,
            ["Im Frühjahr geht es weiter.", "Die Ergebnisse gehen an: den Stadtrat. Eine Rückmeldung an alle "
             "Teilnehmenden erfolgt bis zum 31. Januar 2027; zuständig ist Ada Beispiel."],
        ),
        ({"addressee": "Sozialausschuss."}, ["Die Ergebnisse gehen an: Sozialausschuss."]),
        ({"reporter": "Ada"}, ["Für die Rückmeldung an alle Teilnehmenden ist Ada zuständig."]),
        (
            {"feedback_by": "2027-01-31"},
            ["Eine Rückmeldung an alle Teilnehmenden erfolgt bis zum 31. Januar 2027."],
        ),
        ({}, []),
    ],
)  # fmt: skip
def test_the_outlook_says_who_has_the_results_and_who_reports_back(said: Any, sentences: list[str]) -> None:
    meeting = event()
    meeting.does(F, "fill_outlook", {"outlook": said})
    assert section(meeting, "Ausblick") == [Paragraph(text=sentence) for sentence in sentences]


def test_dates_ahead() -> None:
    meeting = event()
    ahead = [
        {"text": "Zweites Treffen", "date": "2027-03-20", "place": "Lindenau"},
        {"text": "Das dritte Treffen ist am 1. Juni 2027.", "date": "2027-06-01", "place": "Lindenau"},
        {"text": "Sommerfest", "place": "Park"},
        {"text": "", "date": "2027-09-01"},
    ]
    meeting.does(F, "fill_outlook", {"outlook": {"next_dates": ahead}})
    assert section(meeting, "Termine") == [
        BulletList(
            items=(
                "20. März 2027, Lindenau: Zweites Treffen",
                "Das dritte Treffen ist am 1. Juni 2027.",
                "Park: Sommerfest",
                "1. September 2027",
            )
        )
    ]
    meeting.does(F, "fill_outlook", {"outlook": {"dates_open": True}})
    assert section(meeting, "Termine") == [Paragraph(text="Weitere Termine stehen noch nicht fest.")]


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
            yield BulletList(items=tuple(said), said=True)
        yield from _sorted_in(meeting, question, cluster.get("clusters", []), name)
