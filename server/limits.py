"""How much, how fast: counted in memory against a clock that nobody can set, never per network address.

A whole town hall shares one address; whoever counts by address locks out the room.
"""

import math
import random
import time
from collections import deque
from collections.abc import Callable

from formats.commands import STEERING, Role
from server.refusals import Refused

Clock = Callable[[], float]
_WINDOW_SECONDS = 10.0
_DEVICE_COMMANDS = 20
_STEERING_COMMANDS = 200
_EVENT_COMMANDS = 2000
_CONNECTS_PER_SECOND = 150


class TokenBucket:
    """`burst` at once, then `rate` a second."""

    def __init__(self, rate: float, burst: float, clock: Clock = time.monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._tokens = burst
        self._at = clock()

    def spend(self, cost: float = 1) -> float:
        """Take, into debt where need be; return the seconds until the debt is worked off."""
        self._refill()
        self._tokens -= cost
        return max(0.0, -self._tokens / self._rate)

    def try_spend(self, cost: float = 1) -> bool:
        """Take if there is enough; say whether."""
        self._refill()
        enough = self._tokens >= cost
        if enough:
            self._tokens -= cost
        return enough

    def _refill(self) -> None:
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now


class MovingWindow:
    """At most `limit` within any `seconds`, for each key."""

    def __init__(self, limit: int, seconds: float, clock: Clock = time.monotonic) -> None:
        self._limit = limit
        self._seconds = seconds
        self._clock = clock
        self._times: dict[str, deque[float]] = {}
        self._swept_at = clock()

    def __len__(self) -> int:
        """Return how many keys are remembered."""
        return len(self._times)

    def wait(self, key: str) -> float:
        """Return the seconds until one more is allowed (0: now). Counts nothing."""
        times = self._times.get(key)
        if times is None or len(times) < self._limit:
            return 0.0
        return max(0.0, times[0] + self._seconds - self._clock())

    def count(self, key: str) -> None:
        now = self._clock()
        self._forget(now)
        self._times.setdefault(key, deque(maxlen=self._limit)).append(now)

    def _forget(self, now: float) -> None:
        """Drop the keys that have been silent for a whole window, once per window."""
        if now - self._swept_at >= self._seconds:
            self._swept_at = now
            oldest = now - self._seconds
            self._times = {key: times for key, times in self._times.items() if times[-1] > oldest}


class CommandLimits:
    """Commands per device, however often it reconnects, and per Event. `access`: id of a grant or session."""

    def __init__(self, clock: Clock = time.monotonic, chance: Callable[[], float] = random.random) -> None:
        self._devices = MovingWindow(_DEVICE_COMMANDS, _WINDOW_SECONDS, clock)
        self._steering = MovingWindow(_STEERING_COMMANDS, _WINDOW_SECONDS, clock)
        self._events = MovingWindow(_EVENT_COMMANDS, _WINDOW_SECONDS, clock)
        self._chance = chance

    def spend(self, access: str, event: str, role: Role) -> None:
        """Count one Command; raises Refused (too_fast, with the seconds to wait) where it is one too many."""
        device = self._steering if role in STEERING else self._devices
        wait = device.wait(access)
        if crowd := self._events.wait(event):
            # Whoever was refused because of the others must not come back together with them.
            wait = max(wait, crowd + self._chance() * _WINDOW_SECONDS / 2)
        if wait:
            raise Refused("too_fast", retry_after=_tenths(wait))
        device.count(access)
        self._events.count(event)


class AdmissionGate:
    """Lets so many connections in per second. After a restart a whole hall knocks at once."""

    def __init__(
        self,
        per_second: float = _CONNECTS_PER_SECOND,
        clock: Clock = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._open = TokenBucket(per_second, per_second, clock)
        self._queue = TokenBucket(per_second, 0, clock)
        self._chance = chance

    def enter(self) -> float:
        """Return 0 to come in, otherwise in how many seconds to knock again: an appointment, give or take."""
        if self._open.try_spend():
            return 0.0
        return _tenths(self._queue.spend() + self._chance())


def _tenths(seconds: float) -> float:
    return max(0.1, math.ceil(seconds * 10) / 10)
