"""The server with a slower disk, and on wish with a mistake to be found: answered before it is stored.

python benchmarks/altered_server.py DELAY_MS ack-after-commit|ack-before-commit serve …
"""

import sys
import time
from typing import Any

from server import writer
from server.cli import main
from server.database import Transaction


def slow_the_disk(seconds: float) -> None:
    """Let every commit of a batch take this much longer, in the thread where the disk is waited for."""
    finish = Transaction.finish

    def finish_late(self: Transaction, work: Any) -> None:
        def wait_and_work(connection: Any) -> None:
            time.sleep(seconds)
            work(connection)

        finish(self, wait_and_work)

    Transaction.finish = finish_late  # type: ignore[method-assign]


def answer_before_commit() -> None:
    """Answer every Command as soon as it is decided, before anything of it is on disk."""
    decided, settle = writer.Writer._decided, writer.Wish.settle

    def decided_and_answered(self: writer.Writer, memory: Any, wish: writer.Wish, stored: Any) -> Any:
        entry = decided(self, memory, wish, stored)
        settle(wish)
        return entry

    def settle_once(self: writer.Wish) -> None:
        if not self.answer.ready():
            settle(self)

    writer.Writer._decided = decided_and_answered  # type: ignore[method-assign]
    writer.Wish.settle = settle_once  # type: ignore[method-assign]


if __name__ == "__main__":
    _, delay, order, *arguments = sys.argv
    slow_the_disk(float(delay) / 1000)
    if order == "ack-before-commit":
        answer_before_commit()
    sys.argv = ["teilhabe", *arguments]
    main()
