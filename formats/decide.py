"""The door that every Command goes through: may this Actor, in this phase? Then the rule decides."""

from formats.commands import WRITING, Actor, Command, CommandSpec, Context
from formats.event import Event
from formats.registry import all_commands, format_of
from formats.rejected import Code, Rejected
from formats.state import Change, State


def decide(state: State, command: Command, actor: Actor, now: int) -> list[Change]:
    """Return the Changes that a Command makes, or raise Rejected. Pure; `now` in milliseconds since 1970."""
    spec = all_commands().get(command.name)
    if spec is None:
        raise Rejected(Code.UNKNOWN_COMMAND)
    if actor.role not in spec.roles:
        raise Rejected(Code.NOT_ALLOWED)
    if not spec.when_closed and any(event.closed for event in state.all(Event)):
        raise Rejected(Code.EVENT_CLOSED)
    if spec.of_event:
        return spec.rule(Context(state, actor, now), command.payload)
    context = Context(state, actor, now, command.item, format_of(state, command.item or ""))
    _check_phase(spec, context, command)
    return spec.rule(context, command.payload)


def _check_phase(spec: CommandSpec, context: Context, command: Command) -> None:
    """Refuse outside the phases that the Command names, and Commands that this workshop's format does not know."""
    assert context.format is not None
    if spec.name not in context.format.commands:
        raise Rejected(Code.UNKNOWN_COMMAND)
    if spec.phases is None:
        return
    phase = context.format.phase_of(context.state, command.payload)
    if phase.item != context.item:
        raise Rejected(Code.UNKNOWN_RECORD, kind=phase.kind())
    # Who writes is held to the minute; who steers may still act on a phase whose grace period just ran out.
    now_in = phase.state_at(context.now) if context.actor.role in WRITING else phase.state
    if now_in not in spec.phases:
        raise Rejected(Code.WRONG_PHASE, phase=now_in)
