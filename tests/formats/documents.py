"""A documentation to look at: what it says, and the section below a heading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from exports.tidy import tidy
from formats.documentation import documentation
from formats.outline import Block, Heading, Quotation, Quotations, decode_outline, encode_outline
from tests.formats.meeting import EVENT, Meeting, O

DATED = date(2026, 11, 23)


def written(meeting: Meeting) -> list[Block]:
    outline = documentation(meeting.state, dated=DATED)
    assert decode_outline(encode_outline(outline)) == outline
    return list(tidy(outline).blocks)


def section(meeting: Meeting, title: str) -> list[Block]:
    """Return what stands below a first-level heading; [] where there is no such heading."""
    blocks = iter(written(meeting))
    for block in blocks:
        if block == Heading(text=title):
            return list(_until_next_section(blocks))
    return []


def _until_next_section(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        if (isinstance(block, Heading) and block.level == 1) or getattr(block, "kind", "") == "signature":
            return
        yield block


def quotations(*items: str | Quotation) -> Quotations:
    """Return a list of contributions; those without notes and language by their wording alone."""
    quoted = (Quotation(text=item) if isinstance(item, str) else item for item in items)
    return Quotations(items=tuple(quoted))


def event(**fields: Any) -> Meeting:
    """Return a meeting with nothing but an event."""
    return Meeting(
        (O, "create_event", {"event": EVENT, "title": "Treffen", "starts_on": "2018-10-12", **fields})
    )


def item(new: str, type_: str, title: str, **fields: str) -> tuple[Any, ...]:
    return (O, "add_item", {"new": new, "type": type_, "title": title, **fields})
