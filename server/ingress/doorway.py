"""The guard at HTTP: what of a request to the live connection reaches the socket library."""

import io
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from server.engine import sleep
from server.ingress import strict_json
from server.ingress.complaints import note_broken
from server.ingress.connections import Connection, Guard
from server.ingress.packets import fits_polling
from server.ingress.websocket import LANGUAGE, MESSAGE_BYTES, Speak, language_of
from server.limits import TokenBucket
from server.refusals import Refused, status

_PATH = "/socket.io/"
_MOST_FIELDS = 12
_MOST_PACKETS = 256
# The library loses a payload of more; browsers send as many packets at once as fit into 16 KiB.
_PACKETS_AT_A_TIME = 16
_SEPARATOR = "\x1e"
_HANDSHAKES_PER_SECOND = 300
_HANDSHAKES_AT_ONCE = 1500
_RETRY_SECONDS = 5
_MOST_READ_AWAY = 4 * 1024 * 1024
_CHUNK = 64 * 1024
_REASONS = {400: "400 Bad Request", 413: "413 Content Too Large", 503: "503 Service Unavailable"}

Environ = dict[str, Any]
StartResponse = Callable[..., Any]


class Doorway:
    """A WSGI application around the application. What is not for the live connection passes through it."""

    def __init__(self, app: Callable[..., Iterable[bytes]], guard: Guard, speak: Speak) -> None:
        self._app = app
        self._guard = guard
        self._speak = speak
        self._handshakes = TokenBucket(_HANDSHAKES_PER_SECOND, _HANDSHAKES_AT_ONCE)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        # The engine serves a connection as long as it has requests. One that never ends would be alone here.
        sleep(0)
        _bound_what_is_read_away(environ)
        if not environ["PATH_INFO"].startswith(_PATH):
            return self._app(environ, start_response)
        try:
            connection = self._find(environ)
            if connection is None:
                return self._app(environ, _with_headers(start_response))
            return self._one_at_a_time(environ, _with_headers(start_response), connection)
        except Refused as refusal:
            return self._refuse(refusal, start_response)
        except Exception as error:
            note_broken("a request to the live connection broke", error)
            return self._refuse(Refused("unavailable", retry_after=_RETRY_SECONDS), start_response)

    def _find(self, environ: Environ) -> Connection | None:
        """Return the connection that a request names, None for a new one; raises Refused."""
        try:
            fields = parse_qs(environ.get("QUERY_STRING", ""), max_num_fields=_MOST_FIELDS)
        except ValueError:
            raise Refused("invalid") from None
        if "j" in fields or environ["REQUEST_METHOD"] not in ("GET", "POST") or not _whole_upgrade(environ):
            raise Refused("invalid")
        if "sid" in fields:
            return self._guard.find(fields["sid"][0])
        if self._guard.full or not self._handshakes.try_spend():
            raise Refused("busy", retry_after=_RETRY_SECONDS)
        return None

    def _one_at_a_time(
        self, environ: Environ, start_response: StartResponse, connection: Connection
    ) -> Iterable[bytes]:
        """A client asks, posts and upgrades once at a time; more at once is somebody who wants to do harm."""
        upgrade = environ.get("HTTP_UPGRADE")
        what = "upgrade" if upgrade else environ["REQUEST_METHOD"]
        if what in connection.busy:
            self._guard.cut(connection, f"two requests at once, {what}")
            raise Refused("invalid")
        connection.busy.add(what)
        try:
            if what == "POST":
                return self._post(environ, start_response, connection)
            if upgrade:
                environ[LANGUAGE] = language_of(connection.environ)
                connection.environ = environ
            return self._app(environ, start_response)
        finally:
            connection.busy.discard(what)

    def _post(
        self, environ: Environ, start_response: StartResponse, connection: Connection
    ) -> Iterable[bytes]:
        """Read what is posted before the library does. Whoever sends fast waits long."""
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if length > MESSAGE_BYTES:
            raise Refused("too_large")
        packets = _packets(environ["wsgi.input"].read(length))
        if not packets:
            self._guard.cut(connection, "not the protocol, by polling")
            raise Refused("invalid")
        sleep(connection.packets.spend(len(packets)))
        answer: Iterable[bytes] = []
        for at in range(0, len(packets), _PACKETS_AT_A_TIME):
            body = _SEPARATOR.join(packets[at : at + _PACKETS_AT_A_TIME]).encode()
            environ["wsgi.input"], environ["CONTENT_LENGTH"] = io.BytesIO(body), str(len(body))
            answer = self._app(environ, start_response)
        return answer

    def _refuse(self, refusal: Refused, start_response: StartResponse) -> Iterable[bytes]:
        body = strict_json.dumps(self._speak("", refusal)).encode()
        headers = [("Content-Type", "application/json"), ("Connection", "close")]
        if refusal.retry_after is not None:
            headers.append(("Retry-After", str(round(refusal.retry_after))))
        _with_headers(start_response)(_REASONS[status(refusal.code)], headers)
        return [body]


def _bound_what_is_read_away(environ: Environ) -> None:
    """After an answer the engine reads the rest of a body, without end and without a turn for anybody else.

    A bounded rest is still read: whoever is hung up on while sending does not get to see the answer.
    """
    body = environ.get("eventlet.input")
    if body is None:
        return

    def discard() -> None:
        for _ in range(_MOST_READ_AWAY // _CHUNK):
            if not body.read(_CHUNK):
                return
            sleep(0)
        raise ConnectionAbortedError("more than anybody wants to read")

    body.discard = discard


def _whole_upgrade(environ: Environ) -> bool:
    """Whether a request wants no WebSocket, or has all that one needs.

    The libraries take half of it, and speak the WebSocket of 2010 as well, whose messages have no limit.
    """
    if "HTTP_UPGRADE" not in environ:
        return True
    asks = [environ["HTTP_UPGRADE"], environ["REQUEST_METHOD"], environ.get("HTTP_SEC_WEBSOCKET_VERSION")]
    connection = environ.get("HTTP_CONNECTION", "").lower()
    whole = "upgrade" in connection and "HTTP_SEC_WEBSOCKET_KEY" in environ and "eventlet.input" in environ
    return whole and asks == ["websocket", "GET", "13"]


def _packets(body: bytes) -> list[str]:
    """Return the packets of a payload, [] where it is none."""
    try:
        packets = body.decode().split(_SEPARATOR)
    except UnicodeDecodeError:
        return []
    return packets if len(packets) <= _MOST_PACKETS and all(map(fits_polling, packets)) else []


def _with_headers(start_response: StartResponse) -> StartResponse:
    def start(line: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        own = [("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")]
        return start_response(line, headers + own, *more)

    return start
