"""Columns of cards and clusters, drawn."""

from collections.abc import Iterator

from exports.picture.boxes import (
    BETWEEN_WORDINGS,
    LEADING,
    Box,
    CardBox,
    Scale,
    TitleBox,
    is_marked,
    number_room,
)
from exports.picture.columns import Column, Frame
from exports.picture.shapes import (
    GROUND,
    INK,
    LIGHTNING,
    LINE,
    TWO_CARDS,
    mark,
    mark_width,
    number_of,
    rectangle,
    text_line,
)
from exports.picture.wrapping import Line


def draw_columns(columns: list[Column], scale: Scale, x: float, y: float, between: float) -> Iterator[str]:
    for nth, column in enumerate(columns):
        for frame in column:
            yield from _frame(frame, scale, x + nth * (scale.column + between), y + frame.y)


def _frame(frame: Frame, scale: Scale, x: float, y: float) -> Iterator[str]:
    if frame.framed:
        yield rectangle(x, y, scale.column, frame.height, fill=GROUND, stroke=INK)
    inset = scale.pad if frame.framed else 0.0
    for top, box in frame.boxes:
        yield from _box(box, scale, x + inset, y + top)


def _box(box: Box, scale: Scale, x: float, y: float) -> Iterator[str]:
    return _title(box, x, y) if isinstance(box, TitleBox) else _card(box, scale, x, y)


def _title(box: TitleBox, x: float, y: float) -> Iterator[str]:
    room = number_room(box.number, box.size)
    y += box.height - len(box.title) * box.size * LEADING
    yield text_line(x, y, room, Line(box.number, False), size=box.size, bold=True)
    for nth, line in enumerate(box.title):
        at = y + nth * box.size * LEADING
        yield text_line(x + room, at, box.width - room, line, size=box.size, bold=True)


def _card(box: CardBox, scale: Scale, x: float, y: float) -> Iterator[str]:
    yield rectangle(x, y, box.width, box.height, fill="#ffffff", stroke=LINE)
    at, room = y + scale.pad, box.width - 2 * scale.pad
    for nth, wording in enumerate(box.wordings):
        if nth:
            middle = number_of(at + BETWEEN_WORDINGS * scale.leading / 2)
            yield f'<path d="M{number_of(x + scale.pad)} {middle}h{number_of(room)}" stroke="{LINE}"/>'
            at += BETWEEN_WORDINGS * scale.leading
        for line in wording:
            yield text_line(x + scale.pad, at, room, line, size=scale.text)
            at += scale.leading
    if is_marked(box.card):
        yield from _marks(box, scale, x + scale.pad, at + 0.25 * scale.leading)


def _marks(box: CardBox, scale: Scale, x: float, y: float) -> Iterator[str]:
    """Draw how many say the same, where else the card stands, how many see it differently."""
    size = scale.text * 0.85
    for sign, said in (
        ("", f"×{len(box.wordings)}" if len(box.wordings) > 1 else ""),
        (TWO_CARDS, f"auch in {box.card.also_in}" if box.card.also_in else ""),
        (LIGHTNING, str(box.card.conflicts or "")),
    ):
        if said:
            yield mark(sign, said, x, y, size)
            x += mark_width(sign, said, size) + size
