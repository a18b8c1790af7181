"""The audit: what people did. Rows are added here and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.audit import Act, AuditEntry
from nudgebot.domain.message import CommunityKey
from nudgebot.domain.record import Page
from nudgebot.storage.cipher import Cipher
from nudgebot.storage.tables import audit


@dataclass(frozen=True, slots=True)
class Ledger:
    """Writes and reads the audit. Notes are sealed before they reach the disk."""

    cipher: Cipher

    async def write(self, connection: AsyncConnection, entry: AuditEntry) -> None:
        """Add one entry."""
        await connection.execute(
            insert(audit).values(
                platform=entry.platform,
                community=entry.community,
                by=entry.by,
                act=entry.act.value,
                at=entry.at,
                case_id=entry.case,
                member=entry.member,
                detail=entry.detail,
                note=self.cipher.seal(entry.note),
            )
        )

    async def read(
        self, connection: AsyncConnection, community: CommunityKey, *, case: str | None, page: Page
    ) -> Sequence[AuditEntry]:
        """Load the newest entries first."""
        query = (
            select(audit)
            .where(audit.c.platform == community.platform)
            .where(audit.c.community == community.community)
            .order_by(audit.c.id.desc())
            .offset(page.skip)
            .limit(page.limit)
        )
        if case is not None:
            query = query.where(audit.c.case_id == case)
        return [self._entry(row) for row in await connection.execute(query)]

    def _entry(self, row: Row[Any]) -> AuditEntry:
        return AuditEntry(
            id=row.id,
            platform=row.platform,
            community=row.community,
            by=row.by,
            act=Act(row.act),
            at=row.at,
            case=row.case_id,
            member=row.member,
            detail=row.detail,
            note=self.cipher.open(row.note),
        )
