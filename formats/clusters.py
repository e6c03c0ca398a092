"""Clusters: contributions that belong together, with a title; at most two levels."""

import msgspec

from formats.commands import STEERING, CommandTable, Context, Id, Payload
from formats.records.room import Question
from formats.records.wall import Cluster, Contribution
from formats.rejected import Code, Rejected
from formats.state import Change
from formats.text import Line

COMMANDS = CommandTable()


class NewCluster(Payload):
    """`contributions` go into the new cluster at once, in this order."""

    cluster: Id
    question: Id
    title: Line = Line("")
    parent: Id | None = None
    contributions: tuple[Id, ...] = ()


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


_MOST_AT_ONCE = 200


@COMMANDS.command(NewCluster, STEERING)
def create_cluster(context: Context, wish: NewCluster) -> list[Change]:
    question = context.get(Question, wish.question).id
    _checked_parent(context, wish.parent, question)
    if len(wish.contributions) > _MOST_AT_ONCE:
        raise Rejected(Code.TOO_MANY, limit=_MOST_AT_ONCE)
    cluster = Cluster(
        id=context.unused(Cluster, wish.cluster),
        item=context.item or "",
        question=question,
        title=wish.title,
        parent=wish.parent,
        rank=context.last_rank(),
    )
    cards = [context.get(Contribution, contribution) for contribution in dict.fromkeys(wish.contributions)]
    if any(card.question != question for card in cards):
        raise Rejected(Code.WRONG_PLACE)
    return context.change("cluster_created", cluster, *_placed(context, cards, cluster.id))


@COMMANDS.command(ClusterTitle, STEERING)
def rename_cluster(context: Context, wish: ClusterTitle) -> list[Change]:
    before = context.get(Cluster, wish.cluster)
    after = msgspec.structs.replace(before, title=wish.title)
    return context.change("cluster_renamed", after) if after != before else []


@COMMANDS.command(ClusterMove, STEERING)
def move_cluster(context: Context, wish: ClusterMove) -> list[Change]:
    """Put a cluster elsewhere among its like, below another one, or up again."""
    before = context.get(Cluster, wish.cluster)
    _checked_parent(context, wish.parent, before.question)
    has_children = context.state.count_in(Cluster, before.question, before.id) > 0
    if wish.parent is not None and (wish.parent == before.id or has_children):
        raise Rejected(Code.TOO_DEEP)
    if wish.after is msgspec.UNSET:
        rank = before.rank if wish.parent == before.parent else context.last_rank()
    else:
        rank = context.rank_after(Cluster, wish.after, before.question, wish.parent, moving=before.id)
    after = msgspec.structs.replace(before, parent=wish.parent, rank=rank)
    return context.change("cluster_moved", after) if after != before else []


@COMMANDS.command(ClusterChoice, STEERING)
def dissolve_cluster(context: Context, wish: ClusterChoice) -> list[Change]:
    """Take a cluster apart. Its contributions and sub-clusters move up a level; nothing is lost (C3)."""
    cluster = context.get(Cluster, wish.cluster)
    cards = context.state.ranked(Contribution, cluster.question, cluster.id)
    below = context.state.ranked(Cluster, cluster.question, cluster.id)
    children = [
        msgspec.structs.replace(child, parent=None, rank=context.last_rank(nth))
        for nth, child in enumerate(below, start=1)
    ]
    return context.change(
        "cluster_dissolved", *_placed(context, cards, cluster.parent), *children, drop=(cluster.ref,)
    )


def _checked_parent(context: Context, parent: str | None, question: str) -> None:
    if parent is None:
        return
    above = context.get(Cluster, parent)
    if above.question != question:
        raise Rejected(Code.WRONG_PLACE)
    if above.parent is not None:
        raise Rejected(Code.TOO_DEEP)


def _placed(context: Context, cards: list[Contribution], cluster: str | None) -> list[Contribution]:
    return [
        msgspec.structs.replace(card, cluster=cluster, rank=context.last_rank(nth))
        for nth, card in enumerate(cards, start=1)
    ]
