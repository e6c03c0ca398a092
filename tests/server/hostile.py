"""Frames that are wrong in one of many ways, repeatable by their seed."""

import random

from tests.server.wire import MESSAGE_BYTES, frame


def hostile(chance: random.Random) -> bytes:
    """Return a frame that is wrong in one of many ways, and sometimes right."""
    pieces = [
        "0",
        "1",
        "3",
        "4",
        "40",
        "41",
        "42",
        "427",
        "43",
        "44",
        "45",
        "451-",
        "/x,",
        "[",
        "]",
        "{",
        "}",
        '"command"',
    ]
    pieces += [
        '"connect"',
        ",",
        ":",
        "{}",
        "NaN",
        "1e400",
        "null",
        "\\ud800",
        "\x00",
        "é",
        "🎈",
        "9" * 30,
        "[" * 50,
    ]
    content: str | bytes = "".join(chance.choices(pieces, k=chance.randint(0, 8)))
    if chance.random() < 0.15:
        content = chance.randbytes(chance.randint(0, 200))
    if chance.random() < 0.02:
        content = b"x" * chance.choice([125, 126, MESSAGE_BYTES, MESSAGE_BYTES + 1, 65535, 65536])
    made = frame(
        content,
        kind=chance.choice([1] * 12 + [0, 2, 3, 8, 9, 10]),
        final=chance.random() < 0.93,
        reserved=chance.choice([0] * 15 + [4, 7]),
        masked=chance.random() < 0.97,
    )
    return made[: chance.randint(1, len(made))] if chance.random() < 0.05 else made
