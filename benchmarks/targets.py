"""What is measured: our server and the plain handler, with the same clients in front."""

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from benchmarks.room import Room
from server.rehearsal.client import Client, new_id
from server.rehearsal.own_server import OwnServer, Usage, free_port, usage_of
from server.rehearsal.view import View
from server.rehearsal.wire import Change

HERE = Path(__file__).parent
_STARTS_WITHIN = 30.0


class CountingView(View):
    """A wall that only counts its contributions; 200 of them must not slow the measurement down."""

    arrived = 0

    def _apply(self, changes: Iterable[Change]) -> None:
        self.arrived += sum(len(change.put) for change in changes)


class Target(Protocol):
    """A server with a wall. Clients that write do not follow the wall."""

    wall: str
    workshop: str
    question: str

    async def clients(self, number: int, *, watching: bool) -> list[Client]: ...
    def usage(self) -> Usage: ...


async def watch(client: Client, wall: str) -> None:
    client.views[wall] = CountingView(wall)
    await client.follow(wall)


class Ours:
    """Our server as it is; `unlimited`: without the limits on how much a device may send."""

    def __init__(self, server: OwnServer, room: Room) -> None:
        self._server, self._room = server, room
        self.wall, self.workshop, self.question = room.stage.wall, room.stage.workshop, room.question

    @classmethod
    @asynccontextmanager
    async def running(cls, folder: Path, *, unlimited: bool) -> AsyncIterator["Ours"]:
        program = (sys.executable, str(HERE / "unlimited_server.py"))
        server = OwnServer(folder, *([program] if unlimited else []))
        try:
            room = await Room.opened(server)
            yield cls(server, room)
            await room.close()
        finally:
            server.stop()

    async def clients(self, number: int, *, watching: bool) -> list[Client]:
        clients = [phone.client for phone in await self._room.let_in(number, with_wall=False)]
        if watching:
            for client in clients:
                await watch(client, self.wall)
        return clients

    def usage(self) -> Usage:
        return self._server.usage()


class Plain:
    """The plain Flask-SocketIO handler."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int) -> None:
        self._process, self._url = process, f"http://127.0.0.1:{port}"
        self._clients: list[Client] = []
        self.workshop, self.question = new_id(), new_id()
        self.wall = f"wall:{self.workshop}"

    @classmethod
    @asynccontextmanager
    async def running(cls, folder: Path) -> AsyncIterator["Plain"]:
        port = free_port()
        with (folder / "server.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, str(HERE / "plain_server.py"), str(folder), str(port)],
                stdout=log,
                stderr=log,
            )
        try:
            await _until_listening(port)
            plain = cls(process, port)
            yield plain
            await asyncio.gather(*(client.close() for client in plain._clients))
        finally:
            process.kill()
            process.wait()

    async def clients(self, number: int, *, watching: bool) -> list[Client]:
        new = [Client(self._url, "anybody") for _ in range(number)]
        for client in new:
            await (watch(client, self.wall) if watching else client.follow("room"))
        self._clients += new
        return new

    def usage(self) -> Usage:
        return usage_of(self._process.pid)


async def _until_listening(port: int) -> None:
    give_up = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < give_up:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            await asyncio.sleep(0.05)
    raise RuntimeError("the plain server did not start")
