"""A client of the live protocol that lasts: it reconnects, follows, and repeats what was not answered."""

import asyncio
import random
import secrets
from collections.abc import Callable
from typing import Any

import msgspec

from server.rehearsal import wire
from server.rehearsal.connection import Connection, Lost, Refusal
from server.rehearsal.view import View
from server.rehearsal.wire import Answer, Change, Packet

ANSWER_WITHIN = 10.0
"""Seconds after which an unanswered request is sent again."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 5.0
_HOLE_PATIENCE = 1.0
_SPREAD = 0.5


def new_id() -> str:
    """Return an id as the protocol advises: 22 characters, 128 random bits."""
    return secrets.token_urlsafe(16)


def jitter(seconds: float) -> float:
    """Return a fully random pause of up to `seconds`, so that a thousand clients do not come back as one."""
    return random.uniform(0, seconds)  # noqa: S311 - spreads load, guards nothing


class Client:
    """Whoever holds a token. Everything works across reconnects.

    `on_change(stream, change)` is told every new Change, `on_new_epoch()` that the server was restored.
    """

    def __init__(self, base_url: str, token: str, lang: str = "de") -> None:
        self.views: dict[str, View] = {}
        self.on_change: Callable[[str, Change], None] | None = None
        self.on_new_epoch: Callable[[], None] | None = None
        self.connects = 0
        self._base_url, self._token, self._lang = base_url, token, lang
        self._connection: Connection | None = None
        self._online = asyncio.Event()
        self._over: BaseException | None = None
        self._watchers: list[tuple[str, Callable[[View], bool], asyncio.Future[None]]] = []
        self._catching_up: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._start(self._stay())

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._end(error)

    async def close(self) -> None:
        self._end(Lost("this client was closed"))
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def command(self, name: str, payload: object, item: str | None = None) -> int:
        """Send a Command, always under one id, until it is answered; return seq. Raises Refusal."""
        wish: dict[str, object] = {"id": new_id(), "name": name, "payload": payload}
        if item is not None:
            wish["item"] = item
        return int((await self.ask("command", wish))["seq"])

    async def ask(self, name: str, body: object) -> Answer:
        """Send a request, again after ten seconds, a reconnect or a passing refusal. Raises Refusal."""
        while True:
            answer = await self._answer(name, body)
            if answer["ok"]:
                return answer
            if (pause := answer.get("retry_after")) is None:
                raise Refusal(answer)
            await asyncio.sleep(pause + jitter(_SPREAD))

    async def _answer(self, name: str, body: object) -> Answer:
        while True:
            connection = await self._connected()
            answer: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
            while not answer.done():
                connection.ask(name, body, answer)
                await asyncio.wait({answer}, timeout=ANSWER_WITHIN)
            if (settled := answer.result()) is not None:
                return settled

    async def _connected(self) -> Connection:
        while self._over is None:
            if self._connection is not None and not self._connection.closed.done():
                return self._connection
            self._online.clear()
            await self._online.wait()
        raise self._over

    async def follow(self, stream: str) -> View:
        """Follow a stream from now on, over every reconnect; return its view once it is filled."""
        view = self.views.setdefault(stream, View(stream))
        await self._catch_up(view)
        await self.until(stream, lambda view: view.n is not None)
        return view

    async def until(self, stream: str, holds: Callable[[View], bool]) -> None:
        """Wait until something holds of a followed stream."""
        if not holds(self.views[stream]):
            seen: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._watchers.append((stream, holds, seen))
            await seen

    async def _stay(self) -> None:
        """Hold a connection until the end, with growing, fully random pauses between attempts."""
        longest = _FIRST_PAUSE
        while self._over is None:
            try:
                connection = await Connection.open(self._base_url, self._token, self._lang, self._take)
            except Refusal as refusal:
                if refusal.retry_after is None:
                    raise
                await asyncio.sleep(refusal.retry_after + jitter(_SPREAD))
                continue
            except Lost:
                await asyncio.sleep(jitter(longest))
                longest = min(_LONGEST_PAUSE, longest * 2)
                continue
            longest = _FIRST_PAUSE
            await self._use(connection)

    async def _use(self, connection: Connection) -> None:
        self._connection = connection
        self.connects += 1
        self._online.set()
        self._catching_up.clear()
        for view in self.views.values():
            if view.n is not None:
                self._start(self._catch_up(view))
        try:
            await connection.closed
        finally:
            connection.close()

    def _take(self, packet: Packet) -> None:
        match packet:
            case wire.Batch() | wire.Heartbeat():
                if (view := self.views.get(packet.stream)) is not None:
                    self._take_news(view, packet)
            case wire.Gone(code):
                self._end(Refusal({"ok": False, "code": code}))

    def _take_news(self, view: View, packet: wire.Batch | wire.Heartbeat) -> None:
        if view.epoch is not None and packet.epoch != view.epoch:
            self._forget(view)
            self._start(self._catch_up(view))
            return
        if isinstance(packet, wire.Batch):
            self._tell(view, view.take_batch(packet))
        behind = view.n is not None and packet.to > view.n
        if behind and view.stream not in self._catching_up:
            self._catching_up.add(view.stream)
            self._start(self._close_hole(view, packet.to))

    def _forget(self, view: View) -> None:
        view.forget()
        if self.on_new_epoch is not None:
            self.on_new_epoch()

    async def _close_hole(self, view: View, to: int) -> None:
        await asyncio.sleep(jitter(_HOLE_PATIENCE))
        self._catching_up.discard(view.stream)
        if view.has_hole or (view.n is not None and view.n < to):
            await self._catch_up(view)

    async def _catch_up(self, view: View) -> None:
        """Ask for what is missing; the server answers with changes or with a snapshot."""
        wish: dict[str, object] = {"stream": view.stream}
        if view.n is not None:
            wish |= {"epoch": view.epoch, "since": view.n}
        answer = msgspec.convert(await self.ask("follow", wish), wire.Followed)
        if view.epoch is not None and answer.epoch != view.epoch:
            self._forget(view)
        if answer.snapshot is None and view.n is None:
            return await self._catch_up(view)
        self._tell(view, view.take_answer(answer))

    def _tell(self, view: View, changes: list[Change]) -> None:
        if self.on_change is not None:
            for change in changes:
                self.on_change(view.stream, change)
        if self._watchers:
            self._wake(view)

    def _wake(self, view: View) -> None:
        waiting = []
        for stream, holds, seen in self._watchers:
            if stream == view.stream and not seen.done() and holds(view):
                seen.set_result(None)
            elif not seen.done():
                waiting.append((stream, holds, seen))
        self._watchers = waiting

    def _end(self, why: BaseException) -> None:
        if self._over is None:
            self._over = why
        for _, _, seen in self._watchers:
            if not seen.done():
                seen.set_exception(self._over)
        self._watchers = []
        if self._connection is not None:
            self._connection.close()
        self._online.set()
