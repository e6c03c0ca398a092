"""Budgets for guessing: so many tries in so much time, counted in memory, never per network address.

A whole town hall shares one address; whoever counts by address locks out the room.
"""

import math
import time

from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from server.refusals import Refused


class Budget:
    """`limits` as the limits library writes them: "5 per minute; 30 per hour"."""

    def __init__(self, limits: str) -> None:
        self._limits = parse_many(limits)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def check(self, who: str = "") -> None:
        """Raise Refused (too_fast, with the seconds to wait) where nothing is left."""
        used_up = [limit for limit in self._limits if not self._limiter.test(limit, who)]
        if used_up:
            reset = max(self._limiter.get_window_stats(limit, who).reset_time for limit in used_up)
            raise Refused("too_fast", retry_after=max(1, math.ceil(reset - time.time())))

    def spend(self, who: str = "") -> None:
        """Count one try; raises Refused (too_fast) where nothing is left."""
        self.check(who)
        for limit in self._limits:
            self._limiter.hit(limit, who)

    def give_back(self, who: str = "") -> None:
        """Start anew, after a try that was right."""
        for limit in self._limits:
            self._limiter.clear(limit, who)
