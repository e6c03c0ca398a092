"""The guard and the size of messages: what is too large is told so, what is far too large is not read."""

from collections.abc import Iterator

import pytest

from tests.server.attacked import Attacked
from tests.server.wire import MESSAGE_BYTES, MOST_READ, Closed, Wire, event_of, flooding, frame

pytestmark = pytest.mark.xdist_group("ingress sizes")
GENEROUS_MEGABYTES = 40


@pytest.mark.parametrize(
    ("size", "code"),
    [
        (MESSAGE_BYTES, None),
        (MESSAGE_BYTES + 1, "too_large"),
        (1_000_000, "too_large"),
        (MOST_READ, "too_large"),
    ],
)
def test_what_is_too_large_is_told_so(server: Attacked, size: int, code: str | None) -> None:
    client = Wire(server.port)
    client.send(event_of(size))
    assert client.answer(1).get("code") == code
    assert client.ask({"echo": 2}) == {"ok": True, "echo": 2}


def test_what_is_far_too_large_is_not_even_read(server: Attacked) -> None:
    client = Wire(server.port)
    client.socket.sendall(frame(event_of(MOST_READ + 1))[:14])
    with pytest.raises(Closed, match="1009"):
        client.next()


def in_parts(content: str, parts: int) -> Iterator[bytes]:
    """Yield the frames of one message, with a ping between each two."""
    size = -(-len(content) // parts)
    for at in range(0, len(content), size):
        yield frame(content[at : at + size], kind=0 if at else 1, final=at + size >= len(content))
        yield frame(b"", kind=9)


@pytest.mark.parametrize(("size", "code"), [(MESSAGE_BYTES, None), (MESSAGE_BYTES + 1, "too_large")])
def test_the_limit_is_for_messages_not_for_frames(server: Attacked, size: int, code: str | None) -> None:
    client = Wire(server.port)
    client.socket.sendall(b"".join(in_parts(event_of(size), 5)))
    assert client.answer(1).get("code") == code


def test_a_message_without_end_is_ended(server: Attacked) -> None:
    client = Wire(server.port)
    closed = server.log.count("WebSocket status 1009")
    part = frame(b"x" * MESSAGE_BYTES, kind=0, final=False)
    client.send('421["command",', final=False)
    with flooding(client.socket, part):
        assert client.rest() == []
    assert server.log.count("WebSocket status 1009") == closed + 1


def test_what_is_too_large_is_not_kept_meanwhile(server: Attacked) -> None:
    before = server.megabytes
    clients = [Wire(server.port) for _ in range(40)]
    for client in clients:
        client.send(b"x" * (MOST_READ - 100), final=False)
        client.pong()
    assert server.megabytes - before < GENEROUS_MEGABYTES
