"""What has to be done now and then: settle, delete, and try the outbox again."""

from datetime import timedelta

from nudgebot.engine.deliverer import Deliverer
from nudgebot.engine.overdue import Overdue
from nudgebot.engine.surroundings import Surroundings


class Housekeeping:
    """One round of chores; bootstrap says how often."""

    def __init__(
        self,
        around: Surroundings,
        deliverer: Deliverer,
        overdue: Overdue,
        *,
        retention_days: int,
    ) -> None:
        self._around = around
        self._deliverer = deliverer
        self._overdue = overdue
        self._retention = timedelta(days=retention_days)

    async def go_round(self) -> None:
        """Do every chore once. Raises StoreUnavailableError; the next round makes up for it."""
        await self._overdue.settle()
        await self._around.store.delete_old(self._around.clock.now() - self._retention)
        await self._deliverer.catch_up()
