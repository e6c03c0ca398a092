"""The whole sheet: the question, the clusters, what lies loose, and what the marks mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape

from exports.picture.boxes import LEADING, Scale
from exports.picture.columns import Column, Group, card_groups, cluster_groups, evenly, height
from exports.picture.drawing import draw_columns
from exports.picture.shapes import INK, LIGHTNING, TWO_CARDS, mark, mark_width, number_of, text_line
from exports.picture.wall import PictureCard, WallPicture
from exports.picture.wrapping import Line, lines, width
from exports.text import clean, one_line

WIDTH = 2400
_LANDSCAPE = WIDTH / 2**0.5
_MARGIN, _BETWEEN, _APART = 70.0, 32.0, 56.0
_TITLE, _SMALL, _SECTION = 58.0, 26.0, 34.0
# Up to so many cards: so many columns and letters of this size.
_SCALES = ((8, 3, 38.0), (30, 4, 30.0), (120, 5, 25.0), (400, 6, 21.0))
_LARGEST = (8, 17.0)
_FONT = "'DejaVu Sans', Verdana, 'Noto Sans', 'Noto Sans Arabic', sans-serif"
_NOTHING = "Zu dieser Frage steht noch nichts an der Wand."


class Drawing(NamedTuple):
    """An SVG document, and how high it is; all are `WIDTH` wide."""

    svg: str
    height: float


@dataclass(frozen=True, slots=True)
class _Part:
    """Something that stands across the whole width, with its height."""

    drawn: list[str]
    height: float


def draw(wall: WallPicture) -> Drawing:
    """Return the picture as an SVG document; valid XML whatever people wrote."""
    drawn, y = [], _MARGIN
    for part in _parts(wall):
        place = f"translate({number_of(_MARGIN)} {number_of(y)})"
        drawn.append(f'<g transform="{place}">{"".join(part.drawn)}</g>')
        y += part.height + _APART
    height = max(_LANDSCAPE, y - _APART + _MARGIN)
    return Drawing(_document(wall, "".join(drawn), number_of(height)), height)


def _document(wall: WallPicture, drawn: str, high: str) -> str:
    size = f'viewBox="0 0 {WIDTH} {high}" width="{WIDTH}" height="{high}"'
    named = 'role="img" aria-labelledby="title description" direction="ltr"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {named} font-family="{_FONT}" fill="{INK}">'
        f'<title id="title">{_said(wall.title)}</title>'
        f'<desc id="description">{_said(_description(wall))}</desc>'
        f'<rect width="{WIDTH}" height="{high}" fill="#ffffff"/>{drawn}</svg>'
    )


def _said(text: str) -> str:
    return escape(one_line(clean(text)))


def _parts(wall: WallPicture) -> Iterator[_Part]:
    yield _heading(wall)
    scale = _scale(wall)
    if wall.clusters:
        yield _columns(cluster_groups(wall.clusters, scale), scale)
    if wall.loose:
        yield _loose(wall, scale)
    if legend := _legend(wall):
        yield legend


def _scale(wall: WallPicture) -> Scale:
    standing = len(list(_all_cards(wall)))
    columns, text = next(((c, size) for most, c, size in _SCALES if standing <= most), _LARGEST)
    room = WIDTH - 2 * _MARGIN - (columns - 1) * _BETWEEN
    return Scale(columns, text, room / columns)


def _all_cards(wall: WallPicture) -> Iterator[PictureCard]:
    for cluster in wall.clusters:
        yield from cluster.all_cards()
    yield from wall.loose


def _heading(wall: WallPicture) -> _Part:
    room = WIDTH - 2 * _MARGIN
    drawn, y = [], 0.0
    for line in lines(wall.title, _TITLE, room, bold=True):
        drawn.append(text_line(0, y, room, line, size=_TITLE, bold=True))
        y += _TITLE * 1.2
    drawn.append(text_line(0, y + 10, room, Line(_counts(wall), False), size=_SMALL))
    return _Part(drawn, y + 10 + _SMALL * LEADING)


def _columns(groups: Sequence[Group], scale: Scale, y: float = 0.0) -> _Part:
    columns: list[Column] = evenly(groups, scale)
    return _Part(list(draw_columns(columns, scale, 0, y, _BETWEEN)), y + height(columns))


def _loose(wall: WallPicture, scale: Scale) -> _Part:
    title = f"Lose Beiträge ({_count(wall.loose)})"
    room = WIDTH - 2 * _MARGIN
    rule = f'<path d="M0 0h{number_of(room)}" stroke="{INK}" stroke-width="2" stroke-dasharray="8 6"/>'
    heading = text_line(0, 26, room, Line(title, False), size=_SECTION, bold=True)
    cards = _columns(card_groups(wall.loose, scale), scale, 26 + _SECTION * 1.7)
    return _Part([rule, heading, *cards.drawn], cards.height)


def _legend(wall: WallPicture) -> _Part | None:
    """Explain the marks that occur."""
    cards = list(_all_cards(wall))
    used = [
        ("", "×2", "gleiche Aussagen, alle Wortlaute", any(len(card.wordings) > 1 for card in cards)),
        (TWO_CARDS, "", "steht in zwei Clustern und zählt einmal", any(card.also_in for card in cards)),
        (LIGHTNING, "", "hier gab es unterschiedliche Sichtweisen", any(card.conflicts for card in cards)),
    ]
    drawn, x = [], 0.0
    for sign, short, meaning, occurs in used:
        if occurs:
            drawn.append(mark(sign, short, x, 0, _SMALL))
            x += mark_width(sign, short, _SMALL) + _SMALL * 0.5
            drawn.append(text_line(x, 0, WIDTH, Line(meaning, False), size=_SMALL))
            x += width(meaning, _SMALL) + _SMALL * 2
    return _Part(drawn, _SMALL * LEADING) if drawn else None


def _count(cards: Sequence[PictureCard]) -> int:
    return sum(len(card.wordings) for card in cards)


def _counts(wall: WallPicture) -> str:
    if not wall.count:
        return _NOTHING
    said = ["Ein Beitrag" if wall.count == 1 else f"{wall.count} Beiträge"]
    if wall.clusters:
        said.append("ein Cluster" if len(wall.clusters) == 1 else f"{len(wall.clusters)} Cluster")
    if wall.clusters and wall.loose:
        said.append(f"{_count(wall.loose)} lose")
    return " · ".join(said)


def _description(wall: WallPicture) -> str:
    """Return what somebody hears who does not see the picture; the wordings are text anyway."""
    clusters = [
        f"{cluster.number} {cluster.title} ({_count(list(cluster.all_cards()))})" for cluster in wall.clusters
    ]
    return f"Bild der Wand. {_counts(wall)}. {'; '.join(clusters)}".rstrip(". ") + "."
