"""What moderators grant a member, and what a member asks of the bot."""

from datetime import datetime
from typing import Any

from nudgebot.domain.audit import Act, AuditEntry
from nudgebot.domain.events import BoardMoved, CaseChanged
from nudgebot.domain.membership import Membership
from nudgebot.domain.message import MemberKey
from nudgebot.domain.standing import Standing
from nudgebot.engine.surroundings import Surroundings


class Members:
    """Every method raises StoreUnavailableError, and changes nothing then."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    async def standing(self, member: MemberKey) -> Standing:
        """Load what is remembered about a member."""
        return await self._around.store.standing(member, None)

    async def wish(self, member: MemberKey, membership: Membership) -> None:
        """Keep what a member asked for; what moderators granted them stays as it is."""
        await self._around.store.keep_membership(member, membership, None)
        self._around.announce(BoardMoved(member.platform, member.community))

    async def exempt(self, member: MemberKey, until: datetime | None, *, by: str) -> None:
        """Let everything of a member pass until then, or nothing any more with None."""
        detail = until.isoformat(timespec="minutes") if until else ""
        entry = self._entry(member, Act.EXEMPT, by, detail)
        await self._around.store.keep_membership(member, Membership(exempt_until=until), entry)

    async def forgive(self, member: MemberKey, *, by: str) -> int:
        """Take a member's strikes back; return how many there were."""
        return await self._around.store.forgive(member, self._entry(member, Act.FORGIVE, by, ""))

    async def export(self, member: MemberKey) -> dict[str, Any]:
        """Collect everything that is stored about a member, ready for JSON."""
        return await self._around.store.export(member)

    async def forget(self, member: MemberKey) -> dict[str, int]:
        """Erase a member; return how many rows went, by table."""
        gone = await self._around.store.forget(member)
        self._around.announce(BoardMoved(member.platform, member.community))
        self._around.announce(CaseChanged(member.platform, member.community))
        return gone

    def _entry(self, member: MemberKey, act: Act, by: str, detail: str) -> AuditEntry:
        return AuditEntry(
            platform=member.platform,
            community=member.community,
            by=by,
            act=act,
            at=self._around.clock.now(),
            member=member.member,
            detail=detail,
        )
