"""What a documentation says: headings, paragraphs, lists, tables; no layout.

A format composes an ``Outline`` from the event's state; ``exports`` turns it into files. It crosses a
process boundary as JSON: ``decode_outline(encode_outline(outline)) == outline``, whatever the texts.

Texts are people's own wording, unchanged. Making them fit a file format is the exporter's task.
A line feed inside a text is a line break; paragraphs are blocks of their own.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Literal

import msgspec

# Section, question, cluster, sub-cluster.
Level = Literal[1, 2, 3, 4]
ParagraphKind = Literal["body", "lead", "note", "signature"]
NoteKind = Literal["remark", "explanation", "translation", "dissent"]
ColumnKind = Literal["words", "figures"]


class Heading(msgspec.Struct, frozen=True, tag="heading", kw_only=True):
    """A section begins and lasts until the next heading of the same or a higher level.

    A heading with no content below it is not printed, so a format may write its headings freely.
    ``numbered`` asks for an automatic number; never type one into ``text``.
    """

    text: str
    level: Level = 1
    numbered: bool = False


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph", kw_only=True):
    """Prose.

    ``body`` is the editor's text, ``lead`` opens a section or asks its question, ``note`` explains method
    and provenance ("12 Beiträge, anonym"), ``signature`` is the closing line with date and author.
    """

    text: str
    kind: ParagraphKind = "body"


class BulletList(msgspec.Struct, frozen=True, tag="list", kw_only=True):
    """An editor's items, of equal rank."""

    items: tuple[str, ...]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What belongs to a contribution and is not its wording, set apart from it; label or text may be missing.

    ``label`` is the editor's ("Erläuterung"), without a colon. ``text`` is somebody else's: the author's
    ``explanation``, a ``translation``, the reason of a ``dissent``; a ``remark`` has none. ``language`` is
    that of ``text``, a BCP 47 tag or "".
    """

    kind: NoteKind
    label: str = ""
    text: str = ""
    language: str = ""


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A contribution in its author's own wording and ``language`` (a BCP 47 tag or ""), and its notes."""

    text: str
    language: str = ""
    notes: tuple[Note, ...] = ()


class Quotations(msgspec.Struct, frozen=True, tag="quotations", kw_only=True):
    """Contributions of equal rank, told apart from what an editor wrote."""

    items: tuple[Quotation, ...]


class Table(msgspec.Struct, frozen=True, tag="table", kw_only=True):
    """``header`` names the columns; every row has as many cells, all of them plain text.

    ``caption`` says what the table shows; it is printed and read aloud. ``row_header`` marks the first
    column as the name of its row. ``columns`` says of each column whether it holds words or figures;
    left out, all of them hold words.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_header: bool = False
    columns: tuple[ColumnKind, ...] = ()

    def __post_init__(self) -> None:
        if not self.header:
            raise ValueError("a table needs at least one column")
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("every row needs as many cells as the header")
        if self.columns and len(self.columns) != len(self.header):
            raise ValueError("every column is of a kind, or none is")


Block = Heading | Paragraph | BulletList | Quotations | Table

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """A whole documentation.

    ``dated`` is the ISO date ("2026-11-21") the documentation states as its own; nothing in an export
    comes from a clock, so the same outline gives the same file. ``language`` is a BCP 47 tag.
    """

    title: str
    dated: str
    subtitle: str = ""
    author: str = ""
    organiser: str = ""
    language: str = "de-DE"
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        date.fromisoformat(self.dated)
        if not _LANGUAGE.fullmatch(self.language):
            raise ValueError(f"not a language tag: {self.language!r}")


def encode_outline(outline: Outline) -> bytes:
    """The outline as JSON in plain ASCII, so that not even a lone surrogate can stop it."""
    return json.dumps(msgspec.to_builtins(outline)).encode("ascii")


def decode_outline(encoded: bytes | str) -> Outline:
    """The outline from JSON; raises ValueError when it is none."""
    try:
        return msgspec.convert(json.loads(encoded), Outline)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
