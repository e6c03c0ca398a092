"""A house with a web: HTTP by Flask's own client, and real sockets to a server in this very process."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import eventlet
from sqlalchemy import insert

from formats.commands import Role
from server import engine
from server.app import create_app
from server.services import EXTENSION, Services
from server.settings import Settings
from server.tables import sessions
from tests.formats.meeting import EVENT
from tests.server.house import House, Row
from tests.server.wire import Wire

FOREIGN_EVENT = f"x{EVENT}"
_FAR_AWAY = 2_000_000_000
_GRANTS = {
    "facilitator": (EVENT, Role.FACILITATOR),
    "other facilitator": (FOREIGN_EVENT, Role.FACILITATOR),
    "participant": (EVENT, Role.PARTICIPANT),
    "other participant": (FOREIGN_EVENT, Role.PARTICIPANT),
    "host": (EVENT, Role.HOST),
    "projector": (EVENT, Role.PROJECTOR),
    "other projector": (FOREIGN_EVENT, Role.PROJECTOR),
    "former facilitator": (EVENT, Role.FACILITATOR),
}
ASKERS = ("organiser", "other organiser", *_GRANTS, "nobody", "forged")


class Web(House):
    """Everything as it runs, in one process with the test."""

    def _opened(self) -> Services:
        self.app = create_app(self.settings)
        found: Services = self.app.extensions[EXTENSION]
        return found

    def http(self, method: str, path: str, token: str | None = None, **more: Any) -> Any:
        """Send a request; `json` is encoded, `data` goes as it is. Returns Flask's response."""
        headers = {**more.pop("headers", {})}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        return self.app.test_client().open(path, method=method, headers=headers, **more)

    def send(self, event: str, token: str | None, message: object, **headers: str) -> Row:
        """Send a Command over HTTP and return the answer."""
        path = f"/api/events/{event}/commands"
        return dict(self.http("POST", path, token, data=json.dumps(message), headers=headers).json)

    @contextmanager
    def served(self) -> Iterator[int]:
        """Serve on a free port, and name it."""
        listener = engine.listen("127.0.0.1", 0)
        server = eventlet.spawn(engine.serve, listener, self.app)
        try:
            yield listener.getsockname()[1]
        finally:
            server.kill()
            listener.close()


class Socket:
    """A socket to this process. Every step waits in a thread, so that the server can go on."""

    def __init__(self, port: int, token: str | None, event: str | None = None, lang: str = "de") -> None:
        auth = {"lang": lang, "token": token, "event": event}
        self._connect(port, {name: value for name, value in auth.items() if value is not None})

    @classmethod
    def saying(cls, port: int, auth: object) -> Self:
        """Connect with any credentials."""
        socket = cls.__new__(cls)
        socket._connect(port, auth)
        return socket

    def _connect(self, port: int, auth: object) -> None:
        self.heard: list[tuple[str, Row]] = []
        self._wire = engine.in_thread(lambda: Wire(port, auth=auth))
        self._asked = 100
        said = self._wire.connected
        self.refusal: Row | None = json.loads(said[2:])["data"] if said.startswith("44") else None

    def ask(self, name: str, message: object) -> Row:
        """Return the answer to an event; what comes before it is `heard`."""
        return self.ask_raw(json.dumps([name, message]))

    def ask_raw(self, event: str) -> Row:
        """The same for an event that is JSON, or ought to be."""
        self._asked += 1
        number = self._asked

        def answered() -> Row:
            self._wire.send(f"42{number}{event}")
            while not (said := self._wire.next()).startswith(f"43{number}["):
                self._hear(said)
            answer: Row = json.loads(said[len(f"43{number}") :])[0]
            return answer

        return engine.in_thread(answered)

    def listen_to_the_end(self) -> None:
        """Hear everything up to the server's good-bye."""

        def listen() -> None:
            while (said := self._wire.next()) != "41":
                self._hear(said)

        engine.in_thread(listen)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Take in what comes until something holds."""

        def wait() -> None:
            while not holds():
                self._hear(self._wire.next())

        engine.in_thread(wait)

    def close(self) -> None:
        self._wire.close()

    def _hear(self, said: str) -> None:
        if said.startswith("42"):
            name, body = json.loads(said[2:])
            self.heard.append((name, body))


class Template:
    """A folder with two gathered events of two organisers, and tokens for everybody who might ask."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        house = House(Settings.of(folder))
        house.an_event()
        house.an_event(twin="x", organiser="grace")
        self.tokens: dict[str, str | None] = {
            "organiser": self._logged_in(house, "ada"),
            "other organiser": self._logged_in(house, "grace"),
            "nobody": None,
        }
        self.access: dict[str, str] = {}
        for asker, (event, role) in _GRANTS.items():
            self.access[asker], self.tokens[asker] = house.services.access.issue(event, role, asker)
        house.services.access.revoke(EVENT, self.access["former facilitator"])
        self.tokens["forged"] = _forged(str(self.tokens["facilitator"]))
        house.close()

    @staticmethod
    def _logged_in(house: House, name: str) -> str:
        row = {"digest": f"session-of-{name}", "account": house.organiser(name), "expires_at": _FAR_AWAY}
        house.services.database.write(lambda connection: connection.execute(insert(sessions).values(row)))
        return house.services.access.account_token(row["digest"])

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Web]:
        """Open a copy in a folder that does not exist yet."""
        shutil.copytree(self._folder, folder)
        web = Web(Settings.of(folder), folder.name)
        try:
            yield web
        finally:
            web.close()


def _forged(token: str) -> str:
    """Return a token with one other character in its signature."""
    return token[:-5] + ("A" if token[-5] != "A" else "B") + token[-4:]
