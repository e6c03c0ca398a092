"""The one door to the asynchronous engine (eventlet, without monkey-patching; see
docs/decisions/eventlet.md).

Everything runs in one loop of green threads; what waits for the disk or computes long goes to a thread.
"""

import errno
import socket
import warnings
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from server.settings import SettingsRefused

with warnings.catch_warnings():
    # Eventlet announces its retirement at import; why it is here all the same stands in the decision.
    warnings.simplefilter("ignore")
    import eventlet
    import eventlet.semaphore
    import eventlet.tpool
    import eventlet.wsgi

ASYNC_MODE = "eventlet"
THREADS = 20
T = TypeVar("T")
_BACKLOG = 2048
_MOST_SOCKETS = 20_000
eventlet.tpool.set_num_threads(THREADS)


class Waiter(Protocol):
    """A value that will be there later; `wait` returns it or raises what was sent instead."""

    def wait(self) -> Any: ...
    def send(self, result: object = None, exc: BaseException | None = None) -> None: ...


def spawn(work: Callable[..., object], *args: object) -> None:
    """Run something in a green thread of its own."""
    eventlet.spawn_n(work, *args)


def spawn_after(seconds: float, work: Callable[..., object], *args: object) -> Any:
    """Run something later; the answer has `cancel()`."""
    return eventlet.spawn_after(seconds, work, *args)


def sleep(seconds: float) -> None:
    eventlet.sleep(seconds)


def waiter() -> Waiter:
    made: Waiter = eventlet.Event()
    return made


def lock(places: int = 1) -> Any:
    """A lock for green threads, used as a context manager; so many may be inside at once."""
    return eventlet.semaphore.Semaphore(places)


def in_thread(work: Callable[..., T], *args: Any) -> T:
    """Run something in an OS thread. Only the asking green thread waits; exceptions come back to it."""
    answer: T = eventlet.tpool.execute(work, *args)
    return answer


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; raises SettingsRefused where there can be none.

    Accepted ones inherit TCP_NODELAY: small messages must not wait for more. The port is not shared: a second
    server on it would take every other phone away from the first.
    """
    try:
        family = eventlet.green.socket.getaddrinfo(host, port)[0][0]
        listener: socket.socket = eventlet.listen(
            (host, port), family=family, backlog=_BACKLOG, reuse_port=False
        )
    except OSError as error:
        raise SettingsRefused(_why_not(host, port, error)) from None
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is already in use."
    return f"Nobody can listen on {host}, port {port}: {error.strerror}."


def serve(listener: socket.socket, app: Callable[..., object]) -> None:
    """Serve WSGI until the process is told to stop. No access log: addresses are nobody's business."""
    eventlet.wsgi.server(
        listener, app, log_output=False, max_size=_MOST_SOCKETS, socket_timeout=60, keepalive=30, debug=False
    )
