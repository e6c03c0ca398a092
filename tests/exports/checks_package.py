"""The file as an office receives it: sound, harmless, described, on A4."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator

from exports.text import is_blank
from formats.outline import Outline
from tests.exports.reading import NAMESPACES, Docx, R, W, check, skeleton, text_of, value_of

_TWO_CENTIMETRES = 1134


@check(1)
def zip_is_sound(docx: Docx, outline: Outline) -> Iterator[str]:
    if damaged := docx.zip.testzip():
        yield f"damaged: {damaged}"
    yield from (f"twice: {name}" for name, times in Counter(docx.names).items() if times > 1)


@check(3)
def relations_resolve(docx: Docx, outline: Outline) -> Iterator[str]:
    for name in docx.names:
        if not name.endswith(".rels"):
            continue
        folder, part = posixpath.split(name.removesuffix(".rels"))
        relations = {relation.get("Id"): relation for relation in docx.part(name)}
        for relation in relations.values():
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(folder), relation.get("Target", "")).lstrip("/")
            )
            if relation.get("TargetMode") == "External" or target not in docx.names:
                yield f"{name}: {target} is not in the file"
        owner = posixpath.join(posixpath.dirname(folder), part)
        used = docx.part(owner).xpath("//@r:id", namespaces=NAMESPACES) if part else []
        yield from (f"{owner}: unknown relation {wanted}" for wanted in set(used) - set(relations))


@check(4)
def nothing_runs(docx: Docx, outline: Outline) -> Iterator[str]:
    dangerous = ("vba", "oleobject", "activex", "embeddings", "afchunk")
    yield from (name for name in docx.names if any(word in name.lower() for word in dangerous))
    if docx.part("word/settings.xml").find("w:attachedTemplate", NAMESPACES) is not None:
        yield "attached template"


@check(5)
def properties_say_who_and_when(docx: Docx, outline: Outline) -> Iterator[str]:
    core = docx.part("docProps/core.xml")
    found = {name: core.findtext(name, "", NAMESPACES) for name in ("dc:title", "dc:creator", "dc:language")}
    if not found["dc:title"]:
        yield "no title"
    if bool(found["dc:creator"]) != (not is_blank(outline.author + outline.organiser)):
        yield f"creator: {found['dc:creator']!r}"
    if found["dc:language"] != outline.language:
        yield f"language: {found['dc:language']}"
    dates = {core.findtext(f"dcterms:{name}", "", NAMESPACES)[:10] for name in ("created", "modified")}
    if dates != {outline.dated}:
        yield f"dates: {dates}"
    everything = b"".join(docx.zip.read(name) for name in docx.names if name.startswith("docProps"))
    if b"python-docx" in everything or any("thumbnail" in name for name in docx.names):
        yield "remains of a foreign template"


@check(6)
def language_is_set(docx: Docx, outline: Outline) -> Iterator[str]:
    default = value_of(docx.part("word/styles.xml"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    theme = value_of(docx.part("word/settings.xml"), "w:themeFontLang")
    if {default, theme} != {outline.language}:
        yield f"{default}, {theme}"


@check(7)
def word_of_today(docx: Docx, outline: Outline) -> Iterator[str]:
    settings = docx.part("word/settings.xml").iterfind("w:compat/w:compatSetting", NAMESPACES)
    modes = [item.get(f"{W}val") for item in settings if item.get(f"{W}name") == "compatibilityMode"]
    if modes != ["15"]:
        yield f"compatibility mode {modes}"


@check(8)
def no_question_at_opening(docx: Docx, outline: Outline) -> Iterator[str]:
    if docx.part("word/settings.xml").find("w:updateFields", NAMESPACES) is not None:
        yield "updateFields"
    if docx.body.xpath(".//@w:dirty", namespaces=NAMESPACES):
        yield "dirty field"


@check(23)
def pages_are_counted(docx: Docx, outline: Outline) -> Iterator[str]:
    for pages in ("default", "first"):
        footer = docx.edges.get(("footer", pages))
        fields = [] if footer is None else [item.text.strip() for item in footer.iter(f"{W}instrText")]
        if fields != ["PAGE", "NUMPAGES"]:
            yield f"{pages} pages: {fields}"


@check(24)
def title_runs_along(docx: Docx, outline: Outline) -> Iterator[str]:
    core = docx.part("docProps/core.xml")
    if docx.body.find("w:sectPr/w:titlePg", NAMESPACES) is None:
        yield "first page is not different"
    texts = {pages: text_of(part) for (kind, pages), part in docx.edges.items() if kind == "header"}
    title = core.findtext("dc:title", "", NAMESPACES)
    if not skeleton(title).startswith(skeleton(texts.get("default", "").rstrip("…"))):
        yield f"running title {texts} of {title!r}"
    yield from (f"empty {place}" for place, part in docx.edges.items() if not text_of(part).strip())


@check(25)
def sheet_is_a4(docx: Docx, outline: Outline) -> Iterator[str]:
    for section in docx.body.iter(f"{W}sectPr"):
        size, margins = (section.find(f"w:{name}", NAMESPACES) for name in ("pgSz", "pgMar"))
        assert size is not None
        assert margins is not None
        if (size.get(f"{W}w"), size.get(f"{W}h")) != ("11906", "16838"):
            yield f"sheet {dict(size.attrib)}"
        sides = {side: int(margins.get(f"{W}{side}", "0")) for side in ("top", "right", "bottom", "left")}
        yield from (f"{side}: {width}" for side, width in sides.items() if width < _TWO_CENTIMETRES)


@check(28)
def links_lead_somewhere(docx: Docx, outline: Outline) -> Iterator[str]:
    for link in docx.body.iter(f"{W}hyperlink"):
        if not text_of(link).strip() or not (link.get(f"{R}id") or link.get(f"{W}anchor")):
            yield f"link {text_of(link)!r}"
