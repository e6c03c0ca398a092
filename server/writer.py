"""The one write path: waiting Commands become one transaction; only when it is on disk is anybody answered.

Deciding happens in the live loop, the disk in a thread. The state is ahead of the disk in between, so
whoever wants to see it waits for the lock; if the disk refuses, that state is thrown away.
"""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from formats.codec import ENCODER
from formats.commands import Actor, Command, Role
from formats.decide import decide
from formats.rejected import Code, Rejected
from formats.state import Change, Record, State
from server import engine as loop
from server import journal
from server.database import Database, Transaction
from server.journal import Answer, Entry
from server.memory import Memory, Stored
from server.refusals import Refused

log = logging.getLogger(__name__)
_MOST_IN_A_BATCH = 500
_MOST_WAITING = 2000
_CHANGES_PER_SNAPSHOT = 500


@dataclass(slots=True)
class Wish:
    """A Command that waits for its answer: the number of its last Change, or the refusal that is raised."""

    command: Command
    actor: Actor
    digest: bytes
    answer: loop.Waiter = field(default_factory=loop.waiter)
    seq: int = 0
    refusal: Exception | None = None

    def settle(self) -> None:
        if self.refusal is not None:
            self.answer.send(exc=self.refusal)
        else:
            self.answer.send(self.seq)


