"""``python -m exports.picture svg|png < wall.json``: the picture, drawn outside of the live process."""

import sys

import msgspec

from exports.picture.sheet import Drawing, draw
from exports.picture.wall import WallPicture


def main(arguments: list[str]) -> int:
    """0 when the picture is written; otherwise 1, or 2 for a wrong call, and one line on standard error."""
    if arguments not in (["svg"], ["png"]):
        print("usage: python -m exports.picture svg|png < wall.json", file=sys.stderr)
        return 2
    try:
        drawing = draw(msgspec.json.decode(sys.stdin.buffer.read(), type=WallPicture))
        sys.stdout.buffer.write(_points(drawing) if arguments == ["png"] else drawing.svg.encode())
    except (ValueError, OSError) as error:
        print(" ".join(f"no picture: {error}".split()), file=sys.stderr)
        return 1
    return 0


def _points(drawing: Drawing) -> bytes:
    from exports.picture.png import png_of  # an SVG needs nothing that draws

    return png_of(drawing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
