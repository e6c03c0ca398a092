"""Weighing clusters with dots: secret until counted, a Rangfolge and never a decision."""

from typing import Annotated

import msgspec

from formats.ballots import added_up, ballot_id, given_by, ranked
from formats.commands import STEERING, WRITING, CommandTable, Context, Id, Payload
from formats.phases import WRITABLE
from formats.records.dots import Ballot, Count, Option, PaperDots, Result, Weighing
from formats.records.room import Phase, Question
from formats.records.wall import Cluster
from formats.rejected import Code, Rejected
from formats.screen import released
from formats.state import Change, Record, State
from formats.text import Title

COMMANDS = CommandTable()
WEIGH = "weigh"
_BEGUN = frozenset({"open", "ending", "closed"})

DotsEach = Annotated[int, msgspec.Meta(ge=1, le=20)]
Given = dict[Id, Annotated[int, msgspec.Meta(ge=1, le=100_000)]]


class WeighingText(Payload):
    """`text`: the weighing question; without one no dots are given. The `clusters` are of one question."""

    weighing: Id
    question: Id
    text: Title
    clusters: Annotated[tuple[Id, ...], msgspec.Meta(min_length=2, max_length=40)]
    dots: DotsEach
    most_per_option: DotsEach = 2


class WeighingChoice(Payload):
    weighing: Id


class CastDots(Payload):
    weighing: Id
    dots: Given


class PaperNumbers(Payload):
    people: Annotated[int, msgspec.Meta(ge=0, le=10_000)]
    dots: Given


class PaperDotsText(PaperNumbers):
    """`seen`: what the sender saw entered before."""

    weighing: Id
    seen: PaperNumbers | None = None


@COMMANDS.command(WeighingText, STEERING)
def add_weighing(context: Context, wish: WeighingText) -> list[Change]:
    """Prepare a weighing behind what there is; it opens and closes like a question."""
    weighing = _worded(context, wish, context.unused(Weighing, wish.weighing))
    phase = Phase(id=weighing.id, item=weighing.item, name=WEIGH, rank=context.last_rank())
    return context.change("weighing_added", weighing, phase)


@COMMANDS.command(WeighingText, STEERING)
def update_weighing(context: Context, wish: WeighingText) -> list[Change]:
    """Change what is weighed, with the clusters' titles as they are now. Refused once dots were given."""
    before = _without_dots(context, wish.weighing)
    after = _worded(context, wish, before.id)
    return context.change("weighing_updated", after) if after != before else []


@COMMANDS.command(WeighingChoice, STEERING)
def remove_weighing(context: Context, wish: WeighingChoice) -> list[Change]:
    """Take a weighing away. Refused once dots were given."""
    weighing = _without_dots(context, wish.weighing)
    gone = belongings(context.state, weighing)
    screen = released(context.state, weighing.id)
    return context.change(
        "weighing_removed",
        *screen,
        drop=tuple(record.ref for record in gone),
        forget=tuple(record.id for record in gone if isinstance(record, Ballot)),
    )


def _is_cast(context: Context, wish: CastDots) -> bool:
    """Whether the device gave exactly these dots already."""
    ballot = context.state.find(Ballot, ballot_id(wish.weighing, context.actor.id))
    if ballot is None or ballot.counted or ballot.item != context.item:
        return False
    return {dots.option: dots.points for dots in ballot.dots} == wish.dots


@COMMANDS.command(CastDots, WRITING, phases=WRITABLE, done=_is_cast)
def cast_dots(context: Context, wish: CastDots) -> list[Change]:
    """Give dots, instead of all that this device gave before; none at all takes them back."""
    weighing = context.get(Weighing, wish.weighing)
    own = ballot_id(weighing.id, context.actor.id)
    before = context.state.find(Ballot, own)
    if before is not None and before.counted:
        raise Rejected(Code.ALREADY_COUNTED)
    dots = given_by(weighing, wish.dots)
    if before is None and not dots:
        return []
    id_ = before.id if before else context.unused(Ballot, own)
    return context.change("dots_cast", Ballot(id=id_, item=weighing.item, weighing=weighing.id, dots=dots))


