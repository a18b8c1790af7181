"""Long work in short turns, so that everything else goes on meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import TypeVar

T = TypeVar("T")
AT_ONCE = 100


async def in_turns(items: Iterable[T]) -> AsyncIterator[T]:
    """Go through items; after every `AT_ONCE` of them, others have their turn."""
    for number, item in enumerate(items, 1):
        yield item
        if number % AT_ONCE == 0:
            await asyncio.sleep(0)
