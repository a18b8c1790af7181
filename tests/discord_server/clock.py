"""The server's clock: real time, and as much further as a test says."""

from datetime import UTC, datetime, timedelta


class ServerClock:
    """Runs with the real clock; `advance` puts it forward."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """What the server takes for the present moment."""
        return datetime.now(UTC) + self._ahead

    def advance(self, seconds: float) -> None:
        """Put it forward."""
        self._ahead += timedelta(seconds=seconds)
