"""The picture as PNG, drawn by resvg with the fonts that come along and those of the machine."""

from resvg_py import svg_to_bytes

from exports.picture.sheet import WIDTH, Drawing
from exports.picture.wrapping import BOLD, REGULAR

# A longer wall is drawn smaller: each point takes four bytes of memory.
MOST_POINTS = 45_000_000


def png_of(drawing: Drawing) -> bytes:
    """Return the drawing in points, 2,400 wide unless it is very long."""
    wide = min(WIDTH, int((MOST_POINTS * WIDTH / drawing.height) ** 0.5))
    return bytes(svg_to_bytes(svg_string=drawing.svg, width=wide, font_files=[str(REGULAR), str(BOLD)]))
