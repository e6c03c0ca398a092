"""Commands: what an Actor wants, and the one way to declare what a Command demands."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, dataclass_transform

import msgspec

from formats.ranks import rank_at, ranks_between
from formats.rejected import Code, Rejected
from formats.state import Change, Placed, R, Record, Ref, State
from formats.text import GatedText

Id = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9_-]{8,40}\Z")]
Secret = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9_-]{20,64}\Z")]
# A BCP 47 tag by its shape: "de", "fa-AF", "zh-Hant-TW".
Language = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z")]


class Role(StrEnum):
    """Who asks. `timer` is the server itself, when a grace period runs out; nobody can log in as it."""

    ORGANISER = "organiser"
    FACILITATOR = "facilitator"
    HOST = "host"
    PARTICIPANT = "participant"
    PROJECTOR = "projector"
    TIMER = "timer"


STEERING = frozenset({Role.ORGANISER, Role.FACILITATOR})
WRITING = frozenset({Role.PARTICIPANT, Role.HOST})


@dataclass_transform(frozen_default=True)
class Payload(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a Command says.

    Fields are typed with the gates of `formats.text`, so that a payload is always clean.
    """


class ContributionChoice(Payload):
    contribution: Id


class QuestionChoice(Payload):
    question: Id


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks, looked up afresh for every Command.

    `id` names a device or account; it never reaches a Change, except as the hash by which a ballot is one.
    """

    role: Role
    id: str


@dataclass(frozen=True, slots=True)
class Command:
    """A checked wish: `id` is made by the client, `item` names the workshop it concerns (None: the Event)."""

    id: str
    name: str
    payload: Payload
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know when it decides. `now`: milliseconds since 1970."""

    state: State
    actor: Actor
    now: int
    item: str | None = None

    def get(self, kind: type[R], record_id: str) -> R:
        """Return a record of this workshop; raises Rejected (unknown_record), also for another workshop's."""
        record = self.state.get(kind, record_id)
        if getattr(record, "item", self.item) != self.item:
            raise Rejected(Code.UNKNOWN_RECORD, kind=kind.kind())
        return record

    def change(
        self, happened: str, *put: Record, drop: tuple[Ref, ...] = (), forget: tuple[str, ...] = ()
    ) -> list[Change]:
        """Return the one Change that a rule answers with."""
        seconds = self.now // 1000
        at = seconds - seconds % 60 if self.actor.role in WRITING else seconds
        records = tuple(map(plain, put))
        return [
            Change(
                type=happened,
                by=self.actor.role,
                at=at,
                item=self.item,
                put=records,
                drop=drop,
                forget=forget,
            )
        ]

    def unused(self, kind: type[R], record_id: str) -> str:
        """Return the id for a new record, if nothing has it; raises Rejected (id_taken, too_many)."""
        if self.state.has_id(record_id):
            raise Rejected(Code.ID_TAKEN)
        if self.state.count(kind) >= kind.most:
            raise Rejected(Code.TOO_MANY, limit=kind.most)
        return record_id

    def last_rank(self, nth: int = 0) -> str:
        """Return a rank behind everything there is; `nth` counts what one Change puts there."""
        return rank_at(self.state.seq + 1) + (rank_at(nth) if nth else "")

    def rank_after(self, kind: type[Placed], after: str | None, *place: str | None, moving: str) -> str:
        """Return the rank of one record behind another one: `ranks_after` for a single one."""
        return self.ranks_after(kind, after, *place, moving=(moving,))[0]

    def ranks_after(
        self, kind: type[Placed], after: str | None, *place: str | None, moving: Sequence[str]
    ) -> list[str]:
        """Return ranks for the records `moving`, in their order, behind the record `after` in a place.

        `after` None: before all. Where it no longer stands there, somebody else was faster: the end. Where
        they stand already they keep their ranks.
        """
        ranks = self.state.ranks(kind, *place)
        here = next((n for n, (_, id_) in enumerate(ranks, start=1) if id_ == after), None)
        here = here if here is not None else len(ranks) if after else 0
        going = set(moving)
        before = [rank for rank, id_ in ranks[:here] if id_ not in going]
        behind = [rank for rank, id_ in ranks[here:] if id_ not in going]
        stay = ranks[len(before) : len(before) + len(moving)]
        if [id_ for _, id_ in stay] == list(moving):
            return [rank for rank, _ in stay]
        if not behind:
            return [self.last_rank(nth) for nth in range(len(moving))]
        return ranks_between(before[-1] if before else "", behind[0], len(moving))


def plain(record: Record) -> Record:
    """Records hold plain strings, as they do when they come back from the Journal."""
    values = ((name, getattr(record, name)) for name in record.__struct_fields__)
    texts = {name: str(value) for name, value in values if isinstance(value, GatedText)}
    return msgspec.structs.replace(record, **texts) if texts else record


Rule = Callable[[Context, Any], list[Change]]
Done = Callable[[Context, Any], bool]


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """What a Command demands: shape, roles, states of the phase it speaks of, and the rule that decides.

    `done` says that it was carried out already; then it is answered as before, whatever is open now.
    """

    name: str
    payload: type[Payload]
    roles: frozenset[Role]
    rule: Rule
    phases: frozenset[str] | None = None
    when_closed: bool = False
    of_event: bool = False
    done: Done | None = None


@dataclass(slots=True)
class CommandTable(Mapping[str, CommandSpec]):
    """The registry of one building block; a Format is the sum of its blocks' tables."""

    of_event: bool = False
    specs: dict[str, CommandSpec] = field(default_factory=dict)

    def command(
        self,
        payload: type[Payload],
        roles: frozenset[Role],
        *,
        phases: frozenset[str] | None = None,
        when_closed: bool = False,
        done: Done | None = None,
    ) -> Callable[[Rule], Rule]:
        """Declare the decorated rule as the Command of the same name."""

        def declare(rule: Rule) -> Rule:
            name = rule.__name__
            self.specs[name] = CommandSpec(
                name, payload, roles, rule, phases, when_closed, self.of_event, done
            )
            return rule

        return declare

    def __getitem__(self, name: str) -> CommandSpec:
        return self.specs[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.specs)

    def __len__(self) -> int:
        return len(self.specs)


def admit_text(kind: type, raw: object) -> object:
    """msgspec's hook for types of our own: text goes through its gate."""
    if issubclass(kind, GatedText):
        return kind.admit(raw)
    raise Rejected(Code.INVALID)
