"""Tells whoever shows things live what just happened."""

import logging
from collections.abc import Callable

from nudgebot.domain.events import Event

log = logging.getLogger(__name__)


class Announcer:
    """Calls every listener for every event, in the order in which they came to listen."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Event], None]] = []

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Add a listener; it must be quick."""
        self._listeners.append(listener)

    def announce(self, event: Event) -> None:
        """Call the listeners; what goes wrong in one of them is logged, and no more."""
        for listener in self._listeners:
            try:
                listener(event)
            except Exception:
                log.exception("listener.failed")
