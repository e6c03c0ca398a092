"""What takes the processor for seconds runs in a process of its own, so that the live one stays quick."""

import subprocess
import sys

from server import engine as loop
from server.refusals import Refused

# The machine has other things to do: whoever comes now gets a turn later.
_AT_ONCE = loop.lock(2)


def run(module: str, *arguments: str, given: bytes, seconds: float) -> bytes:
    """Return what a module of ours writes about `given`.

    Raises Refused (not_finished) if it fails or takes longer than `seconds`.
    """
    with _AT_ONCE:
        return loop.in_thread(_run, [sys.executable, "-m", module, *arguments], given, seconds)


def _run(command: list[str], given: bytes, seconds: float) -> bytes:
    try:
        ended = subprocess.run(  # noqa: S603 - our own program, no shell
            command, input=given, capture_output=True, timeout=seconds, check=True
        )
    except subprocess.SubprocessError:
        raise Refused("not_finished", retry_after=10) from None
    return ended.stdout
