"""Slows down those who guess."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

ADDRESSES = 1_000
FAILURES = 5
SECONDS = 60.0


class Attempts:
    """Remembers failures by address: after five, that address waits until a minute has passed."""

    def __init__(self, time: Callable[[], float] = monotonic) -> None:
        self._time = time
        self._failures: OrderedDict[str, list[float]] = OrderedDict()

    def are_spent(self, address: str) -> bool:
        """Whether this address has to wait."""
        return len(self._recent(address)) >= FAILURES

    def failed(self, address: str) -> None:
        """Note a failure."""
        self._failures[address] = [*self._recent(address), self._time()]
        self._failures.move_to_end(address)
        if len(self._failures) > ADDRESSES:
            self._failures.popitem(last=False)

    def _recent(self, address: str) -> list[float]:
        since = self._time() - SECONDS
        return [at for at in self._failures.get(address, ()) if at > since]
