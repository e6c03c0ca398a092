"""What the documentation says of a weighing that was not counted, or not counted again."""

from __future__ import annotations

import pytest

from formats.outline import Block, Heading, Paragraph
from tests.formats.documents import section
from tests.formats.meeting import F, P, Step
from tests.formats.weighing import COUNTED, OPEN, SHUT, TITLED, WISH, Room, given, on_paper, opened

THEMES: list[Block] = [
    Heading(text="Themenspeicher", level=3),
    Paragraph(text="Was ist am wichtigsten?", kind="lead"),
    Paragraph(text="Die Punkte wurden noch nicht gezählt.", kind="note"),
]
CAST: Step = (P, "cast_dots", given(a=1))


def told(room: Room) -> list[Block]:
    """Return what is said below the heading of a Themenspeicher."""
    blocks = section(room, "Leitfragen")
    start = blocks.index(THEMES[0]) if THEMES[0] in blocks else len(blocks)
    end = [*blocks[start:], Heading(text="Wer fehlt?", level=2, numbered=True)]
    stop = next(n for n, block in enumerate(end) if isinstance(block, Heading) and block.level == 2)
    return end[:stop]


@pytest.mark.parametrize(
    ("steps", "then"),
    [
        ((), []),
        ((SHUT,), []),
        ((CAST,), THEMES),
        ((CAST, SHUT), THEMES),
        ((on_paper(2, a=1), SHUT), THEMES),
        ((CAST, SHUT, COUNTED, OPEN, SHUT), THEMES),
    ],
)
def test_dots_that_wait_to_be_counted_are_named(steps: tuple[Step, ...], then: list[Block]) -> None:
    room = opened()
    for step in steps:
        room.does(*step)
    assert told(room) == then


def test_counted_it_says_so_no_more() -> None:
    room = opened()
    for step in (CAST, SHUT, COUNTED):
        room.does(*step)
    assert THEMES[2] not in told(room)


def test_two_weighings_come_in_the_order_of_the_programme() -> None:
    room = Room(*TITLED)
    for weighing, text in (("weighing-z", "Was zuerst?"), ("weighing-a", "Wo haben wir Einfluss?")):
        room.does(F, "add_weighing", {**WISH, "weighing": weighing, "text": text})
        room.does(F, "open_phase", {"phase": weighing})
        room.does(P, "cast_dots", {"weighing": weighing, "dots": {"cluster-a": 1}})
    leads = [block.text for block in told(room) if isinstance(block, Paragraph) and block.kind == "lead"]
    assert leads == ["Was zuerst?", "Wo haben wir Einfluss?"]
