"""``python -m exports.word FILE.docx < outline.json``: the Word file, written outside the live process."""

from __future__ import annotations

import sys
from pathlib import Path

from exports.word import write_docx
from formats.outline import decode_outline


def main(arguments: list[str]) -> int:
    """0 when the file is there; otherwise 1, or 2 for a wrong call, and one line on standard error."""
    if len(arguments) != 1:
        print("usage: python -m exports.word FILE.docx < outline.json", file=sys.stderr)
        return 2
    try:
        write_docx(decode_outline(sys.stdin.buffer.read()), Path(arguments[0]))
    except (ValueError, OSError) as error:
        print(" ".join(f"no Word file: {error}".split()), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
