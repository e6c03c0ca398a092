"""The run of a rehearsal: set up, join, ask one question after another, sort, close, document, compare."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from server.rehearsal.case import Case, said_in
from server.rehearsal.client import Client, new_id
from server.rehearsal.document import wordings
from server.rehearsal.helping import help_sorting
from server.rehearsal.people import ROOM, Facilitator, Organiser, Phone, Stage
from server.rehearsal.report import Report, Tally, Watch, spread
from server.rehearsal.view import View
from server.rehearsal.wire import Row

T = TypeVar("T")
_AT_THE_DOOR = 50
_SETTLES_WITHIN = 20.0


@dataclass(frozen=True, slots=True)
class Plan:
    """`seconds`: how long the writing takes in all. `each`: invented texts that every phone posts besides.

    `helpers`: so many phones sort what the facilitator leaves loose.
    """

    case: Case
    people: int
    seconds: float = 10.0
    each: int = 0
    helpers: int = 0


class Post(NamedTuple):
    phone: Phone
    text: str
    contribution: str


@dataclass(slots=True)
class Findings:
    """What a comparison of everything with everything found at the end."""

    lost: int = 0
    duplicates: int = 0
    unexpected: int = 0
    views: int = 0
    views_differing: int = 0


@dataclass(slots=True)
class Meeting:
    """One rehearsal against one server. `say` gets a line on every step."""

    plan: Plan
    base_url: str
    organiser: Organiser
    say: Callable[[str], None]
    tally: Tally = field(default_factory=Tally)
    phones: list[Phone] = field(default_factory=list)
    left_loose: int = 0
    documentation: bytes = b""

    async def run(self) -> Report:
        """Hold the meeting and return what was measured. The Word file is in `documentation` then."""
        started = time.perf_counter()
        stage = await self.organiser.set_up(self.plan.case)
        facilitator = Facilitator(await self.organiser.invite(stage.event, "facilitator"), stage, self.tally)
        projector = await self.organiser.invite(stage.event, "projector")
        try:
            await facilitator.take_place()
            watch = await self._light(projector, stage)
            await self._let_in(stage)
            for number, question in enumerate(stage.questions):
                await self._ask(facilitator, projector, stage, number, question)
            await self.organiser.close(stage.event, self.plan.case)
            self.documentation = await self.organiser.documentation(stage.event)
            self.say("The event is closed; comparing.")
            findings = await self._compare(stage, facilitator, projector, watch)
        finally:
            clients = [facilitator.client, projector, *(phone.client for phone in self.phones)]
            await asyncio.gather(*(client.close() for client in clients))
        return self._report(findings, clients, time.perf_counter() - started)

    async def _light(self, projector: Client, stage: Stage) -> Watch:
        watch = Watch(self.tally)
        projector.on_change = watch.take
        await projector.follow(ROOM)
        await projector.follow(stage.wall)
        return watch

    async def _let_in(self, stage: Stage) -> None:
        self.say(f"{self.plan.people} phones join.")
        at_the_door = asyncio.Semaphore(_AT_THE_DOOR)

        async def enter(number: int) -> None:
            async with at_the_door:
                self.phones.append(await Phone.joining(self.base_url, stage, self.tally, f"Probe {number}"))

        await in_parallel(enter(number) for number in range(1, self.plan.people + 1))

    async def _ask(
        self, facilitator: Facilitator, projector: Client, stage: Stage, number: int, question: str
    ) -> None:
        """Open a question, let everybody write, wait until all of it hangs, and sort it."""
        asked = self.plan.case.questions[number]
        posts = self._posts(number)
        self.say(f"Question {number + 1}: {len(posts)} contributions.")
        window = self.plan.seconds / len(stage.questions)

        async def write(post: Post, after: float) -> None:
            await post.phone.may_write(question)
            await asyncio.sleep(after)
            await post.phone.post(question, post.text, post.contribution)

        await facilitator.open(question)
        await in_parallel(write(post, n * window / len(posts)) for n, post in enumerate(posts))
        written = {post.contribution for post in posts} & self.tally.acknowledged
        await facilitator.sees(written)
        await facilitator.sort(question, asked.clusters, iter([post.contribution for post in posts]))
        if self.plan.helpers and any(cluster.title is not None for cluster in asked.clusters):
            await self._sort_together(facilitator, stage, question)
        await projector.until(stage.wall, _shows(written))

    async def _sort_together(self, facilitator: Facilitator, stage: Stage, question: str) -> None:
        """Let some phones sort what is loose, and count what they left."""
        await facilitator.ask_for_help(question)
        helpers = self.phones[: self.plan.helpers]
        await in_parallel(help_sorting(phone, stage, question, self.tally) for phone in helpers)
        await facilitator.end_help(question)
        wall = (await self.organiser.snapshot(stage.event, stage.wall))["snapshot"]
        cards = [card for card in wall if card["kind"] == "contribution" and card["question"] == question]
        self.left_loose += sum("cluster" not in card for card in cards)

    def _posts(self, number: int) -> list[Post]:
        """The case's contributions go round the phones, then come the invented ones of this question."""
        phones, case = self.phones, self.plan.case
        texts = [list(said_in(question.clusters)) for question in case.questions]
        first = sum(len(before) for before in texts[:number])
        posts = [
            Post(phones[(first + n) % len(phones)], text, new_id()) for n, text in enumerate(texts[number])
        ]
        own = range(number, self.plan.each, len(case.questions))
        invented = [
            Post(
                phone, f"Probebeitrag {which}.{nth + 1}: Das hier steht nur zur Übung an der Wand.", new_id()
            )
            for nth in own
            for which, phone in enumerate(phones, start=1)
        ]
        return posts + invented

    async def _compare(
        self, stage: Stage, facilitator: Facilitator, projector: Client, watch: Watch
    ) -> Findings:
        found = Findings()
        wall = (await self.organiser.snapshot(stage.event, stage.wall))["snapshot"]
        hung = {record["id"]: record["text"] for record in wall if record["kind"] == "contribution"}
        documented = _plain(wordings(self.documentation).elements())
        on_wall = _plain(hung.values())
        found.lost = len(self.tally.acknowledged - hung.keys()) + (on_wall - documented).total()
        doubled = facilitator.watch.doubled | watch.doubled
        found.duplicates = len(doubled) + (documented - on_wall).total()
        found.unexpected = len(hung.keys() - self.tally.sent.keys())
        clients = [facilitator.client, projector, *(phone.client for phone in self.phones)]
        found.views = sum(len(client.views) for client in clients)
        found.views_differing = await differing_views(self.organiser, stage.event, clients)
        return found

    def _report(self, found: Findings, clients: list[Client], seconds: float) -> Report:
        return Report(
            people=self.plan.people,
            posted=len(self.tally.sent),
            acknowledged=len(self.tally.acknowledged),
            refused=dict(self.tally.refused),
            duplicates=found.duplicates,
            lost=found.lost,
            unexpected=found.unexpected,
            sorted_together=len(self.tally.sorted),
            sorted_twice=sum(times > 1 for times in self.tally.sorted.values()),
            left_loose=self.left_loose,
            views=found.views,
            views_differing=found.views_differing,
            reconnects=sum(client.connects - 1 for client in clients),
            ack_ms=spread(self.tally.ack_ms),
            delivery_ms=spread(self.tally.delivery_ms),
            server_cpu_s=None,
            server_rss_mb=None,
            seconds=round(seconds, 1),
        )


