"""One thing at a time with each case."""

import asyncio
from weakref import WeakValueDictionary


class Locks:
    """A lock for each case that somebody is at; the others take no room."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, case_id: str) -> asyncio.Lock:
        """Get the lock of a case."""
        lock = self._locks.get(case_id)
        if lock is None:
            lock = self._locks[case_id] = asyncio.Lock()
        return lock
