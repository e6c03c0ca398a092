"""A small server behind the guard, for tests that attack it from outside. Prints its port.

`--connects N`: that many are let in, no more ever. `--hurry N`: the guard's clock runs N times as fast.
"""

import argparse
import logging
import resource
import time
from typing import Any

import flask
from flask_socketio import SocketIO

from formats.rejected import Rejected
from server import engine, ingress
from server.i18n import init_i18n
from server.limits import AdmissionGate
from server.refusals import Refused, answer_in

SOFT_LIMIT = 256


def build(connects: int | None, hurry: float) -> flask.Flask:
    app = flask.Flask("server")
    init_i18n(app)
    app.config["MAX_CONTENT_LENGTH"] = ingress.BODY_BYTES
    socketio = SocketIO(app, async_mode=engine.ASYNC_MODE, **ingress.server_options())
    gate = AdmissionGate(connects, clock=lambda: 0.0) if connects else AdmissionGate(10_000)

    def clock() -> float:
        return time.monotonic() * hurry

    def speak(language: str, refusal: Rejected | Refused) -> dict[str, Any]:
        return {**answer_in(app, language, refusal), "language": language}

    app.wsgi_app = ingress.guard(socketio.server, app.wsgi_app, speak, gate, clock)
    handlers = Handlers(socketio.server)

    @app.get("/state")
    def state() -> dict[str, Any]:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        return {**handlers.ran, "sockets": len(socketio.server.eio.sockets), "files": soft == hard}

    return app


class Handlers:
    """They count, answer, shout, send much, and break."""

    def __init__(self, server: Any) -> None:
        self.ran = {"connect": 0, "disconnect": 0, "command": 0, "sent": 0}
        self._server = server
        for handler in (self.connect, self.disconnect, self.command):
            server.on(handler.__name__, handler)

    def connect(self, sid: str, environ: dict[str, Any], auth: dict[str, Any] | None = None) -> None:
        self.ran["connect"] += 1
        if auth is not None and auth.get("break"):
            raise RuntimeError("a bug in the connect handler")

    def disconnect(self, sid: str, reason: str) -> None:
        self.ran["disconnect"] += 1

    def command(self, sid: str, message: dict[str, Any]) -> dict[str, Any]:
        self.ran["command"] += 1
        if message.get("break"):
            raise RuntimeError("a bug in a handler")
        if "shout" in message:
            self._server.emit("batch", message["shout"])
        for number in range(message.get("send", 0)):
            self._server.emit("batch", {"number": number, "text": "x" * message["size"]}, to=sid)
            self.ran["sent"] += 1
            engine.sleep(0)
        return {"ok": True, "echo": message.get("echo")}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--connects", type=int)
    parser.add_argument("--hurry", type=float, default=1)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    resource.setrlimit(resource.RLIMIT_NOFILE, (SOFT_LIMIT, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    app = build(options.connects, options.hurry)
    listener = engine.listen("127.0.0.1", 0)
    print(listener.getsockname()[1], flush=True)
    engine.serve(listener, app)


if __name__ == "__main__":
    main()
