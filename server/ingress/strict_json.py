"""JSON as the protocol means it: no NaN, no Infinity, no half characters, no towers of brackets."""

import re
from typing import Any

import msgspec
from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from formats.codec import ENCODER
from formats.rejected import Code, Rejected
from server.refusals import Refused

_MOST_LEVELS = 16
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


class NotStrict(ValueError):
    """Not JSON as we take it. `code` says to the sender what is wrong."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code = code


def dumps(value: object, **_options: object) -> str:
    """Encode; records and raw JSON go out as they are. A number that is not finite becomes null."""
    return ENCODER.encode(value).decode()


def loads(text: str | bytes) -> Any:
    """Decode; raises NotStrict."""
    try:
        value = msgspec.json.decode(text)
    except UnicodeError:
        raise NotStrict(Code.UNREADABLE_TEXT) from None
    except (msgspec.DecodeError, RecursionError):
        raise NotStrict(_reason(text)) from None
    if _too_deep(value):
        raise NotStrict(Code.INVALID)
    return value


def read_json(request: Request) -> dict[str, Any]:
    """Return the object in a request's body ({} if it is empty); raises Rejected or Refused (too_large)."""
    try:
        body = loads(request.get_data() or b"{}")
    except RequestEntityTooLarge:
        raise Refused("too_large") from None
    except NotStrict as error:
        raise Rejected(error.code) from None
    if not isinstance(body, dict):
        raise Rejected(Code.INVALID)
    return body


def _reason(text: str | bytes) -> Code:
    """A phone that cuts an emoji in half sends a lone surrogate; people can mend that, so they are told."""
    plain = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return Code.UNREADABLE_TEXT if _HALF_CHARACTER.search(plain) else Code.INVALID


def _too_deep(value: object) -> bool:
    level = [value]
    for _ in range(_MOST_LEVELS):
        level = [child for each in level for child in _children(each)]
        if not level:
            return False
    return True


def _children(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
