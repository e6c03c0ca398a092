"""Clusters: contributions that belong together, with a title; at most two levels."""

from collections.abc import Iterator, Mapping

import msgspec

from formats.commands import STEERING, CommandTable, Context, Id, Payload
from formats.history import sorted_by
from formats.phases import WRITABLE
from formats.records.dots import Weighing
from formats.records.room import Phase, Question
from formats.records.wall import Cluster, Contribution
from formats.rejected import Code, Rejected
from formats.sorting import check_seen, put_last, sortable
from formats.state import Change
from formats.text import Line

COMMANDS = CommandTable()


class NewCluster(Payload):
    """`contributions` go into the new cluster at once, in this order. `seen`: where the sender saw them.

    `after`: the cluster it comes behind (None: first); `leaving`: of doubled ones this standing goes.
    """

    cluster: Id
    question: Id
    title: Line = Line("")
    parent: Id | None = None
    contributions: tuple[Id, ...] = ()
    after: Id | msgspec.UnsetType | None = msgspec.UNSET
    seen: Mapping[Id, Id | None] = msgspec.field(default_factory=dict)
    leaving: Id | None = None


class ClusterTitle(Payload):
    cluster: Id
    title: Line


class ClusterMove(Payload):
    """`after`: the cluster it comes behind among those of the same parent (None: first); left out: last."""

    cluster: Id
    parent: Id | None
    after: Id | msgspec.UnsetType | None = msgspec.UNSET


class ClusterChoice(Payload):
    cluster: Id


class ClusterMerging(Payload):
    cluster: Id
    into: Id


@COMMANDS.command(NewCluster, STEERING)
def create_cluster(context: Context, wish: NewCluster) -> list[Change]:
    question = context.get(Question, wish.question).id
    _checked_parent(context, wish.parent, question)
    cards = sortable(context, wish.contributions)
    if any(card.question != question for card in cards):
        raise Rejected(Code.WRONG_PLACE)
    check_seen(context, cards, wish.seen)
    id_ = context.unused(Cluster, wish.cluster)
    cluster = Cluster(
        id=id_,
        item=context.item or "",
        question=question,
        title=wish.title,
        parent=wish.parent,
        rank=_rank(context, wish.after, question, wish.parent, id_) or context.last_rank(),
    )
    return sorted_by(context, "cluster_created", cluster, *put_last(context, cards, id_, wish.leaving))


@COMMANDS.command(ClusterTitle, STEERING)
def rename_cluster(context: Context, wish: ClusterTitle) -> list[Change]:
    before = context.get(Cluster, wish.cluster)
    return sorted_by(context, "cluster_renamed", msgspec.structs.replace(before, title=wish.title))


@COMMANDS.command(ClusterMove, STEERING)
def move_cluster(context: Context, wish: ClusterMove) -> list[Change]:
    """Put a cluster elsewhere among its like, below another one, or up again."""
    before = context.get(Cluster, wish.cluster)
    _checked_parent(context, wish.parent, before.question)
    if wish.parent is not None and (wish.parent == before.id or _children(context, before)):
        raise Rejected(Code.TOO_DEEP)
    stays = before.rank if wish.parent == before.parent else None
    rank = _rank(context, wish.after, before.question, wish.parent, before.id) or stays or context.last_rank()
    return sorted_by(context, "cluster_moved", msgspec.structs.replace(before, parent=wish.parent, rank=rank))


@COMMANDS.command(ClusterChoice, STEERING)
def dissolve_cluster(context: Context, wish: ClusterChoice) -> list[Change]:
    """Take a cluster apart. Its contributions and sub-clusters move up a level; nothing is lost (C3)."""
    cluster = context.get(Cluster, wish.cluster)
    check_not_weighed(context, cluster.id)
    moved = _emptied(context, cluster, cluster.parent, children_below=None)
    return sorted_by(context, "cluster_dissolved", *moved, drop=(cluster.ref,))


@COMMANDS.command(ClusterMerging, STEERING)
def merge_clusters(context: Context, wish: ClusterMerging) -> list[Change]:
    """Put everything in a cluster behind what is in another one. A title is never lost to an empty one."""
    cluster, into = context.get(Cluster, wish.cluster), context.get(Cluster, wish.into)
    if cluster.id == into.id or cluster.question != into.question:
        raise Rejected(Code.WRONG_PLACE)
    if into.parent is not None and _children(context, cluster):
        raise Rejected(Code.TOO_DEEP)
    check_not_weighed(context, cluster.id)
    titled = msgspec.structs.replace(into, title=into.title or cluster.title)
    moved = _emptied(context, cluster, into.id, children_below=into.id)
    return sorted_by(context, "clusters_merged", titled, *moved, drop=(cluster.ref,))


def check_not_weighed(context: Context, cluster: str) -> None:
    """Refuse that a cluster vanishes while people give it dots."""
    for weighing in context.state.all(Weighing):
        if any(option.id == cluster for option in weighing.options):
            phase = context.state.find(Phase, weighing.id)
            if phase is not None and phase.state in WRITABLE:
                raise Rejected(Code.BEING_WEIGHED)


def _checked_parent(context: Context, parent: str | None, question: str) -> None:
    if parent is None:
        return
    above = context.get(Cluster, parent)
    if above.question != question:
        raise Rejected(Code.WRONG_PLACE)
    if above.parent is not None:
        raise Rejected(Code.TOO_DEEP)


def _rank(
    context: Context, after: str | msgspec.UnsetType | None, question: str, parent: str | None, moving: str
) -> str | None:
    """Return the rank behind a cluster, or None where nobody said behind which one."""
    if after is msgspec.UNSET:
        return None
    return context.rank_after(Cluster, after, question, parent, moving=moving)


def _children(context: Context, cluster: Cluster) -> list[Cluster]:
    return context.state.ranked(Cluster, cluster.question, cluster.id)


def _emptied(
    context: Context, cluster: Cluster, cards_into: str | None, *, children_below: str | None
) -> Iterator[Contribution | Cluster]:
    """Yield everything that stands in a cluster as it stands elsewhere, behind what is there."""
    cards = context.state.ranked(Contribution, cluster.question, cluster.id)
    yield from put_last(context, cards, cards_into, leaving=cluster.id)
    for nth, child in enumerate(_children(context, cluster)):
        yield msgspec.structs.replace(child, parent=children_below, rank=context.last_rank(nth))
