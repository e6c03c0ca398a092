"""How much, how fast: each limit from both sides, by a clock that the test turns."""

import random

import pytest

from formats.commands import Role
from server.ingress.complaints import Complaints
from server.ingress.outbox import Outbox
from server.limits import AdmissionGate, CommandLimits, MovingWindow, TokenBucket
from server.refusals import Refused


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def said_to(
    limits: CommandLimits, access: str, event: str = "e", role: Role = Role.PARTICIPANT
) -> float | None:
    """Return the wait that a Command is refused with, None if it passes."""
    try:
        limits.spend(access, event, role)
    except Refused as refusal:
        return refusal.retry_after
    return None


def test_a_refusal_says_why() -> None:
    limits = CommandLimits(Clock())
    for _ in range(20):
        limits.spend("device", "e", Role.PARTICIPANT)
    with pytest.raises(Refused, match="too_fast"):
        limits.spend("device", "e", Role.PARTICIPANT)


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    clock = Clock()
    bucket = TokenBucket(rate=2, burst=3, clock=clock)
    assert [bucket.try_spend() for _ in range(4)] == [True, True, True, False]
    clock.now += 0.49
    assert not bucket.try_spend()
    clock.now += 0.01
    assert bucket.try_spend()
    clock.now += 3600
    assert [bucket.try_spend() for _ in range(4)] == [True, True, True, False]


def test_a_bucket_in_debt_says_how_long() -> None:
    clock = Clock()
    bucket = TokenBucket(rate=10, burst=1, clock=clock)
    assert [bucket.spend() for _ in range(3)] == [0, pytest.approx(0.1), pytest.approx(0.2)]
    clock.now += 0.2
    assert bucket.spend(5) == pytest.approx(0.5)


def test_a_window_moves() -> None:
    clock = Clock()
    window = MovingWindow(limit=2, seconds=10, clock=clock)
    window.count("a")
    clock.now += 4
    window.count("a")
    assert (window.wait("a"), window.wait("b")) == (6, 0)
    clock.now += 5.9
    assert window.wait("a") == pytest.approx(0.1)
    clock.now += 0.1
    assert window.wait("a") == 0
    window.count("a")
    assert window.wait("a") == 4


def test_a_window_forgets_who_is_silent() -> None:
    clock = Clock()
    window = MovingWindow(limit=2, seconds=10, clock=clock)
    for number in range(1000):
        window.count(f"phone {number}")
    clock.now += 10
    window.count("another")
    assert len(window) == 1


@pytest.mark.parametrize(
    ("role", "limit"),
    [(Role.PARTICIPANT, 20), (Role.PROJECTOR, 20), (Role.FACILITATOR, 200), (Role.ORGANISER, 200)],
)
def test_a_device_may_send_so_many_commands_in_ten_seconds(role: Role, limit: int) -> None:
    clock = Clock()
    limits = CommandLimits(clock)
    assert {said_to(limits, "device", role=role) for _ in range(limit)} == {None}
    assert said_to(limits, "device", role=role) == 10
    assert said_to(limits, "neighbour", role=role) is None
    clock.now += 9.95
    assert said_to(limits, "device", role=role) == 0.1
    clock.now += 0.05
    assert said_to(limits, "device", role=role) is None


def test_what_was_refused_does_not_count() -> None:
    clock = Clock()
    limits = CommandLimits(clock)
    for _ in range(50):
        said_to(limits, "device")
    clock.now += 10
    assert [said_to(limits, "device") for _ in range(21)] == [None] * 20 + [10]


def test_an_event_has_a_limit_of_its_own() -> None:
    clock = Clock()
    limits = CommandLimits(clock, chance=lambda: 0.5)
    assert {said_to(limits, f"phone {number}") for number in range(2000)} == {None}
    assert said_to(limits, "one more") == 12.5
    assert said_to(limits, "one more", event="another") is None
    clock.now += 10
    assert said_to(limits, "one more") is None


def test_the_gate_lets_so_many_in_per_second() -> None:
    clock = Clock()
    gate = AdmissionGate(150, clock, chance=lambda: 0.0)
    assert [gate.enter() for _ in range(150)] == [0.0] * 150
    assert gate.enter() == 0.1
    clock.now += 1
    assert [gate.enter() for _ in range(151)] == [0.0] * 150 + [0.1]


def test_a_hall_of_a_thousand_is_in_after_eight_seconds() -> None:
    """Everybody knocks within the first second after a restart and then keeps the appointment."""
    chance = random.Random(7)
    clock = Clock()
    gate = AdmissionGate(150, clock, chance.random)
    knocks = sorted((1000 + chance.random(), phone) for phone in range(1000))
    asked = dict.fromkeys(range(1000), 0)
    while knocks:
        clock.now, phone = knocks.pop(0)
        asked[phone] += 1
        if wait := gate.enter():
            knocks = sorted([*knocks, (clock.now + wait, phone)])
    assert clock.now - 1000 < 8
    assert max(asked.values()) <= 6


def test_a_log_under_attack_counts_instead_of_growing(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    complaints = Complaints(TokenBucket(rate=1, burst=2, clock=clock))
    for _ in range(100):
        complaints.note("not the protocol")
    clock.now += 1
    complaints.note("did not join")
    complaints.note("did not join")
    assert caplog.messages == [
        "closed a connection: not the protocol",
        "closed a connection: not the protocol",
        "closed a connection: did not join (and 98 more before it)",
    ]


class Packet:
    def __init__(self, size: int) -> None:
        self.data = "x" * size


@pytest.mark.parametrize(("size", "fit"), [(10, 256), (1024 * 1024, 3), (512 * 1024, 5)])
def test_an_outbox_takes_so_much_and_no_more(size: int, fit: int) -> None:
    outbox = Outbox()
    for _ in range(fit):
        outbox.put(Packet(size))
    assert (outbox.qsize(), outbox.overflowed) == (fit, False)
    outbox.put(Packet(size))
    assert (outbox.qsize(), outbox.overflowed) == (fit, True)
    outbox.put(None)
    assert outbox.qsize() == fit + 1
    outbox.empty_out()
    assert (outbox.qsize(), outbox.size) == (0, 0)