async def in_parallel(work: Iterable[Awaitable[Any]]) -> None:
    """Wait for all; the first failure ends the others."""
    async with asyncio.TaskGroup() as group:
        for each in work:
            group.create_task(_awaited(each))


async def _awaited(work: Awaitable[T]) -> T:
    return await work


async def differing_views(organiser: Organiser, event: str, clients: list[Client]) -> int:
    """Return how many views are not what a fresh snapshot says, after everybody had time to catch up."""
    streams = {stream for client in clients for stream in client.views}
    answers = {stream: (await organiser.snapshot(event, stream))["snapshot"] for stream in streams}
    fresh = {stream: _records(snapshot) for stream, snapshot in answers.items()}
    views = [view for client in clients for view in client.views.values()]
    give_up = asyncio.get_running_loop().time() + _SETTLES_WITHIN
    while differing := sum(view.records != fresh[view.stream] for view in views):
        if asyncio.get_running_loop().time() > give_up:
            break
        await asyncio.sleep(0.1)
    return differing


def _records(snapshot: list[Row]) -> dict[tuple[str, str], Row]:
    return {(record["kind"], record["id"]): record for record in snapshot}


def _plain(texts: Iterable[str]) -> Counter[str]:
    """Wordings to be compared: a document breaks lines its own way."""
    return Counter(" ".join(text.split()) for text in texts)


def _shows(contributions: set[str]) -> Callable[[View], bool]:
    wanted = {("contribution", contribution) for contribution in contributions}
    return lambda view: wanted <= view.records.keys()
