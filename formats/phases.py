"""Phases and the clock: what is open now, what comes next, how much time is left."""

from typing import Annotated

import msgspec

from formats.commands import STEERING, Command, CommandTable, Context, Id, Payload, Role
from formats.records.dots import Result
from formats.records.room import Clock, Phase
from formats.rejected import Code, Rejected
from formats.state import Change, State

COMMANDS = CommandTable()
WRITABLE = frozenset({"open", "ending"})
GRACE_SECONDS = 90
Seconds = Annotated[int, msgspec.Meta(ge=1, le=24 * 3600)]


class PhaseChoice(Payload):
    phase: Id


class EndPhase(PhaseChoice):
    grace: Annotated[int, msgspec.Meta(ge=0, le=3600)] = GRACE_SECONDS


class ClockTime(Payload):
    seconds: Seconds


class ClockStep(Payload):
    seconds: Annotated[int, msgspec.Meta(ge=-24 * 3600, le=24 * 3600)]


class ClockTouch(Payload):
    """Nothing to say: the clock of the Command's workshop."""


def closed_now(phase: Phase) -> Phase:
    return msgspec.structs.replace(phase, state="closed", ends_at=None)


def _ending(phase: Phase, now: int, grace: int) -> Phase:
    return msgspec.structs.replace(phase, state="ending", ends_at=now + grace * 1000)


@COMMANDS.command(PhaseChoice, STEERING, phases=frozenset({"planned", "ending", "closed"}))
def open_phase(context: Context, wish: PhaseChoice) -> list[Change]:
    """Open a phase, for the first time or again.

    What was open before gets its grace period; the clock stands. A Rangfolge goes until it is counted again.
    """
    phase = context.get(Phase, wish.phase)
    opened = msgspec.structs.replace(phase, state="open", ends_at=None)
    others = [
        _ending(other, context.now, GRACE_SECONDS)
        for other in context.state.ranked(Phase, phase.item)
        if other.id != phase.id and other.state == "open"
    ]
    clock = context.state.get(Clock, phase.item)
    reset = [Clock(id=clock.id, item=clock.item)] if clock.ends_at or clock.left else []
    happened = "phase_opened" if phase.state == "planned" else "phase_reopened"
    result = context.state.find(Result, phase.id)
    return context.change(happened, opened, *others, *reset, drop=(result.ref,) if result else ())


@COMMANDS.command(EndPhase, STEERING, phases=frozenset({"open"}))
def end_phase(context: Context, wish: EndPhase) -> list[Change]:
    """Let a phase run out: whoever is still typing has `grace` seconds."""
    phase = context.get(Phase, wish.phase)
    return context.change("phase_ending", _ending(phase, context.now, wish.grace))


@COMMANDS.command(PhaseChoice, STEERING | {Role.TIMER}, phases=frozenset({"open", "ending"}))
def close_phase(context: Context, wish: PhaseChoice) -> list[Change]:
    """Close a phase at once; the timer does it when the grace period is over, and never before."""
    phase = context.get(Phase, wish.phase)
    if context.actor.role is Role.TIMER and phase.state_at(context.now) != "closed":
        return []
    return context.change("phase_closed", closed_now(phase))


@COMMANDS.command(ClockTime, STEERING)
def start_clock(context: Context, wish: ClockTime) -> list[Change]:
    return context.change("clock_started", _running(context, wish.seconds * 1000))


@COMMANDS.command(ClockTouch, STEERING)
def pause_clock(context: Context, wish: ClockTouch) -> list[Change]:
    clock = _clock(context)
    if clock.ends_at is None:
        raise Rejected(Code.CLOCK_STANDS)
    left = max(0, clock.ends_at - context.now)
    return context.change("clock_paused", Clock(id=clock.id, item=clock.item, left=left))


@COMMANDS.command(ClockTouch, STEERING)
def resume_clock(context: Context, wish: ClockTouch) -> list[Change]:
    left = _clock(context).left
    if left is None:
        raise Rejected(Code.CLOCK_STANDS)
    return context.change("clock_resumed", _running(context, left))


@COMMANDS.command(ClockStep, STEERING)
def extend_clock(context: Context, wish: ClockStep) -> list[Change]:
    """Give or take seconds; a clock that ran out starts again from now."""
    clock = _clock(context)
    step = wish.seconds * 1000
    if clock.left is not None:
        return context.change(
            "clock_extended", Clock(id=clock.id, item=clock.item, left=max(0, clock.left + step))
        )
    if clock.ends_at is None:
        raise Rejected(Code.CLOCK_STANDS)
    return context.change("clock_extended", _running(context, max(0, clock.ends_at - context.now) + step))


@COMMANDS.command(ClockTouch, STEERING)
def stop_clock(context: Context, wish: ClockTouch) -> list[Change]:
    clock = _clock(context)
    off = Clock(id=clock.id, item=clock.item)
    return context.change("clock_stopped", off) if clock != off else []


def _clock(context: Context) -> Clock:
    return context.get(Clock, context.item or "")


def _running(context: Context, left: int) -> Clock:
    clock = _clock(context)
    return Clock(id=clock.id, item=clock.item, ends_at=context.now + max(0, left))


def due(state: State) -> list[tuple[int, Command]]:
    """Return what the timer must do and when (ms since 1970): close the phases whose grace period runs.

    Its Command ids hold a sign that no client's id may hold, so that nobody can take them away.
    """
    return [
        (
            phase.ends_at,
            Command(
                f"timer:{phase.id}:{phase.ends_at}"[-40:],
                "close_phase",
                PhaseChoice(phase=phase.id),
                phase.item,
            ),
        )
        for phase in state.all(Phase)
        if phase.ends_at is not None
    ]
