"""Records and Changes as JSON, for the Journal and the wire.

Strict: nothing else than what the formats declare.
"""

from collections.abc import Iterable
from functools import cache, reduce
from operator import or_
from types import GenericAlias
from typing import Any, cast

import msgspec

from formats.registry import record_types
from formats.state import Change, Record, Ref
from formats.text import GatedText


def _plain_text(value: object) -> str:
    if isinstance(value, GatedText):
        return str(value)
    raise NotImplementedError(type(value))


ENCODER = msgspec.json.Encoder(enc_hook=_plain_text)


def _any_record() -> Any:
    """Return the union of all kinds of records; they are known only when the formats are found."""
    return reduce(or_, record_types().values())


@cache
def _change_decoder() -> msgspec.json.Decoder[Change]:
    fields: list[str | tuple[str, Any] | tuple[str, Any, Any]] = [
        ("type", str),
        ("by", str),
        ("at", int),
        ("item", str | None, None),
        ("put", GenericAlias(tuple, (_any_record(), ...)), ()),
        ("drop", tuple[Ref, ...], ()),
        ("forget", tuple[str, ...], ()),
    ]
    stored_change = msgspec.defstruct("StoredChange", fields, bases=(Change,), frozen=True, kw_only=True)
    return msgspec.json.Decoder(cast(type[Change], stored_change))


def encode_change(change: Change) -> bytes:
    return ENCODER.encode(change)


def decode_change(stored: bytes | str) -> Change:
    stored_change = _change_decoder().decode(stored)
    return Change(**{name: getattr(stored_change, name) for name in Change.__struct_fields__})


@cache
def _records_decoder() -> msgspec.json.Decoder[list[Record]]:
    return msgspec.json.Decoder(GenericAlias(list, (_any_record(),)))


def encode_records(records: Iterable[Record]) -> bytes:
    return ENCODER.encode(list(records))


def decode_records(stored: bytes | str) -> list[Record]:
    return _records_decoder().decode(stored)
