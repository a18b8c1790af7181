"""Stops all direct messages for hours once Discord says that there were too many."""

from datetime import datetime, timedelta

LONGEST = timedelta(days=2)


class Circuit:
    """Opens for `first`, and for twice as long each time that it happens again."""

    def __init__(self, *, first: timedelta) -> None:
        self._first = first
        self._trips = 0
        self._until: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether nothing may pass now."""
        return self._until is not None and now < self._until

    def trip(self, now: datetime) -> bool:
        """Open. What was under way when it opened makes it no worse: then this is False."""
        if self.is_open(now):
            return False
        # The exponent has an end, or the time would not fit into a number.
        self._until = now + min(LONGEST, self._first * 2 ** min(self._trips, 16))
        self._trips += 1
        return True

    def mend(self, now: datetime) -> bool:
        """Forget the past after something went through; False if there is nothing to forget."""
        if self._until is None or self.is_open(now):
            return False
        self._trips, self._until = 0, None
        return True

    def write(self) -> str:
        """Put into one line what is needed to go on after a restart."""
        return f"{self._trips} {'' if self._until is None else self._until.isoformat()}"

    def read(self, line: str) -> None:
        """Go on from such a line."""
        trips, _, until = line.partition(" ")
        self._trips = int(trips)
        self._until = datetime.fromisoformat(until) if until else None
