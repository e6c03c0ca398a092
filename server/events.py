"""The Events that are awake in this process: each with its writer, its delivery and its timer."""

import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from formats.commands import Actor, Command, Role
from formats.phases import due
from formats.state import State
from formats.streams import Stream
from server import engine as loop
from server import tables
from server.database import Database
from server.delivery import Delivery, Emit
from server.memory import Stored
from server.refusals import Refused
from server.writer import Writer

log = logging.getLogger(__name__)
_HEARTBEAT_SECONDS = 5
_RETRY_SECONDS = 1
_TIMER = Actor(Role.TIMER, "timer")


def now_ms() -> int:
    """Return milliseconds since 1970."""
    return time.time_ns() // 1_000_000


@dataclass(slots=True)
class LiveEvent:
    """One Event that somebody uses at the moment. `people`: connections per participant."""

    writer: Writer
    delivery: Delivery
    people: Counter[str] = field(default_factory=Counter)
    timer: Any = None


class Events:
    """The door to every Event: submit a Command, see the state, follow a stream."""

    def __init__(self, database: Database, emit: Emit) -> None:
        self._database = database
        self._emit = emit
        self.on_beat: Callable[[], None] = lambda: None
        self._awake: dict[str, LiveEvent] = {}
        self._epoch = ""
        self._has_forgotten = True  # what the last process left behind

    @property
    def epoch(self) -> str:
        """Return the name of this life of the database."""
        if not self._epoch:
            query = select(tables.meta.c.value).where(tables.meta.c.key == "epoch")
            self._epoch = self._database.read(lambda connection: connection.execute(query).scalar_one())
        return self._epoch

    def submit(self, event: str, command: Command, actor: Actor) -> int:
        """Return the number of a Command's last Change once it is on disk; raises Rejected or Refused."""
        return self._live(event).writer.submit(command, actor)

    def settled(self, event: str) -> State:
        """Return the state on disk; raises Refused (unknown_event). Read it at once, change nothing."""
        return self._live(event).writer.state()

    def follow(self, event: str, stream: Stream, epoch: str | None, since: int | None) -> dict[str, Any]:
        """Return what a follower of a stream needs; join the stream's room before asking."""
        live = self._live(event)
        return live.delivery.follow(live.writer.state(), stream, epoch, since)

    def room(self, event: str, stream: Stream) -> str:
        return self._live(event).delivery.room(stream.name)

    def count_in(self, event: str, access: str, step: int) -> None:
        """Note that a participant's connection came (+1) or went (-1)."""
        people = self._live(event).people
        people[access] += step
        if people[access] <= 0:
            del people[access]

    def people(self, event: str) -> list[str]:
        """Return the participants who are connected, each once however many screens they have open."""
        return list(self._live(event).people)

    def keep_alive(self) -> None:
        """Send heartbeats for ever; started once per process."""
        while True:
            loop.sleep(_HEARTBEAT_SECONDS)
            self.beat()

    def beat(self) -> None:
        """Send one heartbeat per stream, after reading what others wrote; clean up behind withdrawn texts."""
        for live in list(self._awake.values()):
            try:
                if self._database.shared:
                    live.writer.catch_up()
                self._beat(live)
            except Exception as error:  # the others' hearts go on
                log.error("no heartbeat: %s", type(error).__name__)
        self._clean_up()
        self.on_beat()

    def _clean_up(self) -> None:
        """Take withdrawn texts off the disk; somebody who is just reading puts it off to the next beat."""
        if not self._has_forgotten:
            return
        self._has_forgotten = False
        try:
            self._has_forgotten = not self._database.empty_log()
        except Exception as error:
            self._has_forgotten = True
            log.error("the log of the database could not be emptied: %s", type(error).__name__)

    def _beat(self, live: LiveEvent) -> None:
        for stream, message in live.delivery.heartbeat():
            if stream == "desk":
                message["people"] = len(live.people)
            self._emit("heartbeat", message, live.delivery.room(stream))

    def _live(self, event: str) -> LiveEvent:
        if event not in self._awake:
            delivery = Delivery(event, self.epoch, now_ms, self._emit)
            if event not in self._awake:  # reading the epoch lets others run
                writer = Writer(
                    event, self._database, now_ms, lambda state, stored: self._stored(event, state, stored)
                )
                self._awake[event] = LiveEvent(writer, delivery)
                try:
                    self._plan(event, writer.state())
                except Refused:
                    del self._awake[event]
                    raise
                except Exception:
                    self._plan_later(event)
                    raise
        return self._awake[event]

    def _stored(self, event: str, state: State, stored: list[Stored]) -> None:
        self._has_forgotten |= any(one.change.forget for one in stored)
        self._awake[event].delivery.publish(state, stored)
        if any(ref.kind == "phase" for one in stored for ref in one.change.refs()):
            self._plan(event, state)

    def _plan(self, event: str, state: State) -> None:
        """Set the timer to the next grace period that runs out."""
        live = self._awake[event]
        if live.timer is not None:
            live.timer.cancel()
            live.timer = None
        if coming := due(state):
            at, command = min(coming, key=lambda each: each[0])
            live.timer = loop.spawn_after(max(0, at - now_ms()) / 1000, self._tick, event, command)

    def _plan_later(self, event: str) -> None:
        self._awake[event].timer = loop.spawn_after(_RETRY_SECONDS, self._tick, event, None)

    def _tick(self, event: str, command: Command | None) -> None:
        """Do what was due and set the timer again: a clock may be early, the disk may refuse."""
        self._awake[event].timer = None
        try:
            if command is not None:
                self.submit(event, command, _TIMER)
            self._plan(event, self.settled(event))
        except Exception as error:
            log.error("the timer will try again: %s", type(error).__name__)
            self._plan_later(event)
