"""What takes the processor for seconds runs in a process of its own, so that the live one stays quick."""

import subprocess
import sys
from collections.abc import Callable
from typing import TypeVar

from server import engine as loop
from server.refusals import Refused

T = TypeVar("T")
# The machine has other things to do: whoever comes now gets a turn later.
_AT_ONCE = loop.lock(2)


def run(module: str, *arguments: str, given: bytes, seconds: float) -> bytes:
    """Return what a module of ours writes about `given`.

    Raises Refused (not_finished) if it fails or takes longer than `seconds`.
    """
    return in_turn(lambda: output_of(module, *arguments, given=given, seconds=seconds))


def in_turn(work: Callable[[], T]) -> T:
    """Do something that takes the processor in a thread, when it is its turn."""
    with _AT_ONCE:
        return loop.in_thread(work)


def output_of(module: str, *arguments: str, given: bytes, seconds: float) -> bytes:
    """Like `run`, at once: call it in a thread."""
    command = [sys.executable, "-m", module, *arguments]
    try:
        ended = subprocess.run(  # noqa: S603 - our own program, no shell
            command, input=given, capture_output=True, timeout=seconds, check=True
        )
    except subprocess.SubprocessError:
        raise Refused("not_finished", retry_after=10) from None
    return ended.stdout
