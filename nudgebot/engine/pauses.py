"""Communities whose moderators paused nudges for a while."""

from datetime import datetime

from nudgebot.domain.audit import Act, AuditEntry
from nudgebot.domain.message import CommunityKey
from nudgebot.engine.surroundings import Surroundings


class Pauses:
    """Kept at hand, because every message asks."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._until: dict[CommunityKey, datetime] = {}

    async def load(self) -> None:
        """Recall the pauses of before a restart. Raises StoreUnavailableError."""
        self._until = dict(await self._around.store.pauses())

    def until(self, community: CommunityKey) -> datetime | None:
        """Say until when nudges are paused, or None if they are not."""
        until = self._until.get(community)
        return until if until is not None and self._around.clock.now() < until else None

    async def pause(self, community: CommunityKey, until: datetime, *, by: str) -> None:
        """Pause nudges. Raises StoreUnavailableError; nothing is paused then."""
        await self._keep(community, until, Act.PAUSE, by)

    async def resume(self, community: CommunityKey, *, by: str) -> None:
        """Let nudges out again. Raises StoreUnavailableError; nothing has changed then."""
        await self._keep(community, self._around.clock.now(), Act.RESUME, by)

    async def _keep(self, community: CommunityKey, until: datetime, act: Act, by: str) -> None:
        entry = AuditEntry(
            platform=community.platform,
            community=community.community,
            by=by,
            act=act,
            at=self._around.clock.now(),
            detail=until.isoformat(timespec="minutes") if act is Act.PAUSE else "",
        )
        await self._around.store.pause(community, until, entry)
        self._until[community] = until
