"""A bucket of tokens that a restart does not fill up."""

from datetime import datetime, timedelta

HOUR = timedelta(hours=1)


class Bucket:
    """Holds up to `burst` tokens, and gets `per_hour` new ones an hour."""

    def __init__(self, *, per_hour: float, burst: int) -> None:
        self._per_hour = per_hour
        self._burst = float(burst)
        self._tokens = self._burst
        self._filled_at: datetime | None = None

    def take(self, now: datetime) -> bool:
        """Take a token; False if there is none."""
        hours = max(timedelta(0), now - (self._filled_at or now)) / HOUR
        tokens = min(self._burst, self._tokens + hours * self._per_hour)
        if tokens < 1:
            return False
        self._tokens, self._filled_at = tokens - 1, now
        return True

    def write(self) -> str:
        """Put into one line what is needed to go on after a restart."""
        filled_at = "" if self._filled_at is None else self._filled_at.isoformat()
        return f"{self._tokens} {filled_at}"

    def read(self, line: str) -> None:
        """Go on from such a line."""
        tokens, _, filled_at = line.partition(" ")
        self._tokens = min(self._burst, float(tokens))
        self._filled_at = datetime.fromisoformat(filled_at) if filled_at else None
