"""A wall of thousands of cards at our own server, and facilitators who go on sorting it."""

import asyncio
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.room import Room
from server.rehearsal.client import Client, new_id
from server.rehearsal.meeting import in_parallel
from server.rehearsal.own_server import OwnServer

_HERE = Path(__file__).parent
_TEXT = "Orte zur Begegnung schaffen, die nichts kosten und lange offen sind, auch für Familien"
_SORTERS = 5
_PHONES = 40


class Wall:
    """A wall with its cards in clusters, and facilitators who go on sorting it."""

    def __init__(self, room: Room, sorters: list[Client], link: str) -> None:
        self.room, self.sorters, self.link = room, sorters, link
        self.cards: list[str] = []
        self.clusters: list[str] = []
        self._chance = random.Random(5)

    @classmethod
    @asynccontextmanager
    async def running(cls, folder: Path, cards: int, clusters: int) -> AsyncIterator["Wall"]:
        server = OwnServer(folder, (sys.executable, str(_HERE / "unlimited_server.py")))
        try:
            room = await Room.opened(server)
            event = room.stage.event
            sorters = [await room.organiser.invite(event, "facilitator") for _ in range(_SORTERS)]
            access = await room.organiser.http.post(
                f"/api/events/{event}/access", {"role": "facilitator", "name": ""}
            )
            wall = cls(room, sorters, access["link"])
            await wall._fill(cards, clusters)
            yield wall
            await asyncio.gather(*(sorter.close() for sorter in sorters))
            await room.close()
        finally:
            server.stop()

    async def _fill(self, cards: int, clusters: int) -> None:
        phones = await self.room.let_in(_PHONES, with_wall=False)
        self.cards = [new_id() for _ in range(cards)]
        shares = [self.cards[nth::_PHONES] for nth in range(_PHONES)]

        async def write(nth: int) -> None:
            for card in shares[nth]:
                await phones[nth].post(self.room.question, self._text(), card)

        await in_parallel(write(nth) for nth in range(_PHONES))
        for nth in range(clusters):
            cluster = new_id()
            wish = {"cluster": cluster, "question": self.room.question, "title": f"Thema {nth + 1}"}
            await self._command(
                self.sorters[0], "create_cluster", {**wish, "contributions": self.cards[nth::clusters]}
            )
            self.clusters.append(cluster)

    def _text(self) -> str:
        """Six words on average, as on the cards of a real meeting."""
        words = _TEXT.split()
        return " ".join(self._chance.sample(words, k=self._chance.randint(3, 9)))

    async def _command(self, sorter: Client, name: str, payload: object) -> None:
        await sorter.command(name, payload, self.room.stage.workshop)

    async def change(self, seconds: float, a_second: int) -> int:
        """Let the others change something so many times a second; return how many changes it were."""
        loop = asyncio.get_running_loop()
        started, count = loop.time(), int(seconds * a_second)
        wishes = set()
        for nth in range(count):
            await asyncio.sleep(max(0.0, started + nth / a_second - loop.time()))
            wishes.add(loop.create_task(self._change_once(nth)))
        await asyncio.gather(*wishes)
        return count

    async def _change_once(self, nth: int) -> None:
        sorter, cluster = self.sorters[nth % _SORTERS], self._chance.choice(self.clusters)
        if nth % 20 == 19:
            title = {"cluster": cluster, "title": f"Thema {self._text()}"}
            return await self._command(sorter, "rename_cluster", title)
        card = self._chance.choice(self.cards)
        await self._command(sorter, "move_contribution", {"contribution": card, "cluster": cluster})
