"""Counts the requests that Discord refused: too many of them, and it bans the whole address."""

import logging
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus

WINDOW = timedelta(minutes=10)  # Discord bans at 10,000 in this time
COUNTED = frozenset(
    {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS},
)

log = logging.getLogger(__name__)


class InvalidRequests:
    """Remembers when the last `limit` refusals were."""

    def __init__(self, *, limit: int, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._times: deque[datetime] = deque(maxlen=limit)
        self._is_said = False

    def note(self, status: int, *, shared: bool = False) -> None:
        """Note the status of an answer; a shared rate limit is nobody's fault."""
        if status in COUNTED and not shared:
            self._times.append(self._clock())

    def is_spent(self) -> bool:
        """Whether there were so many lately that nothing should be sent that need not be."""
        is_full = len(self._times) == self._times.maxlen
        is_spent = is_full and self._clock() - self._times[0] < WINDOW
        if is_spent and not self._is_said:
            log.warning("discord.requests.budget", extra={"refused": len(self._times)})
        self._is_said = is_spent
        return is_spent
