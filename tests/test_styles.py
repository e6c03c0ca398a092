"""The look keeps its promises: contrast, colours that stay apart, both directions, old phones."""

import itertools
import math
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[1] / "frontend" / "styles"
SHEETS = sorted(STYLES.glob("*.css"))
# What every page loads, old phones too.
SHARED = {
    *("_tokens.css", "_forms.css", "_cards.css", "_blocks.css", "_marks.css", "_frames.css"),
    *("base.css", "phone.css"),
}
OLD_PHONES = [sheet for sheet in SHEETS if sheet.name in SHARED]
INK, WHITE = "#1d2733", "#ffffff"

GROUNDS = ["paper", "paper-warm", "wall"]
TEXTS = ["ink", "ink-soft", "link"]
PAIRS = [
    *itertools.product(TEXTS, GROUNDS),
    *(("ink", f"{name}-tint") for name in ("accent", "warning", "danger", "good")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-danger", "danger"),
    ("danger", "paper"),
    ("danger", "paper-warm"),
]  # fmt: skip
EDGES = [*itertools.product(["line-strong", "focus-colour", "accent"], GROUNDS), ("warning", "warning-tint"),
         ("good", "good-tint"), ("danger", "danger-tint")]  # fmt: skip

# Machado, Oliveira and Fernandes 2009, severity 1: how linear RGB looks to eyes without one kind of cone.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}  # fmt: skip
LIGHT = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
         (0.0883024619, 0.2817188376, 0.6299787005))  # fmt: skip
OKLAB = ((0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099),
         (0.0259040371, 0.7827717662, -0.8086757660))  # fmt: skip


def tokens(selector: str) -> dict[str, str]:
    sheet = (STYLES / "_tokens.css").read_text(encoding="utf-8")
    block = sheet[sheet.index(selector + " {") :]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[: block.index("\n}")]))


THEMES = {"light": tokens(":root"), "stage": tokens(":root") | tokens('[data-theme="stage"]')}


def linear(colour: str) -> list[float]:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    light = sorted(
        sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
        for colour in (one, other)
    )
    return (light[1] + 0.05) / (light[0] + 0.05)


def product(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(factor * value for factor, value in zip(row, vector, strict=True)) for row in matrix]


def oklab(colour: str, eyes: str) -> list[float]:
    seen = [min(1.0, max(0.0, part)) for part in product(EYES[eyes], linear(colour))]
    return product(OKLAB, [part ** (1 / 3) for part in product(LIGHT, seen)])


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_a_contrast_of_seven(theme: str) -> None:
    colours = THEMES[theme]
    assert [pair for pair in PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < 7] == []


@pytest.mark.parametrize("theme", THEMES)
def test_edges_and_focus_have_a_contrast_of_three(theme: str) -> None:
    colours = THEMES[theme]
    assert [pair for pair in EDGES if contrast(colours[pair[0]], colours[pair[1]]) < 3] == []


def test_numbers_on_table_colours_are_readable() -> None:
    light = THEMES["light"]
    on = {number: WHITE if number % 2 else INK for number in range(1, 13)}
    assert [number for number in on if contrast(light[f"table-{number}"], on[number]) < 5.5] == []


@pytest.mark.parametrize("eyes", EYES)
def test_table_colours_stay_apart(eyes: str) -> None:
    seen = {number: oklab(THEMES["light"][f"table-{number}"], eyes) for number in range(1, 13)}
    close = [
        pair for pair in itertools.combinations(seen, 2) if math.dist(seen[pair[0]], seen[pair[1]]) < 0.06
    ]
    assert close == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_sheets_serve_both_directions_and_ask_nobody(sheet: Path) -> None:
    # What follows the pointer is placed in physical coordinates and says so.
    logical = re.sub(r".*/\* physical: .*", "", sheet.read_text(encoding="utf-8"))
    rules = re.sub(r"/\*.*?\*/", "", logical, flags=re.DOTALL)
    physical = (
        r"(?:margin|padding|border)-(?:left|right|top|bottom)\b|^\s*(?:left|right|top|bottom|width|height):"
    )
    absolute = r"text-align:\s*(?:left|right)|float:\s*(?:left|right)|https?:|@font-face"
    assert re.findall(f"{physical}|{absolute}", rules, flags=re.MULTILINE) == []


@pytest.mark.parametrize("sheet", OLD_PHONES, ids=lambda sheet: sheet.name)
def test_sheets_of_the_phone_use_nothing_that_old_ones_drop(sheet: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"@layer|light-dark\(|oklch\(|oklab\(|color-mix\(|:has\(|@container", rules) == []
