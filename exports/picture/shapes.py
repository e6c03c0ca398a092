"""The strokes of the picture as SVG. Lines and words carry every meaning, colour carries none."""

from xml.sax.saxutils import escape

from exports.picture.wrapping import Line, width

INK, LINE, GROUND = "#1d2733", "#6f6a60", "#f1eee7"
# Where letters stand on their line: so much of the size below its top.
_BASELINE = 0.98
_FROM_RIGHT, _END = "\u202b", "\u202c"
LIGHTNING = "M6 0 1 9h4L3 16l8-10H7l3-6z"
TWO_CARDS = "M1 5h8v10H1zM4 5V1h8v10H9"


def number_of(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def text_line(x: float, y: float, room: float, line: Line, *, size: float, bold: bool = False) -> str:
    """Return a line of text in its room; what is written from the right begins at the right edge."""
    at, anchor = (x + room, ' text-anchor="end"') if line.rtl else (x, "")
    said = f"{_FROM_RIGHT}{line.text}{_END}" if line.rtl else line.text
    weight = ' font-weight="bold"' if bold else ""
    place = f'x="{number_of(at)}" y="{number_of(y + size * _BASELINE)}" font-size="{number_of(size)}"'
    return f"<text {place}{anchor}{weight}>{escape(said)}</text>"


def rectangle(
    x: float, y: float, wide: float, high: float, *, fill: str, stroke: str, dashed: bool = False
) -> str:
    """Return a frame with round corners."""
    dashes = ' stroke-dasharray="8 6"' if dashed else ""
    place = f'x="{number_of(x)}" y="{number_of(y)}" width="{number_of(wide)}" height="{number_of(high)}"'
    return f'<rect {place} rx="8" fill="{fill}" stroke="{stroke}" stroke-width="2"{dashes}/>'


def mark(sign: str, said: str, x: float, y: float, size: float) -> str:
    """Return a small drawn sign and the word or number behind it; either may be missing."""
    drawn = ""
    if sign:
        place = f"translate({number_of(x)} {number_of(y + size * 0.15)}) scale({size / 16:.3f})"
        drawn = f'<path d="{sign}" transform="{place}" fill="none" stroke="{INK}" stroke-width="1.6"/>'
    if said:
        room = width(said, size, bold=True)
        drawn += text_line(x + _sign_room(sign, size), y, room, Line(said, False), size=size, bold=True)
    return drawn


def mark_width(sign: str, said: str, size: float) -> float:
    return _sign_room(sign, size) + width(said, size, bold=True)


def _sign_room(sign: str, size: float) -> float:
    return size * 1.1 if sign else 0.0
