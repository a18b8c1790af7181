"""The stream inside one process: a lock per member keeps their messages in order."""

import asyncio
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

from nudgebot.domain.message import MemberKey, Message
from nudgebot.domain.record import Receipt

IN_FLIGHT = 1024


class LocalStream:
    """Runs the handler for many members at once, and for each member one message at a time.

    Beyond `in_flight` messages, callers wait: a flood slows its senders down, not the process.
    """

    def __init__(
        self, handler: Callable[[Message], Awaitable[Receipt]], *, in_flight: int = IN_FLIGHT
    ) -> None:
        self._handler = handler
        self._places = asyncio.Semaphore(in_flight)
        self._turns: WeakValueDictionary[MemberKey, asyncio.Lock] = WeakValueDictionary()

    async def request(self, message: Message) -> Receipt:
        """Wait for this member's turn (first come, first served), then for the handler."""
        turn = self._turns.setdefault(message.member, asyncio.Lock())
        async with turn, self._places:
            return await self._handler(message)
