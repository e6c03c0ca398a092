"""What is sent: old snapshot and Change give the new snapshot, and nobody receives what they may not see."""

from __future__ import annotations

import pytest

from formats.records.wall import Contribution
from formats.registry import all_commands, view, visible
from formats.state import Record, State
from formats.streams import DESK, ROOM, WALL, Stream
from tests.formats.examples import EXAMPLES
from tests.formats.followers import STREAMS, Follower, digests
from tests.formats.meeting import GATHERED, WORKSHOP, F, Meeting, O, P, Role, T, posted, secret_of

# Which streams hear of each example: room, wall of the workshop, wall of the other one, history, desk.
HEARD = {
    "room": "create_event update_event fill_outlook close_event reopen_event add_item update_item "
    "move_item remove_item show_screen add_question update_question move_question remove_question "
    "open_phase end_phase close_phase start_clock pause_clock resume_clock extend_clock "
    "stop_clock ask_for_help end_help set_question_rules reveal_contributions ask_meaning "
    "settle_enquiry dismiss_enquiry read_aloud add_weighing update_weighing remove_weighing "
    "count_dots",
    "wall:workshop-1": "remove_item remove_question post_contribution edit_contribution "
    "explain_contribution withdraw_contribution move_contribution move_contributions "
    "double_contribution undouble_contribution staple_contributions "
    "unstaple_contributions hide_contribution unhide_contribution reveal_contributions "
    "approve_contributions create_cluster rename_cluster move_cluster dissolve_cluster "
    "merge_clusters take_back sort_from_batch pass_contribution mark_conflict "
    "withdraw_conflict dismiss_conflict read_aloud mark_unread translate_contribution",
    "wall:workshop-2": "",
    "history:workshop-1": "remove_item remove_question move_contribution move_contributions "
    "double_contribution undouble_contribution staple_contributions "
    "unstaple_contributions hide_contribution unhide_contribution create_cluster "
    "rename_cluster move_cluster dissolve_cluster merge_clusters take_back "
    "sort_from_batch",
    "desk": "hide_contribution unhide_contribution take_batch sort_from_batch pass_contribution "
    "return_batch reveal_contributions approve_contributions decline_wording enter_paper_dots",
}
# What must be so that an example whose phase decides is due.
DUE = {
    "open_phase": (F, "close_phase", {"phase": "question-1"}),
    "cast_dots": (F, "open_phase", {"phase": "weighing-1"}),
    "enter_paper_dots": (F, "open_phase", {"phase": "weighing-1"}),
}


def sender(name: str) -> Role:
    return O if O in all_commands()[name].roles else P


@pytest.mark.parametrize("name", EXAMPLES)
def test_old_snapshot_and_change_give_the_new_snapshot(name: str) -> None:
    example = EXAMPLES[name]
    meeting = Meeting(*example.given, *([DUE[name]] if name in DUE else []))
    followers = [Follower(stream, meeting.state) for stream in STREAMS]
    views = [follower.records.copy() for follower in followers]
    change, before = meeting.does(sender(name), name, example.payload)
    assert change is not None
    heard = [follower.hears(meeting.state, change, before) for follower in followers]
    for follower in followers:
        follower.check(meeting.state)
    assert [follower.records != old for follower, old in zip(followers, views, strict=True)] == heard
    assert heard == [name in HEARD[follower.stream.name].split() for follower in followers]


def test_the_timers_change_is_heard() -> None:
    meeting = Meeting(*GATHERED, (F, "end_phase", {"phase": "question-1", "grace": 0}))
    room = Follower(Stream(ROOM), meeting.state)
    change, before = meeting.does(T, "close_phase", {"phase": "question-1"})
    assert change is not None
    assert room.hears(meeting.state, change, before)
    room.check(meeting.state)


def test_hidden_words_stay_on_the_desk() -> None:
    """Hidden before or later, edited while hidden, moved, taken apart, withdrawn: no wall hears of it."""
    meeting = Meeting(*GATHERED)
    followers = [Follower(stream, meeting.state) for stream in STREAMS]

    def goes_on(*step: object) -> None:
        change, before = meeting.does(*step)  # type: ignore[arg-type]
        assert change is not None
        for follower in followers:
            follower.hears(meeting.state, change, before)
            follower.check(meeting.state)

    secret = secret_of("card-0005")
    goes_on(
        P, "edit_contribution", {"contribution": "card-0005", "text": "Geheimer Zusatz", "secret": secret}
    )
    goes_on(F, "hide_contribution", {"contribution": "card-0005", "reason": "Anderer Grund"})
    goes_on(F, "hide_contribution", {"contribution": "card-0001", "reason": "Neuer Grund"})
    goes_on(F, "dissolve_cluster", {"cluster": "cluster-1"})
    goes_on(*posted("card-0010", text="Später verborgen"))
    goes_on(F, "hide_contribution", {"contribution": "card-0010", "reason": "Spät"})
    goes_on(P, "withdraw_contribution", {"contribution": "card-0005", "secret": secret})
    *others, desk = followers
    words = ["Geheimer Zusatz", "Anderer Grund", "Neuer Grund", 'Spät"', "Nennt einen Namen"]
    for follower in others:
        follower.check_received([*words, *digests(meeting)])
    received = b"".join(desk.received).decode()
    assert [word for word in words if word not in received] == []
    assert "Gedanke card-0002" not in received
    desk.check_received(digests(meeting))
    assert digests(meeting) != []


def test_what_comes_back_is_on_the_wall_again() -> None:
    meeting = Meeting(*GATHERED)
    wall = Follower(Stream(WALL, WORKSHOP), meeting.state)
    change, before = meeting.does(F, "unhide_contribution", {"contribution": "card-0005"})
    assert change is not None
    assert wall.hears(meeting.state, change, before)
    assert wall.records[meeting.state.get(Contribution, "card-0005").ref].text == "Gedanke card-0005"  # type: ignore[attr-defined]


def test_a_stranger_goes_nowhere() -> None:
    """A kind of record that says nothing of itself, and one of a workshop that is gone, fail closed."""

    class Note(Record):
        text: str

    class Lost(Note):
        families = frozenset({ROOM, WALL, DESK})
        item: str

    meeting = Meeting(*GATHERED)
    for stream in (*STREAMS, Stream(WALL, "gone-0001")):
        assert visible(meeting.state, Note(id="note-0001", text="X"), stream) is None
        assert visible(meeting.state, Lost(id="note-0001", text="X", item="gone-0001"), stream) is None


@pytest.mark.parametrize(
    ("name", "stream"),
    [
        ("room", Stream(ROOM)),
        ("desk", Stream(DESK)),
        ("wall:workshop-1", Stream(WALL, "workshop-1")),
        ("wall", None),
        ("wall:", None),
        ("room:workshop-1", None),
        ("desk:", None),
        ("Room", None),
        ("", None),
        ("journal", None),
    ],
)
def test_streams_have_names(name: str, stream: Stream | None) -> None:
    assert Stream.named(name) == stream
    if stream is not None:
        assert stream.name == name


def test_a_wall_that_nobody_has_is_empty() -> None:
    assert view(Meeting(*GATHERED).state, Stream(WALL, "workshop-0")) == []
    assert view(State(), Stream(ROOM)) == []
