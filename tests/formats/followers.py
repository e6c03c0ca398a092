"""Those who follow a meeting: each holds what its stream told it, as a client does, and nothing else."""

from __future__ import annotations

from formats.codec import encode_change, encode_records
from formats.records.wall import Proof
from formats.registry import shown, view
from formats.state import Change, Record, Ref, State
from formats.streams import DESK, HISTORY, ROOM, WALL, Stream
from tests.formats.meeting import OTHER_WORKSHOP, WORKSHOP, Meeting

# The desk last: only there is seen what is not on the wall.
STREAMS = (
    Stream(ROOM),
    Stream(WALL, WORKSHOP),
    Stream(WALL, OTHER_WORKSHOP),
    Stream(HISTORY, WORKSHOP),
    Stream(DESK),
)


class Follower:
    """Holds the records of one stream by Ref, from the snapshot on, and all that it was ever sent."""

    def __init__(self, stream: Stream, state: State) -> None:
        self.stream = stream
        snapshot = view(state, stream)
        self.records: dict[Ref, Record] = {record.ref: record for record in snapshot}
        self.received = [encode_records(snapshot)]

    def hears(self, state: State, change: Change, before: list[Record]) -> bool:
        """Apply a Change as the stream carries it; return whether there was anything to hear."""
        told = shown(state, change, before, self.stream)
        if told is None:
            return False
        self.received.append(encode_change(told))
        assert told.forget == ()
        self.records.update((record.ref, record) for record in told.put)
        for ref in told.drop:
            assert ref not in {record.ref for record in told.put}
            self.records.pop(ref, None)
        return True

    def check(self, state: State) -> None:
        """What was told in pieces must be what a fresh snapshot says."""
        assert self.records == {record.ref: record for record in view(state, self.stream)}

    def check_received(self, secrets: list[str]) -> None:
        """None of these words was ever sent."""
        everything = b"\n".join(self.received)
        assert [secret for secret in secrets if secret.encode() in everything] == []


def digests(meeting: Meeting) -> list[str]:
    return [proof.digest for proof in meeting.state.all(Proof)]
