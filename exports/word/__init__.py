"""A documentation as an editable, accessible Word file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from exports.tidy import tidy
from exports.word.package import packed
from formats.outline import Outline

__all__ = ["write_docx"]


def write_docx(outline: Outline, target: Path | BinaryIO) -> None:
    """Write the documentation to ``target``; a path gets the whole file or keeps what it had (OSError)."""
    content = packed(tidy(outline))
    if isinstance(target, Path):
        _replace(target, content)
    else:
        target.write(content)


def _replace(target: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name[:80]}.", delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            os.replace(part.name, target)
        except BaseException:
            os.unlink(part.name)
            raise