@COMMANDS.command(PaperDotsText, STEERING, phases=_BEGUN, when_closed=True)
def enter_paper_dots(context: Context, wish: PaperDotsText) -> list[Change]:
    """Say what was given on paper, instead of what was entered before. Once counted, the result follows."""
    weighing = context.get(Weighing, wish.weighing)
    none = PaperDots(id=weighing.id, item=weighing.item, people=0)
    before = context.state.find(PaperDots, weighing.id) or none
    paper = _entered(weighing, wish)
    if paper == before:
        return []
    if wish.seen is not None and _entered(weighing, wish.seen) != before:
        raise Rejected(Code.ENTERED_MEANWHILE)
    count = context.state.find(Count, weighing.id)
    is_shown = context.state.find(Result, weighing.id) is not None
    result = [ranked(weighing, count, paper)] if count and is_shown else []
    return context.change("paper_dots_entered", paper, *result)


@COMMANDS.command(WeighingChoice, STEERING, phases=frozenset({"closed"}), when_closed=True)
def count_dots(context: Context, wish: WeighingChoice) -> list[Change]:
    """Add up what was given since it was counted last. What each device gave is forgotten.

    Also what those had given who took all back: they leave no ballot, and the Journal knew their dots.
    """
    state = context.state
    weighing = context.get(Weighing, wish.weighing)
    fresh = [ballot for ballot in _ballots(state, weighing) if not ballot.counted]
    given = [ballot for ballot in fresh if ballot.dots]
    if not fresh and state.find(Result, weighing.id) is not None:
        return []
    before = state.find(Count, weighing.id)
    count = added_up(weighing, before, given)
    return context.change(
        "dots_counted",
        count,
        ranked(weighing, count, state.find(PaperDots, weighing.id)),
        *(msgspec.structs.replace(ballot, dots=(), counted=True) for ballot in given),
        drop=tuple(ballot.ref for ballot in fresh if not ballot.dots),
        forget=tuple(ballot.id for ballot in fresh),
    )


def belongings(state: State, weighing: Weighing) -> list[Record]:
    """Return all that a weighing consists of."""
    named = (state.find(kind, weighing.id) for kind in (Weighing, Phase, PaperDots, Count, Result))
    return [*(record for record in named if record is not None), *_ballots(state, weighing)]


def has_dots(state: State, weighing: Weighing) -> bool:
    """Whether anybody gave dots, on a device or on paper."""
    paper = state.find(PaperDots, weighing.id)
    return (paper is not None and paper.people > 0) or any(
        ballot.dots or ballot.counted for ballot in _ballots(state, weighing)
    )


def weighings_of(state: State, question: str) -> list[Weighing]:
    """Return the weighings of a question in the order of the programme."""
    found = [weighing for weighing in state.all(Weighing) if weighing.question == question]
    return sorted(found, key=lambda weighing: (state.get(Phase, weighing.id).rank, weighing.id))


def _without_dots(context: Context, weighing: str) -> Weighing:
    """Return a weighing that can still be changed; raises Rejected (has_dots) once dots were given."""
    found = context.get(Weighing, weighing)
    if has_dots(context.state, found):
        raise Rejected(Code.HAS_DOTS)
    return found


def _entered(weighing: Weighing, numbers: PaperNumbers) -> PaperDots:
    dots = given_by(weighing, numbers.dots, numbers.people)
    return PaperDots(id=weighing.id, item=weighing.item, people=numbers.people, dots=dots)


def _ballots(state: State, weighing: Weighing) -> list[Ballot]:
    return [ballot for ballot in state.all(Ballot) if ballot.weighing == weighing.id]


def _worded(context: Context, wish: WeighingText, weighing: str) -> Weighing:
    """Return the weighing as it is wished, its options by the clusters' present titles."""
    question = context.get(Question, wish.question).id
    clusters = [context.get(Cluster, cluster) for cluster in dict.fromkeys(wish.clusters)]
    if len(clusters) != len(wish.clusters):
        raise Rejected(Code.INVALID, field="clusters")
    if any(cluster.question != question for cluster in clusters):
        raise Rejected(Code.WRONG_PLACE)
    if untitled := [cluster.id for cluster in clusters if not cluster.title]:
        raise Rejected(Code.TITLE_MISSING, cluster=untitled[0])
    return Weighing(
        id=weighing,
        item=context.item or "",
        question=question,
        text=wish.text,
        options=tuple(Option(cluster.id, cluster.title) for cluster in clusters),
        dots=wish.dots,
        most_per_option=wish.most_per_option,
    )
