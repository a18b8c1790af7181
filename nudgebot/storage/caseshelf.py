"""The Store's part about cases: `nudgebot.stores.CaseStore` documents each method."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.audit import AuditEntry
from nudgebot.domain.case import Case, CaseEntry, Verdict
from nudgebot.domain.message import CommunityKey, MemberKey
from nudgebot.domain.record import FIRST_PAGE, Filing, Page, Report
from nudgebot.storage import reports
from nudgebot.storage import tables as t
from nudgebot.storage.casebook import Closing
from nudgebot.storage.shelf import Shelf


class CaseShelf(Shelf):
    """Cases, reports and the audit."""

    async def cases(
        self, *, only_open: bool, community: CommunityKey | None = None, page: Page = FIRST_PAGE
    ) -> Sequence[Case]:
        """Load cases."""
        async with self._reading() as connection:
            return await self._casebook.listed(
                connection, only_open=only_open, community=community, page=page
            )

    async def case(self, case: str) -> Case | None:
        """Load one case."""
        async with self._reading() as connection:
            return await self._casebook.one(connection, case)

    async def close_case(self, case: str, verdict: Verdict, entry: AuditEntry) -> Case | None:
        """Close an open case, and erase its excerpts from the log of the database too."""
        closing = Closing(verdict, entry.by, entry.at)

        async def job(connection: AsyncConnection) -> Case | None:
            closed = await self._casebook.close(connection, case, closing)
            return await self._audited(connection, closed, entry)

        result = await self._writer.run(job, then=self._drop_standing)
        await self._clear_log()
        return result

    async def reopen_case(self, case: str, entry: AuditEntry) -> Case | None:
        """Open a closed case again."""

        async def job(connection: AsyncConnection) -> Case | None:
            opened = await self._casebook.reopen(connection, case)
            return await self._audited(connection, opened, entry)

        return await self._writer.run(job, then=self._drop_standing)

    async def assign_case(self, case: str, assignee: str, entry: AuditEntry) -> Case | None:
        """Say who takes care of an open case."""

        async def job(connection: AsyncConnection) -> Case | None:
            assigned = await self._casebook.assign(connection, case, assignee)
            return await self._audited(connection, assigned, entry)

        return await self._writer.run(job)

    async def appeal_case(self, case: str, appeal: CaseEntry, entry: AuditEntry) -> Case | None:
        """Bring an upheld case before the moderators again."""

        async def job(connection: AsyncConnection) -> Case | None:
            appealed = await self._casebook.mark_appealed(connection, case, entry.at)
            if appealed is None:
                return None
            await self._casebook.reopen(connection, case)
            filing = Filing(case, (appeal,))
            filed = await self._clerk.file(connection, appealed.member, filing)
            await self._ledger.write(connection, entry)
            return await self._casebook.one(connection, filed)

        return await self._writer.run(job, then=self._drop_standing)

    async def report(self, report: Report) -> Case | None:
        """File a report, once per member and message."""

        async def job(connection: AsyncConnection) -> Case | None:
            if not await reports.note(connection, report):
                return None
            await self._names.put(connection, report.author, report.name)
            case = await self._clerk.file(connection, report.author, report.filing)
            return await self._casebook.one(connection, case)

        return await self._writer.run(job, then=self._drop_standing)

    async def reports_since(self, member: MemberKey, since: datetime) -> int:
        """Count a member's reports."""
        query = select(func.count()).where(
            t.reports.c.platform == member.platform,
            t.reports.c.community == member.community,
            t.reports.c.by == member.member,
            t.reports.c.at > since,
        )
        async with self._reading() as connection:
            return int(await connection.scalar(query) or 0)

    async def act(self, entry: AuditEntry) -> None:
        """Write down what a person did."""
        await self._writer.run(lambda c: self._ledger.write(c, entry))

    async def audit(
        self, community: CommunityKey, *, case: str | None = None, page: Page = FIRST_PAGE
    ) -> Sequence[AuditEntry]:
        """Load what people did."""
        async with self._reading() as connection:
            return await self._ledger.read(connection, community, case=case, page=page)

    async def _audited(
        self, connection: AsyncConnection, case: Case | None, entry: AuditEntry
    ) -> Case | None:
        if case is not None:
            await self._ledger.write(connection, entry)
        return case

    def _drop_standing(self, case: Case | None) -> None:
        if case is not None:
            self._standings.drop(case.member)
