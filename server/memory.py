"""An Event as this process knows it: its state, and the first answers to its Commands."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from formats.state import Change, Record, State, apply
from server.journal import Answer


@dataclass(frozen=True, slots=True)
class Stored:
    """A Change that is on disk, with its number and the records as they were before it."""

    seq: int
    change: Change
    before: tuple[Record, ...]


@dataclass(slots=True)
class Memory:
    """`answers`: those on disk. `unchanged`: those to what changed nothing, known while we live.

    Said again after others went on, it must not undo what they did.
    """

    state: State
    answers: dict[str, Answer]
    snapshot_at: int
    unchanged: dict[str, Answer] = field(default_factory=dict)

    def first_answer(self, command: str) -> Answer | None:
        return self.answers.get(command) or self.unchanged.get(command)

    def apply(self, changes: Iterable[Change]) -> list[Stored]:
        """Bring the state forward."""
        stored: list[Stored] = []
        for change in changes:
            before = tuple(apply(self.state, change))
            stored.append(Stored(self.state.seq, change, before))
        return stored

    def forget(self, numbers: Collection[int]) -> None:
        """Forget what was said in some Changes, as the Journal did; and in what changed nothing."""
        said_there = {command: one for command, one in self.answers.items() if one.seq in numbers}
        self.answers |= {command: answer.blanked() for command, answer in said_there.items()}
        self.unchanged = {command: answer.blanked() for command, answer in self.unchanged.items()}
