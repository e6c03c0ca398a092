"""Moderation: what may stand on the wall, without ever knowing who wrote it."""

import msgspec

from formats.commands import STEERING, CommandTable, Context, Id, Payload
from formats.records.wall import Contribution
from formats.state import Change
from formats.text import Reason

COMMANDS = CommandTable()


class ContributionHiding(Payload):
    contribution: Id
    reason: Reason


class ContributionChoice(Payload):
    contribution: Id


@COMMANDS.command(ContributionHiding, STEERING, when_closed=True)
def hide_contribution(context: Context, wish: ContributionHiding) -> list[Change]:
    """Take a contribution off the wall, with a reason that stays on record.

    Its author may still see and change it.
    """
    before = context.get(Contribution, wish.contribution)
    after = msgspec.structs.replace(before, hidden=True, reason=wish.reason)
    return context.change("contribution_hidden", after) if after != before else []


@COMMANDS.command(ContributionChoice, STEERING, when_closed=True)
def unhide_contribution(context: Context, wish: ContributionChoice) -> list[Change]:
    before = context.get(Contribution, wish.contribution)
    after = msgspec.structs.replace(before, hidden=False, reason="")
    return context.change("contribution_unhidden", after) if after != before else []
