"""The properties of a good Word file hold for every outline, and each check can fail."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings

import tests.exports.checks_look
import tests.exports.checks_notes
import tests.exports.checks_package
import tests.exports.checks_text  # noqa: F401
from exports.word import write_docx
from formats.outline import Heading, Outline, Paragraph, Table
from tests.exports.outlines import outlines
from tests.exports.reading import CHECKS, Docx, broken
from tests.exports.sample import network_meeting, said

MAIN, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
RELATIONS, CORE, FOOTER = "word/_rels/document.xml.rels", "docProps/core.xml", "word/footer_default.xml"

# Check, part, what stands there, what a worse writer would have put there.
MUTANTS = [
    (3, RELATIONS, 'Target="styles.xml"', 'Target="gone.xml"'),
    (3, MAIN, 'r:id="rId4"', 'r:id="rId99"'),
    (4, SETTINGS, "<w:defaultTabStop", '<w:attachedTemplate r:id="rId1"/><w:defaultTabStop'),
    (5, CORE, "<dc:title>Ankommen in der Stadt: Wie aus Nachbarschaft Teilhabe wird</dc:title>", ""),
    (5, CORE, "Redaktion Netzwerkstelle Lindenau", "python-docx"),
    (5, CORE, "2026-11-21", "2026-11-22"),
    (6, SETTINGS, 'themeFontLang w:val="de-DE"', 'themeFontLang w:val="en-US"'),
    (7, SETTINGS, 'w:val="15"', 'w:val="14"'),
    (8, SETTINGS, "<w:defaultTabStop", "<w:updateFields/><w:defaultTabStop"),
    (9, MAIN, 'pStyle w:val="Beitrag"', 'pStyle w:val="Aufzählung"'),
    (10, MAIN, 'pStyle w:val="Heading3"', 'pStyle w:val="Heading4"'),
    (10, MAIN, ">Einleitung<", "> <"),
    (10, MAIN, 'pStyle w:val="BodyText"', 'pStyle w:val="Heading1"'),
    (11, MAIN, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="10"/></w:numPr>', ""),
    (12, MAIN, '<w:pStyle w:val="Beitrag"/></w:pPr><w:r><w:t xml:space="preserve">',
     '<w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">• '),
    (13, MAIN, "<w:sectPr>", '<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p><w:sectPr>'),
    (14, MAIN, 'pStyle w:val="BeitragZusatz"', 'pStyle w:val="Beitrag"'),
    (14, MAIN, '<w:rStyle w:val="Redaktion"/>', ""),
    (14, STYLES, '<w:spacing w:before="0" w:after="40" w:line="252" w:lineRule="auto"/>',
     '<w:numPr><w:numId w:val="2"/></w:numPr>'),
    (15, MAIN, 'pStyle w:val="Caption"', 'pStyle w:val="BodyText"'),
    (15, MAIN, ">2<", ">1<"),
    (17, MAIN, "<w:sectPr>", '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/'
     'drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" descr="wand.png"/></wp:inline></w:drawing></w:r>'
     "</w:p><w:sectPr>"),
    (19, MAIN, "<w:tblHeader/>", ""),
    (19, MAIN, "<w:cantSplit/>", ""),
    (19, MAIN, ">–<", "><"),
    (19, MAIN, 'w:firstRow="1"', 'w:firstRow="0"'),
    (20, MAIN, "<w:sectPr>", "<w:p/><w:sectPr>"),
    (21, MAIN, "im Rathaus", "im  Rathaus"),
    (22, MAIN, "<w:r><w:t", "<w:r><w:rPr><w:b/></w:rPr><w:t"),
    (22, MAIN, "<w:bidi/>", '<w:bidi/><w:jc w:val="right"/>'),
    (23, FOOTER, "NUMPAGES", "SECTIONPAGES"),
    (24, MAIN, "<w:titlePg/>", ""),
    (24, "word/header_default.xml", "Ankommen in der Stadt: Wie aus Nachbarschaft Teilhabe wird", " "),
    (25, MAIN, 'w:left="1418"', 'w:left="700"'),
    (25, MAIN, 'w:h="16838"', 'w:h="15840"'),
    (26, STYLES, 'color w:val="4A5563"', 'color w:val="8A9563"'),
    (27, STYLES, '<w:sz w:val="19"/>', '<w:sz w:val="16"/>'),
    (28, MAIN, "<w:sectPr>", '<w:p><w:hyperlink w:anchor="a"/></w:p><w:sectPr>'),
    (31, MAIN, "<w:bidi/>", ""),
    (31, MAIN, "<w:rtl/>", ""),
    (32, MAIN, "Fahrradwerkstatt", "Fahrradwerk"),
    (37, MAIN, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    (37, "word/numbering.xml", '<w:num w:numId="2">', '<w:num w:numId="3">'),
    (37, MAIN, '<w:numId w:val="10"/>', '<w:numId w:val="77"/>'),
]  # fmt: skip


def written(outline: Outline) -> bytes:
    target = io.BytesIO()
    write_docx(outline, target)
    return target.getvalue()


def mutated(content: bytes, part: str, old: str, new: str) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            assert name != part or old in text
            target.writestr(name, text.replace(old, new, 1) if name == part else text)
    return changed.getvalue()


def test_the_sample_is_good() -> None:
    assert broken(written(network_meeting()), network_meeting()) == {}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(outlines)
def test_every_outline_is_good(outline: Outline) -> None:
    assert broken(written(outline), outline) == {}


@pytest.mark.parametrize(
    "outline",
    [
        Outline(title="", dated="2026-11-21"),
        Outline(title="Nur ein Titel", dated="1980-01-01"),
        Outline(title="T" * 10_000, subtitle="S " * 500, author="A" * 300, organiser="O" * 300,
                dated="2107-12-31"),
        Outline(title="Überschriften", dated="2026-11-21", blocks=tuple(Heading(text="x") for _ in range(3))),
        Outline(title="سلام", dated="2026-11-21", language="ar",
                blocks=(Heading(text="سؤال"), Paragraph(text="نعم"))),
        Outline(title="Tabellen", dated="2026-11-21", blocks=(
            Table(caption="", header=("", ""), rows=(("", ""), ("a", ""))),
            Table(caption="Zwei", header=("x",), rows=(("y" * 500,),)),
        )),
        Outline(title="Lang", dated="2026-11-21", blocks=(
            Heading(text="Wort " * 300), said("Z" * 10_000, "wort " * 2000),
        )),
    ],
    ids=lambda outline: outline.title[:13] or "nothing",
)  # fmt: skip
def test_extremes_are_good(outline: Outline) -> None:
    assert broken(written(outline), outline) == {}


@pytest.mark.parametrize(("number", "part", "old", "new"), MUTANTS)
def test_checks_notice(number: int, part: str, old: str, new: str) -> None:
    worse = mutated(written(network_meeting()), part, old, new)
    assert list(CHECKS[number](Docx(worse), network_meeting())) != []


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_checks_notice_a_part_that_is_there_twice() -> None:
    content = io.BytesIO(written(network_meeting()))
    with zipfile.ZipFile(content, "a") as target:
        target.writestr("word/styles.xml", "<w:styles/>")
    assert list(CHECKS[1](Docx(content.getvalue()), network_meeting())) == ["twice: word/styles.xml"]


def test_every_check_has_a_mutant() -> None:
    assert {1, *(mutant[0] for mutant in MUTANTS)} == set(CHECKS)