class Writer:
    """Writes one Event. `publish` is called after each commit with what was stored, in order."""

    def __init__(
        self,
        event: str,
        database: Database,
        now: Callable[[], int],
        publish: Callable[[State, list[Stored]], None],
    ) -> None:
        self.event = event
        self.settled = loop.lock()
        self._database = database
        self._now = now
        self._publish = publish
        self._memory: Memory | None = None
        self._waiting: list[Wish] = []
        self._running = False

    def submit(self, command: Command, actor: Actor) -> int:
        """Return the number of the last Change of a Command once it is on disk.

        Raises Rejected (a rule's no) or Refused (busy, unavailable, unknown_event).
        """
        if len(self._waiting) >= _MOST_WAITING:
            raise Refused("busy", retry_after=1)
        wish = Wish(command, actor, _digest(command))
        self._waiting.append(wish)
        if not self._running:
            self._running = True
            loop.spawn(self._run)
        return int(wish.answer.wait())

    def state(self) -> State:
        """Return the state as it is on disk. Valid until the asker lets the loop go on; never change it."""
        with self.settled:
            return self._known().state

    def catch_up(self) -> None:
        """Read what another process wrote, and publish it."""
        with self.settled:
            if self._memory is not None:
                self._read_on(lambda work: self._database.read(work))

    def _run(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:_MOST_IN_A_BATCH], self._waiting[_MOST_IN_A_BATCH:]
                self._write(batch)
        finally:
            self._running = False

    def _write(self, batch: list[Wish]) -> None:
        stored: list[Stored] = []
        with self.settled:
            try:
                stored = self._committed(batch)
            except Refused as refusal:
                self._refuse(batch, refusal)
            except Exception as error:
                log.error("a batch of %d Commands was not stored: %s", len(batch), type(error).__name__)
                self._memory = None
                self._refuse(batch, Refused("unavailable", retry_after=2))
            if stored and self._memory is not None:
                self._tell(self._memory.state, stored)
        for wish in batch:
            wish.settle()

    def _tell(self, state: State, stored: list[Stored]) -> None:
        """Publish. What is on disk is acknowledged even where that breaks; followers notice the hole."""
        try:
            self._publish(state, stored)
        except Exception as error:
            log.error("what was stored could not be published: %s", type(error).__name__)

    @staticmethod
    def _refuse(batch: list[Wish], refusal: Refused) -> None:
        for wish in batch:
            wish.refusal = refusal

    def _committed(self, batch: list[Wish]) -> list[Stored]:
        """Decide a batch and bring it to disk. Whatever goes wrong, nothing of it is there afterwards."""
        memory = self._known()
        with self._database.transaction() as transaction:
            if self._database.shared:
                self._lock(transaction)
            after = memory.state.seq
            stored: list[Stored] = []
            entries = [entry for wish in batch if (entry := self._decided(memory, wish, stored)) is not None]
            if entries:
                self._store(transaction, after, entries, stored)
        return stored

    def _store(
        self, transaction: Transaction, after: int, entries: list[Entry], stored: list[Stored]
    ) -> None:
        """Bring what is in memory already to disk; what is forgotten there is forgotten here."""
        memory = self._known()
        snapshot = self._due_snapshot(memory, stored)
        forgotten: set[int] = set()

        def store(connection: Connection) -> None:
            forgotten.update(journal.append(connection, self.event, after, entries))
            if snapshot is not None:
                journal.save_snapshot(connection, self.event, memory.state.seq, snapshot)

        transaction.finish(store)
        if any(one.change.forget for one in stored):
            memory.forget(forgotten)

    def _decided(self, memory: Memory, wish: Wish, stored: list[Stored]) -> Entry | None:
        """Answer a wish in memory.

        Returns what is to be written, or None for a refusal, a repetition or no change.
        """
        known = memory.first_answer(wish.command.id)
        if known is not None:
            wish.seq = known.seq
            wish.refusal = None if known.fits(wish.digest) else Rejected(Code.ID_REUSED)
            return None
        changes = self._asked(memory.state, wish)
        stored += memory.apply(changes)
        wish.seq = memory.state.seq
        answer = Answer(wish.seq, wish.digest)
        if changes:
            memory.answers[wish.command.id] = answer
            return Entry(wish.command.id, answer, changes)
        # Only the timer asks the same again on purpose.
        if wish.refusal is None and wish.actor.role is not Role.TIMER:
            memory.unchanged[wish.command.id] = answer
        return None

    def _asked(self, state: State, wish: Wish) -> tuple[Change, ...]:
        """Ask the rules; what they refuse changes nothing."""
        try:
            return tuple(decide(state, wish.command, wish.actor, self._now()))
        except Rejected as refusal:
            wish.refusal = refusal
        except Exception as error:
            # A broken rule takes none of its batch along. Its message may quote people: not logged.
            log.error("rule %s broke: %s", wish.command.name, type(error).__name__)
            wish.refusal = Rejected(Code.INVALID)
        return ()

    def _due_snapshot(self, memory: Memory, stored: list[Stored]) -> list[Record] | None:
        """Return the records for a snapshot when it is due, and never what a batch is about to forget."""
        forgetting = any(one.change.forget for one in stored)
        if forgetting or memory.state.seq - memory.snapshot_at < _CHANGES_PER_SNAPSHOT:
            return None
        memory.snapshot_at = memory.state.seq
        return memory.state.records()

    def _known(self) -> Memory:
        if self._memory is None:
            self._memory = self._database.read(self._load)
        return self._memory

    def _load(self, connection: Connection) -> Memory:
        if journal.head(connection, self.event) is None:
            raise Refused("unknown_event")
        state = journal.load(connection, self.event)
        answers = journal.answers_after(connection, self.event, 0)
        return Memory(state, answers, journal.snapshot_at(connection, self.event))

    def _lock(self, transaction: Transaction) -> None:
        """Keep other processes out until the commit, and read what they wrote before."""
        transaction.run(lambda connection: journal.head(connection, self.event, lock=True))
        self._read_on(transaction.run)

    def _read_on(self, run: Callable[..., tuple[list[Change], dict[str, Answer]]]) -> None:
        memory = self._known()
        seq = memory.state.seq

        def missed(connection: Connection) -> tuple[list[Change], dict[str, Answer]]:
            changes = list(journal.changes_after(connection, self.event, seq))
            # What they forgot may be far behind: then all answers are read anew.
            since = 0 if any(change.forget for change in changes) else seq
            return changes, journal.answers_after(connection, self.event, since) if changes else {}

        changes, answers = run(missed)
        read = memory.apply(changes)
        memory.answers |= answers
        if any(change.forget for change in changes):
            memory.forget(())
        if read:
            self._tell(memory.state, read)


def _digest(command: Command) -> bytes:
    """Return what tells two Commands of one id apart: name, workshop and payload."""
    said = ENCODER.encode([command.name, command.item, command.payload])
    return hashlib.blake2b(said, digest_size=8).digest()
