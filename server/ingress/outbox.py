"""What waits to be sent to one client: bounded, so that a phone in a tunnel does not fill the memory."""

from typing import Any

from eventlet.queue import Queue

_MOST_PACKETS = 256
_MOST_BYTES = 2 * 1024 * 1024


class Outbox(Queue):  # type: ignore[misc]
    """Full, it takes no more and says so. The guard then cuts the client off; it will come back."""

    def __init__(self) -> None:
        super().__init__()
        self.size = 0
        self.overflowed = False

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        """Take a packet, or None, the library's sign that the connection ends, which always fits."""
        full = self.size > _MOST_BYTES or self.qsize() >= _MOST_PACKETS
        if item is not None and full:
            self.overflowed = True
            return
        super().put(item, block, timeout)

    def empty_out(self) -> None:
        """Throw away what waits."""
        while not self.empty():
            self.get(block=False)
            self.task_done()

    def _put(self, item: Any) -> None:
        self.size += _size(item)
        super()._put(item)

    def _get(self) -> Any:
        item = super()._get()
        self.size -= _size(item)
        return item


def _size(item: Any) -> int:
    return len(item.data) if item is not None and isinstance(item.data, str) else 0
