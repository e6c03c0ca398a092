"""The rules of docs/protocol.md by which a copy of a stream stays one."""

from typing import Any

import pytest

from server.rehearsal.view import View
from server.rehearsal.wire import Batch, Change, Followed

EPOCH = "first"


def card(name: str, text: str = "") -> dict[str, Any]:
    return {"kind": "contribution", "id": name, "text": text}


def put(seq: int, name: str, text: str = "") -> Change:
    return Change(seq, "contribution_posted", [card(name, text)])


def batch(start: int, to: int, *changes: Change, epoch: str = EPOCH) -> Batch:
    return Batch("wall:w", epoch, to, start, list(changes))


@pytest.fixture
def view() -> View:
    view = View("wall:w")
    view.take_answer(Followed("wall:w", EPOCH, 10, snapshot=[card("a")]))
    return view


def names(view: View) -> list[str]:
    return sorted(name for _, name in view.records)


def test_a_snapshot_is_the_whole_view(view: View) -> None:
    assert (view.n, view.epoch, view.records) == (10, EPOCH, {("contribution", "a"): card("a")})


def test_an_old_batch_changes_nothing(view: View) -> None:
    assert view.take_batch(batch(8, 10, put(9, "old"))) == []
    assert (names(view), view.n) == (["a"], 10)


def test_a_batch_that_overlaps_brings_only_what_is_new(view: View) -> None:
    new = put(12, "c")
    assert view.take_batch(batch(8, 12, put(9, "b"), new)) == [new]
    assert (names(view), view.n) == (["a", "c"], 12)


def test_a_batch_covers_numbers_that_its_stream_skips(view: View) -> None:
    view.take_batch(batch(10, 20, put(15, "b")))
    assert (names(view), view.n, view.has_hole) == (["a", "b"], 20, False)


def test_a_batch_behind_a_hole_waits_until_the_hole_is_closed(view: View) -> None:
    late, missing = put(13, "c"), put(12, "b")
    assert view.take_batch(batch(12, 13, late)) == []
    assert (names(view), view.n, view.has_hole) == (["a"], 10, True)
    answer = Followed("wall:w", EPOCH, 12, from_=10, changes=[missing])
    assert view.take_answer(answer) == [missing, late]
    assert (names(view), view.n, view.has_hole) == (["a", "b", "c"], 13, False)


def test_a_batch_that_comes_before_the_first_answer_is_kept() -> None:
    view = View("wall:w")
    view.take_batch(batch(10, 11, put(11, "b")))
    view.take_answer(Followed("wall:w", EPOCH, 10, snapshot=[card("a")]))
    assert (names(view), view.n) == (["a", "b"], 11)


def test_dropping_and_replacing(view: View) -> None:
    gone = Change(11, "contribution_withdrawn", drop=[("contribution", "a"), ("contribution", "never")])
    view.take_batch(batch(10, 13, gone, put(12, "b", "first"), put(13, "b", "second")))
    assert view.records == {("contribution", "b"): card("b", "second")}


def test_an_answer_that_a_batch_has_overtaken_is_ignored(view: View) -> None:
    view.take_batch(batch(10, 12, put(12, "b")))
    assert view.take_answer(Followed("wall:w", EPOCH, 10, snapshot=[card("a")])) == []
    assert (names(view), view.n) == (["a", "b"], 12)


def test_a_snapshot_of_another_epoch_replaces_a_longer_story(view: View) -> None:
    view.take_answer(Followed("wall:w", "second", 3, snapshot=[card("z")]))
    assert (names(view), view.n, view.epoch) == (["z"], 3, "second")


def test_what_waited_in_another_epoch_is_thrown_away(view: View) -> None:
    view.take_batch(batch(12, 13, put(13, "c")))
    view.take_answer(Followed("wall:w", "second", 12, snapshot=[card("z")]))
    assert (names(view), view.n, view.has_hole) == (["z"], 12, False)


def test_changes_without_anything_to_apply_them_to_are_an_error() -> None:
    with pytest.raises(ValueError, match="without a snapshot"):
        View("wall:w").take_answer(Followed("wall:w", EPOCH, 3, from_=1, changes=[]))
