"""What is declared is whole: codes, Commands, records, limits."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from formats.commands import Actor, Command, Context, Payload, Role
from formats.decide import decide
from formats.installed import all_formats, format_named
from formats.leitfragen import FORMAT
from formats.records.room import Item, Question
from formats.records.wall import Cluster, Contribution
from formats.registry import all_commands, merged, record_types
from formats.rejected import Code, Rejected
from formats.state import Record, State
from tests.formats.meeting import FOUNDED, GATHERED, NOW, WORKSHOP, F, Meeting, posted

ROOT = Path(__file__).parents[2]
PURE = sorted((ROOT / "formats").glob("*.py"))


def raised(file: Path) -> set[str]:
    """Return the names of the codes that a file refuses with."""
    calls = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    codes = [call.args[0] for call in calls if getattr(call.func, "id", "") == "Rejected" and call.args]
    named = [code for code in codes if isinstance(code, ast.Attribute)]
    assert named == codes
    return {code.attr for code in named if ast.unparse(code.value) == "Code"}


def test_every_code_is_said_somewhere() -> None:
    everywhere = set().union(*map(raised, [*PURE, *(ROOT / "server").glob("*.py")]))
    assert everywhere == {code.name for code in Code}


def test_the_protocol_promises_every_code() -> None:
    promised = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
    assert [code.value for code in Code if f"`{code.value}`" not in promised] == []


def test_the_protocol_describes_every_command_and_every_record_that_is_sent() -> None:
    described = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
    assert [name for name in all_commands() if f"`{name}`" not in described] == []
    sent = [name for name, kind in record_types().items() if kind.families]
    assert [name for name in sent if f"| `{name}` |" not in described] == []


def test_formats_are_found_by_entry_point() -> None:
    assert dict(all_formats()) == {"leitfragen": FORMAT}
    with pytest.raises(Rejected) as refusal:
        format_named("worldcafe")
    assert refusal.value.code == Code.UNKNOWN_FORMAT


def test_formats_may_share_commands_but_not_names() -> None:
    commands = FORMAT.commands
    assert merged(commands, {}, dict(commands)) == dict(commands)
    with pytest.raises(ValueError, match="open_phase"):
        merged(commands, {"open_phase": commands["close_phase"]})


def test_templates_speak_of_the_phases_there_are() -> None:
    for each in all_formats().values():
        for template in each.templates:
            assert set(template.minutes) == set(each.phases)
            assert all(template.minutes[name] >= kind.shortest for name, kind in each.phases.items())


def test_what_is_not_registered_is_refused() -> None:
    command = Command("command-1", "erase_everything", Payload())
    with pytest.raises(Rejected) as refusal:
        decide(State(), command, Actor(Role.ORGANISER, "device"), NOW)
    assert refusal.value.code == Code.UNKNOWN_COMMAND


@pytest.mark.parametrize(
    ("kind", "most"), [(Item, 200), (Question, 200), (Cluster, 2_000), (Contribution, 20_000)]
)
def test_nobody_can_fill_the_memory(kind: type[Record], most: int) -> None:
    class Full(State):
        def __init__(self, standing: int) -> None:
            super().__init__()
            self.standing = standing

        def count(self, kind: type[Record]) -> int:  # type: ignore[override]
            return self.standing

    def asks(standing: int) -> str:
        return Context(Full(standing), Actor(Role.ORGANISER, "device"), NOW).unused(kind, "new-00001")

    assert asks(most - 1) == "new-00001"
    with pytest.raises(Rejected) as refusal:
        asks(most)
    assert (refusal.value.code, refusal.value.facts) == (Code.TOO_MANY, {"limit": most})


def test_an_event_full_of_questions_takes_no_more() -> None:
    meeting = Meeting(*FOUNDED)
    for n in range(Question.most - 3):
        meeting.does(F, "add_question", {"question": f"question-1{n:03}", "text": "Und?"})
    assert meeting.tells(F, "add_question", {"question": "question-2000", "text": "Und?"}) == Code.TOO_MANY
    assert meeting.tells(F, "remove_question", {"question": "question-1000"})[0] == "question_removed"
    assert (
        meeting.tells(F, "add_question", {"question": "question-2000", "text": "Und?"})[0] == "question_added"
    )


def test_counting_needs_no_reading() -> None:
    meeting = Meeting(*GATHERED)
    assert meeting.state.count(Contribution) == len(meeting.state.all(Contribution)) == 6
    assert meeting.state.count_in(Contribution, "question-1", "cluster-1") == 2
    assert meeting.state.count_in(Cluster, "question-1", None) == 2
    meeting.does(*posted("card-0010"))
    assert meeting.state.count(Contribution) == 7
    assert meeting.state.has_id("card-0010")
    assert meeting.state.has_id(WORKSHOP)
    assert not meeting.state.has_id("card-0011")
