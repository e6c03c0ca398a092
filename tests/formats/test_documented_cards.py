# ruff: noqa: E501 - a case reads best on one line
"""How the documentation prints single contributions: doubles, stacks, conflicts, translations, dots."""

from __future__ import annotations

from typing import Any

import pytest

from formats.outline import Block, BulletList, Heading, Paragraph, Table
from tests.formats.documents import section
from tests.formats.meeting import FOUNDED, F, Meeting, P, Step, posted, secret_of
from tests.formats.weighing import ADDED, COUNTED, OPEN, SHUT, TITLED, Room, on_paper

QUESTION = Heading(text="Was hilft beim Ankommen?", level=2, numbered=True)
CARD = {"contribution": "card-0001"}
SORTED: tuple[Step, ...] = (
    *FOUNDED,
    (F, "open_phase", {"phase": "question-1"}),
    *(posted(f"card-000{n}") for n in range(1, 5)),
    (F, "create_cluster", {"cluster": "cluster-1", "question": "question-1", "title": "Nachbarn",
                           "contributions": ["card-0001", "card-0002"]}),
    (F, "create_cluster", {"cluster": "cluster-2", "question": "question-1", "title": "Wege",
                           "contributions": ["card-0003", "card-0004"]}),
)  # fmt: skip


def told(*steps: Step) -> list[Block]:
    """Return what stands below the question, after these steps."""
    question, *blocks = section(Meeting(*SORTED, *steps), "Leitfragen")
    assert question == QUESTION
    return blocks


def clusters(nachbarn: tuple[str, ...], wege: tuple[str, ...]) -> list[Block]:
    return [
        Heading(text="Nachbarn", level=3),
        BulletList(items=nachbarn, said=True),
        Heading(text="Wege", level=3),
        BulletList(items=wege, said=True),
    ]


def marked(conflict: str, reason: str = "") -> Step:
    said = {**CARD, "conflict": conflict, "secret": secret_of(conflict)}
    return (P, "mark_conflict", {**said, **({"reason": reason} if reason else {})})


def test_a_doubled_card_stands_in_both_clusters_and_says_so_in_the_second() -> None:
    doubled = (F, "double_contribution", {**CARD, "cluster": "cluster-2", "after": None})
    assert told(doubled) == clusters(
        ("Gedanke card-0001", "Gedanke card-0002"),
        ("Gedanke card-0001\n(auch unter „Nachbarn“)", "Gedanke card-0003", "Gedanke card-0004"),
    )


def test_a_stack_keeps_every_wording_behind_its_top() -> None:
    stapled = (F, "staple_contributions", {"contributions": ["card-0004", "card-0002"], "onto": "card-0001"})
    assert told(stapled) == clusters(
        ("Gedanke card-0001\n(×3; die anderen Wortlaute folgen)", "Gedanke card-0004", "Gedanke card-0002"),
        ("Gedanke card-0003",),
    )


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        ([marked("conflict-1")], "⚡ Hier gab es unterschiedliche Sichtweisen: „Gedanke card-0001“"),
        (
            [
                marked("conflict-1"),
                marked("conflict-2", "Zu teuer."),
                marked("conflict-3", "Das gibt es schon."),
            ],
            "⚡ Hier gab es unterschiedliche Sichtweisen: „Gedanke card-0001“ – „Zu teuer.“ „Das gibt es schon.“",
        ),
    ],
)
def test_different_views_are_kept_once_below_the_list(marks: list[Step], sentence: str) -> None:
    doubled = (F, "double_contribution", {**CARD, "cluster": "cluster-2", "after": None})
    blocks = told(doubled, *marks)
    assert blocks[2] == Paragraph(text=sentence, kind="note")
    assert sum(isinstance(block, Paragraph) for block in blocks) == 1


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"lang": "en", "by": "machine"}, "Übersetzung (Englisch, maschinell): A thought"),
        ({"lang": "en", "by": "machine", "translator": "Marian"}, "Übersetzung (Englisch, maschinell, Marian): A thought"),
        ({"lang": "fa-AF", "by": "person"}, "Übersetzung (Persisch, durch eine Person): A thought"),
        ({"lang": "xx", "by": "person", "translator": "Ada"}, "Übersetzung (xx, durch Ada): A thought"),
    ],
)  # fmt: skip
def test_a_translation_follows_the_original_and_says_whose_it_is(said: dict[str, Any], line: str) -> None:
    translated = (F, "translate_contribution", {**CARD, "text": "A thought", **said})
    assert told(translated)[1] == BulletList(
        items=(f"Gedanke card-0001\n{line}", "Gedanke card-0002"), said=True
    )


