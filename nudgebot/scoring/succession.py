"""How one pool of scoring processes takes the place of another."""

import asyncio

from nudgebot.domain.assessment import Assessment
from nudgebot.scoring.pool import ScorerPool


class Succession:
    """Scores with one pool until another takes its place; no text goes unscored over it."""

    def __init__(self, pool: ScorerPool) -> None:
        self.pool = pool
        self._leaving: dict[asyncio.Task[None], ScorerPool] = {}

    async def assess(self, text: str) -> Assessment:
        """Score one text, as `ScorerPool.assess` does."""
        return await self.pool.assess(text)

    async def answers(self) -> bool:
        """Whether a process is there to score."""
        return await self.pool.answers()

    def pass_to(self, pool: ScorerPool) -> None:
        """Let a pool that has been started score; the one before it finishes, and ends."""
        leaving = asyncio.create_task(self.pool.finish())
        self._leaving[leaving] = self.pool
        leaving.add_done_callback(self._leaving.pop)
        self.pool = pool

    async def stop(self) -> None:
        """End all processes, also those that have not finished."""
        leaving = dict(self._leaving)
        await asyncio.gather(*(pool.stop() for pool in (self.pool, *leaving.values())))
        await asyncio.gather(*leaving)
