"""What has to be done now and then: expire, delete, and try the outbox again."""

from datetime import timedelta

from nudgebot.engine.deliverer import Deliverer
from nudgebot.engine.surroundings import Surroundings


class Housekeeping:
    """One round of chores; bootstrap says how often."""

    def __init__(
        self,
        around: Surroundings,
        deliverer: Deliverer,
        *,
        answer_hours: float,
        retention_days: int,
    ) -> None:
        self._around = around
        self._deliverer = deliverer
        self._answer_time = timedelta(hours=answer_hours)
        self._retention = timedelta(days=retention_days)

    async def go_round(self) -> None:
        """Do every chore once. Raises StoreUnavailableError; the next round makes up for it."""
        now = self._around.clock.now()
        await self._around.store.expire(
            nudges_before=now - self._answer_time, decisions_before=now - self._retention
        )
        await self._deliverer.catch_up()
