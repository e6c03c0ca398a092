"""A room to measure in: one event with one open question, and phones that are in."""

import asyncio
import datetime
from dataclasses import dataclass, field

from server.rehearsal.case import Case, Question
from server.rehearsal.meeting import in_parallel
from server.rehearsal.own_server import EMAIL, OwnServer
from server.rehearsal.people import Facilitator, Organiser, Phone, Stage
from server.rehearsal.report import Tally

_CASE = Case(
    title="Messung", date=datetime.date(2026, 1, 15), questions=(Question("Was wird hier gemessen?"),)
)
_AT_THE_DOOR = 50


@dataclass(slots=True)
class Room:
    organiser: Organiser
    stage: Stage
    facilitator: Facilitator
    url: str
    tally: Tally = field(default_factory=Tally)
    phones: list[Phone] = field(default_factory=list)

    @classmethod
    async def opened(cls, server: OwnServer) -> "Room":
        """Set an event up at a fresh server and open its question."""
        server.make_organiser()
        await server.start()
        organiser = await Organiser.logging_in(server.url, EMAIL, server.password)
        stage = await organiser.set_up(_CASE)
        tally = Tally()
        client = await organiser.invite(stage.event, "facilitator")
        room = cls(organiser, stage, Facilitator(client, stage, tally), server.url, tally)
        await room.facilitator.take_place()
        await room.facilitator.open(room.question)
        return room

    @property
    def question(self) -> str:
        return self.stage.questions[0]

    async def let_in(self, people: int, *, with_wall: bool) -> list[Phone]:
        """Let phones join; `with_wall`: they follow the wall too."""
        at_the_door = asyncio.Semaphore(_AT_THE_DOOR)
        new: list[Phone] = []

        async def enter() -> None:
            async with at_the_door:
                phone = await Phone.joining(self.url, self.stage, self.tally)
                if with_wall:
                    await phone.client.follow(self.stage.wall)
                await phone.may_write(self.question)
                new.append(phone)

        await in_parallel(enter() for _ in range(people))
        self.phones += new
        return new

    async def close(self) -> None:
        clients = [self.facilitator.client, *(phone.client for phone in self.phones)]
        await asyncio.gather(*(client.close() for client in clients))
