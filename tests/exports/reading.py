"""A .docx read back from its zip, independently of the code that wrote it, and the register of checks."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from functools import cached_property

from lxml import etree

from formats.outline import Outline

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMESPACES = {
    "w": W[1:-1],
    "r": R[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "app": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
}


def skeleton(text: str) -> str:
    """The letters and signs a reader sees: no blanks, no accents, nothing invisible."""
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(
        character
        for character in unicodedata.normalize("NFD", joined)
        if unicodedata.category(character) not in {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"}
        and not 0xFDD0 <= ord(character) <= 0xFDEF
        and ord(character) & 0xFFFE != 0xFFFE
    )


class Docx:
    """The parts of a file, its paragraphs and what its styles come to."""

    def __init__(self, content: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(content))
        self.names = self.zip.namelist()

    def part(self, name: str) -> etree._Element:
        """The root of a part; an empty element when the file has none."""
        return etree.fromstring(self.zip.read(name)) if name in self.names else etree.Element("none")

    @cached_property
    def body(self) -> etree._Element:
        found = self.part("word/document.xml").find("w:body", NAMESPACES)
        assert found is not None
        return found

    @cached_property
    def styles(self) -> dict[str, etree._Element]:
        found = self.part("word/styles.xml").iterfind("w:style", NAMESPACES)
        return {style.get(f"{W}styleId", ""): style for style in found}

    @cached_property
    def edges(self) -> dict[tuple[str, str], etree._Element]:
        """Headers and footers: ("header", "first") to the part's root."""
        targets = {
            relation.get("Id"): relation.get("Target", "")
            for relation in self.part("word/_rels/document.xml.rels")
        }
        return {
            (kind, reference.get(f"{W}type", "")): self.part(f"word/{targets[reference.get(f'{R}id')]}")
            for kind in ("header", "footer")
            for reference in self.body.iterfind(f"w:sectPr/w:{kind}Reference", NAMESPACES)
        }

    @property
    def paragraphs(self) -> Iterator[etree._Element]:
        yield from self.body.iter(f"{W}p")

    def chain(self, style: str) -> Iterator[etree._Element]:
        """A style and what it is based on, nearest first, the document's defaults last."""
        while style in self.styles:
            yield self.styles[style]
            style = value_of(self.styles[style], "w:basedOn")
        yield from self.part("word/styles.xml").iterfind("w:docDefaults/*", NAMESPACES)

    def resolved(self, style: str, path: str) -> str:
        """The first ``w:val`` of ``path`` along the chain; empty when nothing says it."""
        return next(filter(None, (value_of(step, path) for step in self.chain(style))), "")

    def is_listed(self, paragraph: etree._Element) -> bool:
        own = value_of(paragraph, "w:pPr/w:numPr/w:numId")
        return (own or self.resolved(style_of(paragraph), "w:pPr/w:numPr/w:numId")) not in {"", "0"}

    def heading_level(self, paragraph: etree._Element) -> int:
        """1 for the highest, 0 for what is no heading."""
        return int(self.resolved(style_of(paragraph), "w:pPr/w:outlineLvl") or -1) + 1


def value_of(element: etree._Element, path: str) -> str:
    found = element.find(path, NAMESPACES)
    return "" if found is None else found.get(f"{W}val", "")


def style_of(paragraph: etree._Element) -> str:
    return value_of(paragraph, "w:pPr/w:pStyle") or "Normal"


def text_of(element: etree._Element) -> str:
    """The text as Word shows it, field instructions left out."""
    shown = {f"{W}br": "\n", f"{W}softHyphen": "\xad", f"{W}tab": "\t"}
    return "".join(
        (step.text or "") if step.tag == f"{W}t" else shown.get(str(step.tag), "") for step in element.iter()
    )


Check = Callable[[Docx, Outline], Iterator[str]]
CHECKS: dict[int, Check] = {}


def check(number: int) -> Callable[[Check], Check]:
    """Register a property of a good file; the check yields a sentence for every place that breaks it."""

    def register(found: Check) -> Check:
        assert number not in CHECKS
        CHECKS[number] = found
        return found

    return register


def broken(content: bytes, outline: Outline) -> dict[int, list[str]]:
    """What is wrong with the file of an outline, by check; empty when nothing is."""
    docx = Docx(content)
    results = {number: list(found(docx, outline)) for number, found in CHECKS.items()}
    return {number: sentences for number, sentences in results.items() if sentences}
