"""Deliveries that go on although whoever asked gave up waiting: none is begun twice."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

from nudgebot.plugin import Delivery, Handover

MOST = 1_000

Errand = Callable[[], Coroutine[Any, Any, Handover]]


class Underway:
    """Remembers what is on its way, and how it ended as long as nobody heard of that."""

    def __init__(self) -> None:
        self._tasks: OrderedDict[str, asyncio.Task[Handover]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._tasks)

    async def once(self, key: str, errand: Errand) -> Handover:
        """Run an errand, or wait for the one with this key that is under way already."""
        task = self._tasks.get(key)
        if task is None or _was_in_vain(task):
            task = self._tasks[key] = asyncio.create_task(errand())
            task.add_done_callback(_was_in_vain)
            if len(self._tasks) > MOST:
                self._tasks.popitem(last=False)
        try:
            return await asyncio.shield(task)
        finally:
            if task.done():
                self._tasks.pop(key, None)

    async def stop(self) -> None:
        """Give up what is still under way; the outbox has it."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _was_in_vain(task: "asyncio.Task[Handover]") -> bool:
    """Whether it is over, and has to be tried again."""
    if not task.done():
        return False
    failed = task.cancelled() or task.exception() is not None
    return failed or task.result().delivery is Delivery.LATER
