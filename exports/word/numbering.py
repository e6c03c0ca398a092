"""Real lists: the bullets of the list styles, and automatic numbers for headings that ask for one."""

from __future__ import annotations

from typing import Final

from exports.word.styles import ACCENT, NUMBERED_STYLES, QUIET
from exports.word.xml import root, value
from formats.outline import Heading

_HEADINGS: Final = 9
_FIRST_HEADING_LIST: Final = 10
_BULLETS: Final = {"ListBullet": ("•", QUIET), "Beitrag": ("–", ACCENT)}


class HeadingNumbers:
    """Gives numbered headings their list: brothers count on, under a new parent they begin at 1.

    A numbered heading below a numbered one counts with it (1, 1.1, 1.2, 2).
    """

    def __init__(self) -> None:
        self.lists = 0
        # Of every open section, the outermost being the document: its level, the list its children
        # count in (0: none yet), and how deep they are in it.
        self._open = [(0, 0, 0)]

    def property_of(self, heading: Heading) -> str:
        """The ``w:numPr`` of the next heading in reading order; nothing when it has no number."""
        while self._open[-1][0] >= heading.level:
            self._open.pop()
        if not heading.numbered:
            self._open.append((heading.level, 0, 0))
            return ""
        level, number, depth = self._open[-1]
        if not number:
            self.lists += 1
            number = _FIRST_HEADING_LIST + self.lists - 1
            self._open[-1] = (level, number, depth)
        self._open.append((heading.level, number, depth + 1))
        return f"<w:numPr>{value('ilvl', depth)}{value('numId', number)}</w:numPr>"


def numbering_xml(heading_lists: int) -> str:
    """The numbering part with as many independent heading lists as ``HeadingNumbers`` counted."""
    abstracts = [_bullet(number, style) for style, number in NUMBERED_STYLES.items()]
    lists = [_list(number, number) for number in NUMBERED_STYLES.values()]
    fresh = f'<w:lvlOverride w:ilvl="0">{value("startOverride", 1)}</w:lvlOverride>'
    counted = range(_FIRST_HEADING_LIST, _FIRST_HEADING_LIST + heading_lists)
    return root(
        "numbering",
        "".join(
            [*abstracts, _heading_numbers(), *lists, *(_list(number, _HEADINGS, fresh) for number in counted)]
        ),
    )


def _list(number: int, abstract: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}">{value("abstractNumId", abstract)}{override}</w:num>'


def _abstract(number: int, kind: str, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{value("multiLevelType", kind)}{levels}</w:abstractNum>'
    )


def _bullet(number: int, style: str) -> str:
    mark, color = _BULLETS[style]
    level = (
        f'<w:lvl w:ilvl="0">{value("start", 1)}{value("numFmt", "bullet")}{value("pStyle", style)}'
        f"{value('lvlText', mark)}{value('lvlJc', 'left')}"
        f'<w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr><w:rPr>{value("color", color)}</w:rPr></w:lvl>'
    )
    return _abstract(number, "singleLevel", level)


def _heading_numbers() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}">{value("start", 1)}{value("numFmt", "decimal")}'
        f"{value('lvlText', text)}{value('lvlJc', 'left')}"
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>'
        for depth, (text, indent) in enumerate(
            [("%1.", 510), ("%1.%2", 680), ("%1.%2.%3", 794), ("%1.%2.%3.%4", 964)]
        )
    )
    return _abstract(_HEADINGS, "multilevel", levels)
