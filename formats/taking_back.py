"""Taking a step of sorting back: what it changed is as before, unless somebody changed it again since."""

from collections.abc import Iterable
from typing import Annotated

import msgspec

from formats.clusters import check_not_weighed
from formats.commands import STEERING, CommandTable, Context, Payload
from formats.history import placing_of, sorted_by
from formats.ranks import DIGITS, rank_between
from formats.records.wall import CardStep, Cluster, ClusterStep, Contribution, Step
from formats.rejected import Code, Rejected
from formats.state import Change, Place, R, Ranked, Ref

COMMANDS = CommandTable()
StepId = Annotated[str, msgspec.Meta(pattern=r"\As[1-9][0-9]{0,15}\Z")]


class StepChoice(Payload):
    step: StepId


@COMMANDS.command(StepChoice, STEERING)
def take_back(context: Context, wish: StepChoice) -> list[Change]:
    """Take one step back, whoever made it. That is a step itself, and can be taken back as well."""
    step = context.get(Step, wish.step)
    again = Restoring(context, step).result()
    if not again:
        raise Rejected(Code.CHANGED_SINCE)
    put = [record for record in again.values() if record is not None]
    _check_hides_nothing(context, put)
    gone = tuple(ref for ref, record in again.items() if record is None)
    for ref in gone:
        check_not_weighed(context, ref.id)
    return sorted_by(context, "step_taken_back", *put, drop=gone, takes_back=step.id)


def _check_hides_nothing(context: Context, put: Iterable[Contribution | Cluster]) -> None:
    """Hiding asks for a reason, and taking back gives none; the one given at first is not kept."""
    hidden = (card for card in put if isinstance(card, Contribution) and card.hidden)
    if not all(context.get(Contribution, card.id).hidden for card in hidden):
        raise Rejected(Code.REASON_NEEDED)


class Restoring:
    """What a step changed, as it would be again (None: gone), as far as it fits what is there now.

    All of it is assumed at first; then what does not fit stays as it is, until everything fits.
    """

    def __init__(self, context: Context, step: Step) -> None:
        self._context = context
        self._state = context.state
        self._again: dict[Ref, Contribution | Cluster | None] = {}
        for cluster in step.clusters:
            self._assume_cluster(cluster)
        for card in step.cards:
            self._assume_card(card)

    def result(self) -> dict[Ref, Contribution | Cluster | None]:
        while misfits := [ref for ref in self._again if not self._fits(ref)]:
            for ref in misfits:
                del self._again[ref]
        self._find_room()
        return self._again

    def _assume_card(self, step: CardStep) -> None:
        card = self._state.find(Contribution, step.contribution)
        if card is None or step.was == step.became or placing_of(card) != step.became:
            return
        was = msgspec.structs.asdict(step.was)
        reason = card.reason if step.was.hidden else ""
        self._again[card.ref] = msgspec.structs.replace(card, **was, reason=reason)

    def _assume_cluster(self, step: ClusterStep) -> None:
        ref = Ref(Cluster.kind(), step.cluster)
        now = self._state.find(Cluster, step.cluster)
        if step.was is None:
            if now is not None:
                self._again[ref] = None
        elif step.became is None:
            if not self._state.has_id(step.cluster):
                self._context.unused(Cluster, step.cluster)
                self._again[ref] = self._below_what_there_is(step.was)
        elif now == step.became and now != step.was:
            self._again[ref] = step.was

    def _below_what_there_is(self, cluster: Cluster) -> Cluster:
        """Return a cluster that comes back: on the top level where there is nothing above it any more."""
        above = self._find(Cluster, cluster.parent)
        fits = above is not None and above.parent is None
        return cluster if fits else msgspec.structs.replace(cluster, parent=None)

    def _find(self, kind: type[R], id_: str | None) -> R | None:
        ref = Ref(kind.kind(), id_ or "")
        if ref in self._again:
            again = self._again[ref]
            return again if isinstance(again, kind) else None
        return self._state.find(kind, id_)

    def _fits(self, ref: Ref) -> bool:
        again = self._again[ref]
        if again is None:
            return not self._in_use(ref.id)
        return self._card_fits(again) if isinstance(again, Contribution) else self._cluster_fits(again)

    def _card_fits(self, card: Contribution) -> bool:
        clusters = [id_ for id_ in (card.cluster, card.also) if id_ is not None]
        if any(self._find(Cluster, id_) is None for id_ in clusters):
            return False
        if card.stack is not None:
            top = self._find(Contribution, card.stack)
            if top is None or top.stack is not None or not top.on_wall:
                return False
        leads = card.stack is None and card.on_wall
        return leads or not self._has_any(Contribution, card.id)

    def _cluster_fits(self, cluster: Cluster) -> bool:
        if cluster.parent is None:
            return True
        above = self._find(Cluster, cluster.parent)
        is_top = above is not None and above.parent is None
        return is_top and not self._has_any(Cluster, cluster.question, cluster.id)

    def _in_use(self, cluster: str) -> bool:
        question = self._state.get(Cluster, cluster).question
        return any(self._has_any(kind, question, cluster) for kind in (Contribution, Cluster))

    def _has_any(self, kind: type[Contribution | Cluster], *place: str | None) -> bool:
        """Whether anything would stand in a place."""
        stays = any(Ref(kind.kind(), id_) not in self._again for _, id_ in self._state.ranks(kind, *place))
        again = (record for record in self._again.values() if isinstance(record, kind))
        return stays or any(place in dict(record.standings) for record in again)

    def _find_room(self) -> None:
        """Give what comes back a rank of its own where somebody else's card has taken the old one."""
        taken: dict[tuple[str, Place], set[str]] = {}
        for ref, record in self._again.items():
            if isinstance(record, Contribution):
                rank = self._room(taken, record, record.place, record.rank)
                beside = (record.question, record.also)
                also_rank = self._room(taken, record, beside, record.also_rank) if record.also else ""
                self._again[ref] = msgspec.structs.replace(record, rank=rank, also_rank=also_rank)
            elif record is not None:
                rank = self._room(taken, record, record.place, record.rank)
                self._again[ref] = msgspec.structs.replace(record, rank=rank)

    def _room(self, taken: dict[tuple[str, Place], set[str]], record: Ranked, place: Place, rank: str) -> str:
        """Return a rank that nothing else in this place has: this one, or directly behind it."""
        kind = record.kind()
        if (kind, place) not in taken:
            standing = self._state.ranks(type(record), *place)
            taken[kind, place] = {rank for rank, id_ in standing if Ref(kind, id_) not in self._again}
        ranks = taken[kind, place]
        if rank in ranks:
            behind = min((each for each in ranks if each > rank), default=rank + DIGITS[-1])
            rank = rank_between(rank, behind)
        ranks.add(rank)
        return rank
