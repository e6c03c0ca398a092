"""The formats that are installed, found by entry point."""

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from formats.format import Format
from formats.records.room import Item
from formats.rejected import Code, Rejected
from formats.state import State

GROUP = "teilhabe.formats"


@cache
def all_formats() -> Mapping[str, Format]:
    """Return every installed format by its name."""
    found = [entry.load() for entry in entry_points(group=GROUP)]
    return MappingProxyType({found_format.name: found_format for found_format in found})


def format_named(name: str) -> Format:
    """Return a format; raises Rejected (unknown_format)."""
    if name not in all_formats():
        raise Rejected(Code.UNKNOWN_FORMAT)
    return all_formats()[name]


def format_of(state: State, item_id: str) -> Format:
    """Return the format of a workshop; raises Rejected (unknown_record) where the item is none."""
    item = state.get(Item, item_id)
    if item.format is None:
        raise Rejected(Code.UNKNOWN_RECORD, kind="workshop")
    return format_named(item.format)
