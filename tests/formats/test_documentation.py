"""What the documentation says of an event, word for word."""

from __future__ import annotations

from typing import Any

import pytest

from formats.documentation import documentation
from formats.outline import BulletList, Heading, Paragraph, Table
from formats.rejected import Code, Rejected
from formats.state import State
from tests.formats.documents import DATED, event, item, section, written
from tests.formats.meeting import OUTLOOK, TALK, F, O


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
