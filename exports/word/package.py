"""The one place that knows python-docx: parts, relations and properties of the file.

The package is built from nothing: python-docx's own template would bring Letter paper, English, 160 styles, a
thumbnail and its name as author.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.parts.numbering import NumberingPart
from docx.parts.settings import SettingsPart
from docx.parts.styles import StylesPart

from exports.text import shorten
from exports.word.blocks import Body
from exports.word.numbering import numbering_xml
from exports.word.page import footer_xml, header_xml, section_xml
from exports.word.settings import settings_xml
from exports.word.styles import styles_xml
from exports.word.words import words_for
from exports.word.xml import root
from formats.outline import Outline

# python-docx refuses longer properties, and no office shows them.
_PROPERTY_LENGTH: Final = 255
# What a zip entry's time stamp can say.
_FIRST_DAY: Final = date(1980, 1, 1)
_LAST_DAY: Final = date(2107, 12, 31)
_COMPANY_NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


class _Piece(NamedTuple):
    """A part of the document that its main part refers to."""

    name: str
    part: type[XmlPart]
    content_type: str
    relation: str


_STYLES: Final = _Piece("styles", StylesPart, CT.WML_STYLES, RT.STYLES)
_NUMBERING: Final = _Piece("numbering", NumberingPart, CT.WML_NUMBERING, RT.NUMBERING)
_SETTINGS: Final = _Piece("settings", SettingsPart, CT.WML_SETTINGS, RT.SETTINGS)


def packed(outline: Outline) -> bytes:
    """The .docx of a tidy outline; the same outline gives the same bytes."""
    words = words_for(outline.language)
    title = outline.title or words.document
    body = Body(words)
    content = body.xml(outline)

    package = Package()
    document = _document_in(package)
    _add(document, _STYLES, styles_xml(outline.language))
    _add(document, _NUMBERING, numbering_xml(body.heading_lists))
    _add(document, _SETTINGS, settings_xml(outline.language))
    edges = {("header", "default"): header_xml(title), ("footer", "default"): footer_xml(words)}
    edges["footer", "first"] = footer_xml(words)
    if outline.organiser:
        edges["header", "first"] = header_xml(outline.organiser)
    references = {place: _add(document, _edge(*place), xml) for place, xml in edges.items()}
    document.element.append(parse_xml(root("body", content + section_xml(references))))
    # Noon, so that it is the same day wherever the file is read.
    day = min(max(date.fromisoformat(outline.dated), _FIRST_DAY), _LAST_DAY)
    noon = datetime.combine(day, time(12), UTC)
    _describe(package, outline, title, noon)
    return _saved(package, noon)


def _document_in(package: Package) -> DocumentPart:
    name = PackURI("/word/document.xml")
    document = DocumentPart(name, CT.WML_DOCUMENT_MAIN, parse_xml(root("document", "")), package)
    package.relate_to(document, RT.OFFICE_DOCUMENT)
    return document


def _edge(kind: str, pages: str) -> _Piece:
    if kind == "header":
        return _Piece(f"header_{pages}", HeaderPart, CT.WML_HEADER, RT.HEADER)
    return _Piece(f"footer_{pages}", FooterPart, CT.WML_FOOTER, RT.FOOTER)


def _add(document: DocumentPart, piece: _Piece, xml: str) -> str:
    name = PackURI(f"/word/{piece.name}.xml")
    part = piece.part(name, piece.content_type, parse_xml(xml), document.package)
    return document.relate_to(part, piece.relation)


def _describe(package: Package, outline: Outline, title: str, written: datetime) -> None:
    """Title, author, language and dates for the office, the company for the file's properties."""
    author = shorten(outline.author or outline.organiser, _PROPERTY_LENGTH)
    core = package.core_properties
    core.title = shorten(title, _PROPERTY_LENGTH)
    core.subject = shorten(outline.subtitle, _PROPERTY_LENGTH)
    core.author = core.last_modified_by = author
    core.language = outline.language
    core.created = core.modified = written
    properties = (
        f'<Properties xmlns="{_COMPANY_NAMESPACE}"><Application>Teilhabe</Application>'
        f"<Company>{escape(outline.organiser)}</Company></Properties>"
    )
    name = PackURI("/docProps/app.xml")
    app = Part(name, CT.OFC_EXTENDED_PROPERTIES, properties.encode(), package)
    package.relate_to(app, RT.EXTENDED_PROPERTIES)


def _saved(package: Package, written: datetime) -> bytes:
    """The package as a zip whose entries carry the documentation's date instead of now."""
    saved, stamped = io.BytesIO(), io.BytesIO()
    package.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(stamped, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, written.timetuple()[:6])
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return stamped.getvalue()
