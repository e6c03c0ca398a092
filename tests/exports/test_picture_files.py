"""The picture of the wall as a file: SVG and PNG, and the program that writes them."""

import struct
import subprocess
import sys

import msgspec

from exports.picture.png import MOST_POINTS, png_of
from exports.picture.sheet import WIDTH, Drawing, draw
from exports.picture.wall import WallPicture
from tests.exports.pictures import FULL, LANDSCAPE, cards


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def test_a_png_is_as_wide_as_the_drawing_unless_it_is_very_long() -> None:
    assert size_of(png_of(draw(FULL))) == (WIDTH, round(WIDTH / LANDSCAPE))
    high = 40_000
    blank = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}"/>'
    wide, high = size_of(png_of(Drawing(blank, high)))
    assert 0.98 * MOST_POINTS < wide * high <= MOST_POINTS


def test_a_png_shows_letters_without_any_font_on_the_machine() -> None:
    """Letters make the file larger than the same sheet without any."""
    empty = WallPicture("\u00a0", loose=cards("\u00a0"), count=1)
    full = WallPicture("Wozu der Platz?", loose=cards("مساحات Мир Ärger"), count=1)
    assert len(png_of(draw(full))) > len(png_of(draw(empty))) + 2000


def called(*arguments: str, given: bytes = b"{}") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "exports.picture", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False)


def test_the_program_writes_both_kinds_and_refuses_the_rest_in_one_line() -> None:
    wall = msgspec.json.encode(FULL)
    assert called("svg", given=wall).stdout.decode() == draw(FULL).svg
    assert size_of(called("png", given=wall).stdout) == (WIDTH, round(WIDTH / LANDSCAPE))
    for arguments, code in (((), 2), (("jpg",), 2), (("svg",), 1)):
        ended = called(*arguments)
        assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (code, b"", 1)
