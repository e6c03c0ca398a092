"""Sorting contributions: into clusters, loose again, into two clusters, on stacks."""

import msgspec

from formats.commands import STEERING, CommandTable, Context, Id, Payload
from formats.records.wall import Cluster, Contribution
from formats.rejected import Code, Rejected
from formats.state import Change

COMMANDS = CommandTable()


class ContributionMove(Payload):
    """`cluster` None: loose again. `after`: what it comes behind (None: first); left out: last."""

    contribution: Id
    cluster: Id | None
    after: Id | msgspec.UnsetType | None = msgspec.UNSET


@COMMANDS.command(ContributionMove, STEERING)
def move_contribution(context: Context, wish: ContributionMove) -> list[Change]:
    before = context.get(Contribution, wish.contribution)
    if wish.cluster is not None and context.get(Cluster, wish.cluster).question != before.question:
        raise Rejected(Code.WRONG_PLACE)
    if wish.after is msgspec.UNSET:
        rank = before.rank if wish.cluster == before.cluster else context.last_rank()
    else:
        rank = context.rank_after(Contribution, wish.after, before.question, wish.cluster, moving=before.id)
    after = msgspec.structs.replace(before, cluster=wish.cluster, rank=rank)
    return context.change("contribution_moved", after) if after != before else []
