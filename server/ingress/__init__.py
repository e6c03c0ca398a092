"""The guard in front of the live connection: nothing that one client sends may harm another.

    socketio = SocketIO(app, async_mode=ASYNC_MODE, **ingress.server_options())
    app.wsgi_app = ingress.guard(socketio.server, app.wsgi_app, speak)

What it stops, and what each measure was measured against, stands in docs/decisions/ingress.md.
"""

import resource
import time
from collections.abc import Callable, Iterable
from typing import Any

from socketio import Server

from server.ingress import strict_json
from server.ingress.complaints import library_log
from server.ingress.connections import Guard
from server.ingress.doorway import Doorway
from server.ingress.outbox import Outbox
from server.ingress.packets import StrictPacket
from server.ingress.strict_json import read_json
from server.ingress.versions import check_libraries
from server.ingress.websocket import MESSAGE_BYTES, Speak, websocket_driver
from server.limits import AdmissionGate, Clock

__all__ = ["BODY_BYTES", "MESSAGE_BYTES", "guard", "read_json", "server_options"]
BODY_BYTES = 64 * 1024
_PING_SECONDS = 10


def server_options() -> dict[str, Any]:
    """Return the options of the socket library that keep the door narrow."""
    return {
        "json": strict_json,
        "serializer": StrictPacket,
        "max_http_buffer_size": MESSAGE_BYTES,
        "ping_interval": _PING_SECONDS,
        "ping_timeout": _PING_SECONDS,
        "cors_allowed_origins": None,  # our own origin only
        "always_connect": False,
        "manage_session": False,
        "async_handlers": False,  # one client's messages in order, and no more than one at a time
        "http_compression": False,
        "logger": library_log(),
        "engineio_logger": library_log(),
    }


def guard(
    server: Server,
    app: Callable[..., Iterable[bytes]],
    speak: Speak,
    gate: AdmissionGate | None = None,
    clock: Clock = time.monotonic,
) -> Callable[..., Iterable[bytes]]:
    """Put the guard around a socket server, whose handlers stay as they are; return the application to serve.

    `speak(language, refusal)` returns a refusal as the protocol says it. Raises SettingsRefused where the
    libraries are not as the guard knows them.
    """
    check_libraries(server.eio)
    _raise_file_limit()
    # An attribute of this server, not the library's own table: other servers in the process keep theirs.
    server.eio._async = {**server.eio._async, "websocket": websocket_driver(speak), "queue": Outbox}
    return Doorway(app, Guard(server, speak, gate or AdmissionGate(), clock), speak)


def _raise_file_limit() -> None:
    """Take as many open files as the system allows: every phone is one, and 1,024 is a usual default."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
