"""Snowflakes: ids that grow, and carry the moment of their making."""

from datetime import UTC, datetime

from tests.discord_server.clock import ServerClock

EPOCH = 1_420_070_400_000
TIME_SHIFT = 22


class Snowflakes:
    """Hands out ids; each is larger than all before it."""

    def __init__(self, clock: ServerClock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """Take the next id."""
        self._last = max(self._by_clock(), self._last + 1)
        return self._last

    def next_moment(self) -> int:
        """Take an id with a millisecond of its own, so that communities spread over shards."""
        self._last = max(self._by_clock(), (self._last >> TIME_SHIFT) + 1 << TIME_SHIFT)
        return self._last

    def _by_clock(self) -> int:
        return int(self._clock.now().timestamp() * 1000) - EPOCH << TIME_SHIFT


def moment_of(snowflake: int) -> datetime:
    """Say when an id was made."""
    return datetime.fromtimestamp(((snowflake >> TIME_SHIFT) + EPOCH) / 1000, UTC)


def shard_of(community: int, count: int) -> int:
    """Say which shard hears of a community."""
    return (community >> TIME_SHIFT) % count
