"""Who may do what, when: tried, written as a table, and compared with the table that somebody has read.

After a wanted change: `python -m tests.formats.test_rights > tests/formats/rights.txt`, then read the diff.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from formats.commands import Role
from formats.records.room import Event, Phase
from formats.registry import all_commands
from formats.rejected import Code, Rejected
from formats.state import State
from tests.formats.examples import EXAMPLES, Example
from tests.formats.meeting import NOW, Meeting

REVIEWED = Path(__file__).parent / "rights.txt"
STATES = ("planned", "open", "ending", "closed")
RIGHTS = {Code.NOT_ALLOWED, Code.WRONG_PHASE, Code.EVENT_CLOSED, Code.EVENT_OPEN}
LEGEND = """\
Which role may send which Command, and when. A letter stands for yes, a dot for no:
p phase planned, o open, e ending, E ending but its grace period ran out, c closed; x the event is closed.
The phase is the one that the Command speaks of; where it speaks of none, its state makes no difference.

"""


def table() -> str:
    """Try every Command in every role and phase state, and write down where it was accepted."""
    lines = [f"{'':24}" + "".join(f"{role.value:>13}" for role in Role)]
    for name in all_commands():
        lines.append(f"{name:24}" + "".join(f"{_when(name, role):>13}" for role in Role))
    return LEGEND + "\n".join(lines) + "\n"


def _when(name: str, role: Role) -> str:
    example = EXAMPLES[name]
    states = (*STATES[:3], "ran out", STATES[3], "over")
    return "".join(
        letter if _accepted(name, role, example, state) else "."
        for letter, state in zip("poeEcx", states, strict=True)
    )


def _accepted(name: str, role: Role, example: Example, state: str) -> bool:
    meeting = Meeting(*example.given)
    meeting.state = _in_state(meeting.state, example.phase, state)
    try:
        return meeting.decides(role, name, example.payload) != []
    except Rejected as refusal:
        if refusal.code in RIGHTS:
            return False
        raise


def _in_state(state: State, phase_id: str | None, wanted: str) -> State:
    """Return the same meeting with the phase in this state, or with the event over."""
    phase_state = {"ran out": "ending", "over": "closed"}.get(wanted, wanted)
    ends_at = {"ending": NOW + 1, "ran out": NOW}.get(wanted)
    changed = []
    for record in state.records():
        if isinstance(record, Phase) and record.id == phase_id:
            changed.append(msgspec.structs.replace(record, state=phase_state, ends_at=ends_at))
        elif isinstance(record, Event):
            changed.append(msgspec.structs.replace(record, closed=wanted == "over"))
        else:
            changed.append(record)
    return State(state.seq, changed)


def test_every_command_has_an_example() -> None:
    assert set(EXAMPLES) == set(all_commands())


def test_rights_are_what_somebody_has_read() -> None:
    assert table() == REVIEWED.read_text(encoding="utf-8")


if __name__ == "__main__":
    print(table(), end="")
