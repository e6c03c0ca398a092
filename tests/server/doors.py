"""The two doors, asked in one way: over HTTP, or over sockets while others listen to all there is to hear."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.formats.meeting import EVENT, WORKSHOP
from tests.server.house import Row
from tests.server.web import FOREIGN_EVENT, Socket, Template, Web


class Http:
    """Asks over HTTP; everybody who may follow looks through the streams before and after."""

    def __init__(self, web: Web, template: Template) -> None:
        self._web, self._tokens = web, template.tokens

    def command(self, asker: str, said: Row) -> Row:
        return self._web.send(EVENT, self._tokens[asker], said)

    def follow(self, asker: str, stream: str) -> Row:
        path = f"/api/events/{EVENT}/streams/{stream}"
        return dict(self._web.http("GET", path, self._tokens[asker]).json)

    def heard(self) -> list[Any]:
        return []


class Sockets:
    """Asks over sockets, while others follow all there is to follow of both events."""

    def __init__(self, web: Web, template: Template, port: int) -> None:
        self._port, self._tokens = port, template.tokens
        self._sockets: list[Socket] = []
        self._listeners = [
            self._listening("organiser", EVENT, f"wall:{WORKSHOP}"),
            self._listening("other organiser", FOREIGN_EVENT, f"wall:x{WORKSHOP}"),
        ]

    def _socket(self, asker: str, event: str) -> Socket:
        self._sockets.append(Socket(self._port, self._tokens[asker], event))
        return self._sockets[-1]

    def _listening(self, asker: str, event: str, wall: str) -> Socket:
        socket = self._socket(asker, event)
        for stream in ("room", wall, "desk"):
            assert socket.ask("follow", {"stream": stream})["ok"]
        return socket

    def command(self, asker: str, said: Row) -> Row:
        return self._ask(asker, "command", said)

    def follow(self, asker: str, stream: str) -> Row:
        return self._ask(asker, "follow", {"stream": stream})

    def _ask(self, asker: str, name: str, said: Row) -> Row:
        socket = self._socket(asker, EVENT)
        return socket.refusal or socket.ask(name, said)

    def heard(self) -> list[Any]:
        """Return what the listeners have been sent by now, by making them say something."""
        for listener in self._listeners:
            listener.ask("unfollow", {"stream": "nothing"})
        return [news for listener in self._listeners for news in listener.heard]

    def close(self) -> None:
        for socket in self._sockets:
            socket.close()


Door = Http | Sockets


@contextmanager
def door(web: Web, template: Template, transport: str) -> Iterator[Door]:
    if transport == "http":
        yield Http(web, template)
        return
    with web.served() as port:
        sockets = Sockets(web, template, port)
        try:
            yield sockets
        finally:
            sockets.close()
