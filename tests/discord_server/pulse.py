"""The server's pulse: it beats whenever something happened."""

import asyncio
from collections.abc import Callable

GLANCE_SECONDS = 0.02


class Pulse:
    """Lets tests wait for what they expect, or for quiet."""

    def __init__(self) -> None:
        self._beats = 0
        self._beaten = asyncio.Event()

    def beat(self) -> None:
        """Something happened."""
        self._beats += 1
        self._beaten.set()

    async def until(self, condition: Callable[[], object], timeout: float) -> None:  # noqa: ASYNC109 - the name that tests know
        """Wait until a condition holds.

        Raises:
            TimeoutError: It did not come to hold in `timeout` seconds.
        """
        async with asyncio.timeout(timeout):
            while not condition():
                await self._glance()

    async def quiet(self, seconds: float) -> None:
        """Wait until nothing happened for so long."""
        seen = -1
        while seen != self._beats:
            seen = self._beats
            await asyncio.sleep(seconds)

    async def _glance(self) -> None:
        # What is waited for may be inside the bot, where nothing beats: look now and then too.
        self._beaten.clear()
        try:
            async with asyncio.timeout(GLANCE_SECONDS):
                await self._beaten.wait()
        except TimeoutError:
            return
