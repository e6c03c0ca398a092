"""What the documentation says of a weighing: the Rangfolge and what it is worth."""

from __future__ import annotations

from typing import Any

import pytest

from formats.outline import Block, Heading, Paragraph, Table
from tests.formats.documents import section
from tests.formats.meeting import F, Step
from tests.formats.weighing import ADDED, COUNTED, OPEN, SHUT, TITLED, Room, on_paper

QUESTION = Heading(text="Was hilft beim Ankommen?", level=2, numbered=True)


def weighed(room: Room) -> list[Block]:
    return section(room, "Leitfragen")


def themes(rows: tuple[tuple[str, ...], ...], weight: str) -> list[Block]:
    return [
        QUESTION,
        Heading(text="Themenspeicher", level=3),
        Paragraph(text="Was ist am wichtigsten?", kind="lead"),
        Table(
            caption="Rangfolge der Themen",
            header=("Rang", "Thema", "Punkte", "Personen"),
            rows=rows,
            columns=("figures", "words", "figures", "figures"),
        ),
        Paragraph(text=weight, kind="note"),
    ]


PICTURE = "Die Rangfolge zeigt, was vielen wichtig ist. Sie ist kein Beschluss."


SHARED = "Themen mit gleich vielen Punkten teilen einen Rang."


def counted(*steps: Step) -> Room:
    """Return a weighing of three clusters that two devices took part in, counted after these steps."""
    room = Room(*TITLED, ADDED, OPEN)
    room.cast("device-1", a=1, b=2)
    room.cast("device-2", c=2)
    for step in (*steps, SHUT, COUNTED):
        room.does(*step)
    return room


def test_the_themenspeicher_names_places_points_and_people() -> None:
    rows = (("1", "Wege", "2", "1"), ("1", "Treffpunkte", "2", "1"), ("3", "Sprache", "1", "1"))
    assert weighed(counted()) == themes(rows, f"5 Punkte von 2 Personen. {SHARED} {PICTURE}")


def test_of_dots_on_paper_the_people_are_at_least_so_many() -> None:
    rows = (
        ("1", "Wege", "3", "mindestens 2"),
        ("2", "Treffpunkte", "2", "mindestens 1"),
        ("3", "Sprache", "1", "mindestens 1"),
    )
    weight = f"6 Punkte von 4 Personen, davon 2 auf Papier. {PICTURE}"
    assert weighed(counted(on_paper(2, b=1))) == themes(rows, weight)


@pytest.mark.parametrize(
    ("people", "points", "weight"),
    [
        (0, {}, "Niemand hat Punkte gegeben."),
        (1, {"a": 1}, f"Ein Punkt von einer Person, auf Papier. {SHARED} {PICTURE}"),
    ],
)
def test_one_point_and_none(people: int, points: dict[str, int], weight: str) -> None:
    room = Room(*TITLED, ADDED, OPEN, on_paper(people, **points), SHUT, COUNTED)
    assert weighed(room)[-1] == Paragraph(text=weight, kind="note")


@pytest.mark.parametrize(
    ("step", "theme"),
    [
        (("move_cluster", {"cluster": "cluster-a", "parent": "cluster-b"}), "Sprache"),
        (("rename_cluster", {"cluster": "cluster-a", "title": "Sprachen"}), "Sprache (heute: Sprachen)"),
        (("rename_cluster", {"cluster": "cluster-a", "title": ""}), "Sprache (heute: Ohne Überschrift)"),
        (("dissolve_cluster", {"cluster": "cluster-a"}), "Sprache (heute kein eigener Cluster)"),
    ],
)
def test_what_was_weighed_keeps_its_title_and_says_what_it_is_called_now(
    step: tuple[str, dict[str, Any]], theme: str
) -> None:
    room = counted()
    room.does(F, *step)
    table = next(block for block in weighed(room) if isinstance(block, Table))
    assert [row[1] for row in table.rows] == ["Wege", "Treffpunkte", theme]
