"""The programme: inputs, plenaries, breaks and workshops, in the order in which they take place."""

from typing import Annotated

import msgspec

from formats.commands import STEERING, CommandTable, Context, Id, Payload
from formats.event import ORGANISER_ONLY, the_event
from formats.installed import format_named
from formats.phases import WRITABLE
from formats.records.dots import Ballot, PaperDots
from formats.records.room import Item, ItemType, Phase
from formats.records.wall import Contribution
from formats.rejected import Code, Rejected
from formats.screen import released
from formats.state import Change
from formats.text import IsoDateOrNone, Line, Prose, Title

COMMANDS = CommandTable(of_event=True)
TimeOfDay = Annotated[str, msgspec.Meta(pattern=r"\A(([01][0-9]|2[0-3]):[0-5][0-9])?\Z")]


class ItemText(Payload):
    """What can be said of an item; a missing field keeps what was there, an empty text takes it away.

    `on`: the day.
    """

    title: Title | None = None
    starts_at: TimeOfDay | None = None
    on: IsoDateOrNone | None = None
    speaker: Line | None = None
    text: Prose | None = None


class NewItem(ItemText, kw_only=True):
    new: Id
    type: ItemType
    title: Title
    format: str | None = None


class ItemUpdate(ItemText, kw_only=True):
    of: Id


class ItemMove(Payload):
    of: Id
    after: Id | None


class ItemChoice(Payload):
    of: Id


def _written(item: Item, text: ItemText) -> Item:
    said = {name: value for name in ItemText.__struct_fields__ if (value := getattr(text, name)) is not None}
    for name in ("starts_at", "on"):
        if name in said:
            said[name] = said[name] or None
    return msgspec.structs.replace(item, **said)


@COMMANDS.command(NewItem, ORGANISER_ONLY)
def add_item(context: Context, wish: NewItem) -> list[Change]:
    """Add a line to the end of the programme. A workshop starts with what its format brings."""
    the_event(context)
    if (wish.type == "workshop") != (wish.format is not None):
        raise Rejected(Code.INVALID, field="format")
    blank = Item(
        id=context.unused(Item, wish.new),
        type=wish.type,
        title=wish.title,
        rank=context.last_rank(),
        format=wish.format,
    )
    item = _written(blank, wish)
    started = format_named(item.format).start(item) if item.format else ()
    return context.change("item_added", item, *started)


@COMMANDS.command(ItemUpdate, ORGANISER_ONLY, when_closed=True)
def update_item(context: Context, wish: ItemUpdate) -> list[Change]:
    before = context.state.get(Item, wish.of)
    after = _written(before, wish)
    return context.change("item_updated", after) if after != before else []


@COMMANDS.command(ItemMove, STEERING)
def move_item(context: Context, wish: ItemMove) -> list[Change]:
    item = context.state.get(Item, wish.of)
    rank = context.rank_after(Item, wish.after, moving=item.id)
    return context.change("item_moved", msgspec.structs.replace(item, rank=rank)) if rank != item.rank else []


@COMMANDS.command(ItemChoice, ORGANISER_ONLY)
def remove_item(context: Context, wish: ItemChoice) -> list[Change]:
    """Take a line out of the programme, with all that belongs to it.

    Refused once somebody wrote there (C3), and while somebody may be typing.
    """
    item = context.state.get(Item, wish.of)
    belongings = [record for record in context.state.records() if getattr(record, "item", None) == item.id]
    if any(isinstance(record, Contribution | Ballot | PaperDots) for record in belongings):
        raise Rejected(Code.IN_USE)
    if open_now := [
        record for record in belongings if isinstance(record, Phase) and record.state in WRITABLE
    ]:
        raise Rejected(Code.WRONG_PHASE, phase=open_now[0].state, name=open_now[0].name)
    drop = (item.ref, *(record.ref for record in belongings))
    return context.change("item_removed", *released(context.state, item.id), drop=drop)
