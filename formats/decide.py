"""The door that every Command goes through: may this Actor, in this phase? Then the rule decides."""

from formats.commands import WRITING, Actor, Command, CommandSpec, Context
from formats.format import Format
from formats.installed import format_of
from formats.records.room import Event, Phase
from formats.registry import all_commands
from formats.rejected import Code, Rejected
from formats.state import Change, State


def decide(state: State, command: Command, actor: Actor, now: int) -> list[Change]:
    """Return the Changes that a Command makes, or raise Rejected. Pure; `now` in milliseconds since 1970."""
    spec = all_commands().get(command.name)
    if spec is None:
        raise Rejected(Code.UNKNOWN_COMMAND)
    if actor.role not in spec.roles:
        raise Rejected(Code.NOT_ALLOWED)
    context = Context(state, actor, now, command.item)
    workshop_format = None if spec.of_event else _format_for(spec, context)
    if spec.done is not None and spec.done(context, command.payload):
        return []
    if not spec.when_closed and any(event.closed for event in state.all(Event)):
        raise Rejected(Code.EVENT_CLOSED)
    if workshop_format is not None and spec.phases is not None:
        _check_phase(spec.phases, workshop_format.phase_of(state, command.payload), context)
    return spec.rule(context, command.payload)


def _format_for(spec: CommandSpec, context: Context) -> Format:
    """Return the format of the Command's workshop; raises Rejected where that format does not know it."""
    workshop_format = format_of(context.state, context.item or "")
    if spec.name not in workshop_format.commands:
        raise Rejected(Code.UNKNOWN_COMMAND)
    return workshop_format


def _check_phase(allowed: frozenset[str], phase: Phase, context: Context) -> None:
    if phase.item != context.item:
        raise Rejected(Code.UNKNOWN_RECORD, kind=phase.kind())
    # Who writes is held to the minute; who steers may still act on a phase whose grace period just ran out.
    state = phase.state_at(context.now) if context.actor.role in WRITING else phase.state
    if state not in allowed:
        raise Rejected(Code.WRONG_PHASE, phase=state, name=phase.name)
