"""Leaves somebody alone who did not answer lately, so that nobody waits for them in vain."""

from datetime import datetime, timedelta

from nudgebot.ports import Clock

FAILURES = 3
REST = timedelta(minutes=1)


class Breaker:
    """After `FAILURES` failures in a row, lets one call pass per `REST` until one succeeds."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures = 0
        self._rests_until: datetime | None = None

    def lets_pass(self) -> bool:
        """Tell whether to call at all; while it rests, the first caller after that tries it out."""
        now = self._clock.now()
        if self._rests_until is None:
            return True
        if now < self._rests_until:
            return False
        self._rests_until = now + REST
        return True

    def succeeded(self) -> None:
        """Note that a call was answered."""
        self._failures, self._rests_until = 0, None

    def failed(self) -> None:
        """Note that a call was not."""
        self._failures += 1
        if self._failures >= FAILURES:
            self._rests_until = self._clock.now() + REST
