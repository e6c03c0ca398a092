"""Records and Changes as JSON, for the Journal and the wire.

Strict: nothing else than what the formats declare.
"""

from collections.abc import Iterable
from functools import cache, reduce
from operator import or_
from typing import Any

import msgspec

from formats.registry import record_types
from formats.state import Change, Record, Ref
from formats.text import GatedText


def _plain_text(value: object) -> str:
    if isinstance(value, GatedText):
        return str(value)
    raise NotImplementedError(type(value))


ENCODER = msgspec.json.Encoder(enc_hook=_plain_text)


@cache
def _change_decoder() -> msgspec.json.Decoder[Change]:
    any_record = reduce(or_, record_types().values())
    fields = [
        ("type", str),
        ("by", str),
        ("at", int),
        ("item", str | None, None),
        ("put", tuple[any_record, ...], ()),
        ("drop", tuple[Ref, ...], ()),
        ("forget", tuple[str, ...], ()),
    ]
    return msgspec.json.Decoder(
        msgspec.defstruct("StoredChange", fields, bases=(Change,), frozen=True, kw_only=True),
    )


def encode_change(change: Change) -> bytes:
    return ENCODER.encode(change)


def decode_change(stored: bytes | str) -> Change:
    stored_change = _change_decoder().decode(stored)
    return Change(**{name: getattr(stored_change, name) for name in Change.__struct_fields__})


@cache
def _records_decoder() -> msgspec.json.Decoder[Any]:
    records = list[reduce(or_, record_types().values())]  # type: ignore[misc]
    return msgspec.json.Decoder(records)


def encode_records(records: Iterable[Record]) -> bytes:
    return ENCODER.encode(list(records))


def decode_records(stored: bytes | str) -> list[Record]:
    return _records_decoder().decode(stored)
