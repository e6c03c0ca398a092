"""``python -m server.likeness < cards.json > suggestions.json``: computed outside of the live process."""

import sys

import msgspec

from server.likeness.cards import Card
from server.likeness.proposals import suggest


def main() -> int:
    """0 when the suggestions are written; otherwise 1 and one line on standard error."""
    try:
        cards = msgspec.json.decode(sys.stdin.buffer.read(), type=list[Card])
    except msgspec.DecodeError as error:
        print(f"no suggestions: {error}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(msgspec.json.encode(suggest(cards)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