def test_an_explanation_follows_the_original() -> None:
    explained = (
        P,
        "explain_contribution",
        {**CARD, "text": "Gemeint ist das Haus.", "secret": secret_of("card-0001")},
    )
    assert told(explained)[1] == BulletList(
        items=("Gedanke card-0001\nErläuterung: Gemeint ist das Haus.", "Gedanke card-0002"), said=True
    )


def test_what_is_not_printed_is_counted() -> None:
    steps: list[Step] = [
        (F, "hide_contribution", {"contribution": "card-0001", "reason": "Nennt einen Namen"}),
        (F, "set_question_rules", {"question": "question-1", "moderated": True}),
        posted("card-0011"),
        posted("card-0012"),
        (F, "set_question_rules", {"question": "question-1", "moderated": False, "private": True}),
        posted("card-0013"),
    ]
    assert told(*steps) == [
        *clusters(("Gedanke card-0002",), ("Gedanke card-0003", "Gedanke card-0004")),
        Paragraph(text="Ein Beitrag wurde nicht aufgedeckt.", kind="note"),
        Paragraph(text="2 Beiträge wurden nicht freigegeben.", kind="note"),
        Paragraph(text="Ein Beitrag wurde von der Moderation mit Begründung verborgen.", kind="note"),
    ]


def weighed(room: Room) -> list[Block]:
    return section(room, "Leitfragen")


def themes(rows: tuple[tuple[str, ...], ...], weight: str) -> list[Block]:
    return [
        QUESTION,
        Heading(text="Themenspeicher", level=3),
        Paragraph(text="Was ist am wichtigsten?", kind="lead"),
        Table(caption="Rangfolge der Themen", header=("Nr.", "Thema", "Punkte", "Rang"), rows=rows),
        Paragraph(text=weight, kind="note"),
    ]


PICTURE = "Die Rangfolge zeigt, was vielen wichtig ist. Sie ist kein Beschluss."


def test_the_themenspeicher_names_numbers_points_and_places() -> None:
    room = Room(*TITLED, ADDED, OPEN)
    room.cast("device-1", a=1, b=2)
    room.cast("device-2", c=2)
    room.does(*on_paper(2, b=1, c=1))
    assert weighed(room) == []
    room.does(*SHUT)
    room.does(*COUNTED)
    room.does(F, "move_cluster", {"cluster": "cluster-c", "parent": "cluster-a", "after": None})
    rows = (
        ("2", "Wege", "3", "1 (gleichauf)"),
        ("1.1", "Treffpunkte", "3", "1 (gleichauf)"),
        ("1", "Sprache", "1", "3"),
    )
    assert weighed(room) == themes(rows, f"7 Punkte von 4 Personen, davon 2 auf Papier. {PICTURE}")


@pytest.mark.parametrize(
    ("people", "points", "weight"),
    [
        (0, {}, "Niemand hat Punkte gegeben."),
        (1, {"a": 1}, f"Ein Punkt von einer Person, auf Papier. {PICTURE}"),
    ],
)
def test_one_point_and_none(people: int, points: dict[str, int], weight: str) -> None:
    room = Room(*TITLED, ADDED, OPEN, on_paper(people, **points), SHUT, COUNTED)
    assert weighed(room)[-1] == Paragraph(text=weight, kind="note")


def test_what_was_weighed_is_named_even_when_its_cluster_is_gone() -> None:
    room = Room(*TITLED, ADDED, OPEN, SHUT, COUNTED)
    room.does(F, "dissolve_cluster", {"cluster": "cluster-a"})
    table = next(block for block in weighed(room) if isinstance(block, Table))
    assert table.rows[0] == ("–", "Sprache", "0", "1 (gleichauf)")
