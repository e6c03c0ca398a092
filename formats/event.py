"""The Event itself: what it is called, where it leads, when it is over."""

import msgspec

from formats.commands import STEERING, CommandTable, Context, Id, Payload, Role
from formats.phases import closed_now
from formats.records.room import Event, NextDate, Outlook, Phase
from formats.rejected import Code, Rejected
from formats.state import Change, State
from formats.text import IsoDate, IsoDateOrNone, Line, Prose, Title

COMMANDS = CommandTable(of_event=True)
ORGANISER_ONLY = frozenset({Role.ORGANISER})


class EventText(Payload):
    """What an organiser says of an event; a missing field keeps what was there."""

    title: Title | None = None
    starts_on: IsoDate | None = None
    ends_on: IsoDateOrNone | None = None
    place_name: Line | None = None
    organiser: Line | None = None
    introduction: Prose | None = None
    attended_by: Line | None = None
    scope: Prose | None = None
    use_of_results: Prose | None = None
    editor: Line | None = None


class NewEvent(EventText, kw_only=True):
    event: Id
    title: Title
    starts_on: IsoDate


class Nothing(Payload):
    """A Command that says all with its name."""


class NextDateText(NextDate, frozen=True, forbid_unknown_fields=True):
    text: Line
    date: IsoDate | None = None
    place: Line = Line("")


class OutlookText(Outlook, frozen=True, forbid_unknown_fields=True):
    """An Outlook as it is sent, every text gated."""

    text: Prose = Prose("")
    addressee: Line = Line("")
    reporter: Line = Line("")
    feedback_by: IsoDate | None = None
    next_dates: tuple[NextDateText, ...] = ()


class FillOutlook(Payload):
    outlook: OutlookText


def the_event_of(state: State) -> Event:
    """Return the event; raises Rejected (unknown_record) before it was created."""
    events = state.all(Event)
    if not events:
        raise Rejected(Code.UNKNOWN_RECORD, kind=Event.kind())
    return events[0]


def the_event(context: Context) -> Event:
    return the_event_of(context.state)


def _written(event: Event, text: EventText) -> Event:
    said = {name: value for name in EventText.__struct_fields__ if (value := getattr(text, name)) is not None}
    if "ends_on" in said:
        said["ends_on"] = said["ends_on"] or None
    event = msgspec.structs.replace(event, **said)
    if event.ends_on is not None and event.ends_on < event.starts_on:
        raise Rejected(Code.WRONG_DATES)
    return event


@COMMANDS.command(NewEvent, ORGANISER_ONLY)
def create_event(context: Context, wish: NewEvent) -> list[Change]:
    if context.state.all(Event):
        raise Rejected(Code.ALREADY_THERE)
    event = Event(id=wish.event, title=wish.title, starts_on=wish.starts_on)
    return context.change("event_created", _written(event, wish))


@COMMANDS.command(EventText, ORGANISER_ONLY, when_closed=True)
def update_event(context: Context, wish: EventText) -> list[Change]:
    before = the_event(context)
    after = _written(before, wish)
    return context.change("event_updated", after) if after != before else []


@COMMANDS.command(FillOutlook, STEERING, when_closed=True)
def fill_outlook(context: Context, wish: FillOutlook) -> list[Change]:
    before = the_event(context)
    if before.closed and (missing := wish.outlook.missing()):
        raise Rejected(Code.OUTLOOK_MISSING, missing=missing)
    outlook = msgspec.convert(msgspec.to_builtins(wish.outlook, enc_hook=str), Outlook)
    after = msgspec.structs.replace(before, outlook=outlook)
    return context.change("outlook_filled", after) if after != before else []


@COMMANDS.command(Nothing, STEERING)
def close_event(context: Context, wish: Nothing) -> list[Change]:
    """Close the event and every open phase. Refused until the outlook says how it goes on (C6)."""
    event = the_event(context)
    if missing := event.outlook.missing():
        raise Rejected(Code.OUTLOOK_MISSING, missing=missing)
    phases = [closed_now(phase) for phase in context.state.all(Phase) if phase.state in ("open", "ending")]
    return context.change("event_closed", msgspec.structs.replace(event, closed=True), *phases)


@COMMANDS.command(Nothing, STEERING, when_closed=True)
def reopen_event(context: Context, wish: Nothing) -> list[Change]:
    event = the_event(context)
    if not event.closed:
        raise Rejected(Code.EVENT_OPEN)
    return context.change("event_reopened", msgspec.structs.replace(event, closed=False))
