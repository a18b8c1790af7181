"""Keeps one member from drowning out the room."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

MEMBERS = 10_000


class FloodGate:
    """A bucket of tokens for each member: `burst` at once, `rate` a second for long."""

    def __init__(self, *, rate: float, burst: int, time: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._burst = float(burst)
        self._time = time
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def lets_through(self, member: str) -> bool:
        """Take a token; False if there is none."""
        now = self._time()
        tokens, filled_at = self._buckets.pop(member, (self._burst, now))
        tokens = min(self._burst, tokens + (now - filled_at) * self._rate)
        passes = tokens >= 1
        self._buckets[member] = (tokens - passes, now)
        if len(self._buckets) > MEMBERS:
            self._buckets.popitem(last=False)
        return passes
