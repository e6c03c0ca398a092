"""The house style: sober stationery in Calibri, ink and one accent; every look has a style and a name.

Names of built-in styles are English in the file, whatever the language of the reader's Word. Sizes are
half points, distances twentieths of a point, as the format has them. Ink is the document's default and not
a style's, because a paragraph style would override the table style's header colour.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from exports.word.xml import root, value

INK: Final = "1D2733"
ACCENT: Final = "0B5D66"
QUIET: Final = "4A5563"
HAIRLINE: Final = "C9CFD4"

TABLE_STYLE: Final = "HouseTable"
PARAGRAPH_STYLES: Final = {"body": "BodyText", "lead": "Lead", "note": "Note", "signature": "Signature"}
EDITORS_LIST: Final = "ListBullet"
SAID_LIST: Final = "Beitrag"
# What an editor adds to a contribution, what people said beyond its wording, what it is in other words.
NOTE_STYLES: Final = {
    "remark": "BeitragAnmerkung",
    "explanation": "BeitragZusatz",
    "dissent": "BeitragZusatz",
    "translation": "BeitragUebersetzung",
}
LABEL: Final = "Redaktion"
CELL_STYLES: Final = {"words": "TableText", "figures": "TableFigures"}
HEADER_CELL_STYLES: Final = {"words": "TableHeading", "figures": "TableHeadingFigures"}


class Look(NamedTuple):
    """A paragraph style: an id, Word's name for it, what it inherits, and what it changes (XML)."""

    style: str
    name: str
    paragraph: str
    run: str = ""
    base: str = "Normal"
    following: str = ""


def _spacing(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _font(size: int = 0, color: str = "", bold: bool = False) -> str:
    """Run properties; the complex-script twins keep Arabic headings as bold and as large."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    ink = value("color", color) if color else ""
    return weight + ink + (value("sz", size) + value("szCs", size) if size else "")


def _rule(side: str, color: str, size: int, space: int) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/></w:pBdr>'


def _heading(level: int, before: int, after: int, run: str) -> Look:
    keep = "<w:keepNext/><w:keepLines/>"
    paragraph = keep + _spacing(before, after, 252) + value("outlineLvl", level - 1)
    return Look(f"Heading{level}", f"heading {level}", paragraph, run, following="BodyText")


def _numbered(number: int) -> str:
    return f"<w:numPr>{value('numId', number)}</w:numPr>"


LOOKS: Final = (
    Look("Title", "Title", "<w:keepNext/><w:keepLines/>" + _spacing(360, 80, 228),
         _font(48, ACCENT, bold=True), following="Subtitle"),
    Look("Subtitle", "Subtitle", "<w:keepLines/>" + _rule("bottom", ACCENT, 8, 10) + _spacing(0, 360, 252),
         _font(25, QUIET), following="BodyText"),
    _heading(1, 440, 140, _font(34, ACCENT, bold=True)),
    _heading(2, 340, 120, _font(27, INK, bold=True)),
    _heading(3, 260, 90, _font(23, ACCENT, bold=True)),
    _heading(4, 200, 70, _font(22, QUIET, bold=True)),
    Look("BodyText", "Body Text", _spacing(120, 120)),
    Look("Lead", "Lead", "<w:keepNext/><w:keepLines/>" + _spacing(60, 160), _font(24, ACCENT),
         base="BodyText", following="BodyText"),
    Look("Note", "Note", "<w:keepLines/>" + _spacing(80, 120), _font(19, QUIET), base="BodyText"),
    Look("ListBullet", "List Bullet", _numbered(1) + _spacing(50, 50)),
    Look("Beitrag", "Beitrag", "<w:keepLines/>" + _numbered(2) + _spacing(100, 30), base="ListBullet"),
    Look("BeitragAnmerkung", "Beitrag Anmerkung", _spacing(0, 40, 252) + '<w:ind w:left="397"/>',
         _font(20, QUIET)),
    Look("BeitragZusatz", "Beitrag Zusatz", "", _font(color=INK), base="BeitragAnmerkung"),
    Look("BeitragUebersetzung", "Beitrag Übersetzung", "", base="BeitragAnmerkung"),
    Look("Caption", "caption", "<w:keepNext/><w:keepLines/>" + _spacing(200, 80),
         _font(19, QUIET, bold=True)),
    Look("TableText", "Table Text", _spacing(40, 40, 252), _font(20)),
    Look("TableHeading", "Table Heading", "<w:keepNext/>", base="TableText"),
    Look("TableFigures", "Table Figures", value("jc", "end"), base="TableText"),
    Look("TableHeadingFigures", "Table Heading Figures", value("jc", "end"), base="TableHeading"),
    Look("Signature", "Signature", "<w:keepLines/>" + _rule("top", HAIRLINE, 4, 10) + _spacing(480, 0),
         _font(20, QUIET)),
    Look("Header", "header", _spacing(0, 0, 240), _font(18, QUIET)),
    Look("Footer", "footer", _spacing(0, 0, 240) + value("jc", "end"), _font(18, QUIET)),
)  # fmt: skip

NUMBERED_STYLES: Final = {EDITORS_LIST: 1, SAID_LIST: 2}


def styles_xml(language: str) -> str:
    """The styles part: defaults, the paragraph styles above, the table style, nothing latent on show."""
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
    )
    looks = "".join(_paragraph_style(look) for look in LOOKS)
    return root("styles", _defaults(language) + latent + _ROOT_STYLES + looks + _LABEL + _TABLE)


def _defaults(language: str) -> str:
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>'
    lang = f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
    run = f"<w:rPr>{fonts}{_font(22, INK)}{lang}</w:rPr>"
    paragraph = f"<w:pPr>{_spacing(0, 120, 276)}</w:pPr>"
    return (
        f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault>"
        f"<w:pPrDefault>{paragraph}</w:pPrDefault></w:docDefaults>"
    )


def _paragraph_style(look: Look) -> str:
    custom = ' w:customStyle="1"' if look.name.startswith(_OWN_NAMES) else ""
    following = value("next", look.following) if look.following else ""
    run = f"<w:rPr>{look.run}</w:rPr>" if look.run else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{look.style}">{value("name", look.name)}'
        f"{value('basedOn', look.base)}{following}{value('uiPriority', 1)}<w:qFormat/>"
        f"<w:pPr>{look.paragraph}</w:pPr>{run}</w:style>"
    )


# Names that Word does not know as its own.
_OWN_NAMES: Final = ("Lead", "Note", "Beitrag", "Table ")
_ROOT_STYLES: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)


def _border(side: str, color: str, size: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'


# An editor's words among those of others.
_LABEL: Final = (
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{LABEL}"><w:name w:val="Redaktion"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="1"/><w:qFormat/>'
    f"<w:rPr><w:i/><w:iCs/>{_font(color=QUIET)}</w:rPr></w:style>"
)
_TABLE: Final = (
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="House Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
    "<w:tblPr><w:tblBorders>"
    f"{_border('top', ACCENT, 8)}{_border('bottom', ACCENT, 8)}{_border('insideH', HAIRLINE, 4)}"
    '</w:tblBorders><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:rPr>{_font(color=ACCENT, bold=True)}</w:rPr>'
    f"<w:tcPr><w:tcBorders>{_border('bottom', ACCENT, 8)}</w:tcBorders>"
    '<w:shd w:val="clear" w:color="auto" w:fill="EDF3F3"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    f'<w:tblStylePr w:type="firstCol"><w:rPr>{_font(bold=True)}</w:rPr></w:tblStylePr></w:style>'
)
