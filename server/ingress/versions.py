"""Whether the libraries are as we know them. The guard stands on parts of theirs that they may change."""

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from eventlet.websocket import RFC6455WebSocket, WebSocketWSGI
from eventlet.wsgi import Input

from server.ingress.complaints import log
from server.settings import SettingsRefused

_TESTED = {"python-socketio": "5.18.", "python-engineio": "4.15.", "eventlet": "0.41."}
_STANDS_ON = (
    (WebSocketWSGI, "_handle_hybi_request"),
    (RFC6455WebSocket, "_recv_frame"),
    (RFC6455WebSocket, "_apply_mask"),
    (RFC6455WebSocket, "Message"),
    (Input, "discard"),
)
_ENGINE_PARTS = ("_async", "handlers", "sockets")


def check_libraries(engine: Any) -> None:
    """Warn of untested versions; raises SettingsRefused where a part of them is gone."""
    gone = [f"{owner.__name__}.{part}" for owner, part in _STANDS_ON if not hasattr(owner, part)]
    gone += [f"engineio.Server.{part}" for part in _ENGINE_PARTS if not hasattr(engine, part)]
    if engine.async_mode != "eventlet" or gone:
        raise SettingsRefused(
            f"The guard of live connections does not fit {_found(_TESTED)}, {engine.async_mode} "
            f"(missing: {', '.join(gone) or '-'}). Install the versions in constraints.txt."
        )
    if untested := [name for name, known in _TESTED.items() if not version(name).startswith(known)]:
        log.warning("not tested with the guard of live connections: %s", _found(untested))


def _found(names: Iterable[str]) -> str:
    return ", ".join(f"{name} {version(name)}" for name in names)
