"""Reads cases, and closes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, insert, null, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.case import Case, CaseEntry, CaseReason, Verdict
from nudgebot.domain.message import CommunityKey, MessageKey
from nudgebot.domain.nudge import Outcome
from nudgebot.domain.record import Page
from nudgebot.storage import rows
from nudgebot.storage.cipher import Cipher
from nudgebot.storage.tables import case_entries, cases, members, nudges, outbox
from nudgebot.storage.turns import in_turns

ONE = Page(limit=1)


@dataclass(frozen=True, slots=True)
class Casebook:
    """What moderators see. Excerpts are opened for display only."""

    cipher: Cipher

    async def listed(
        self,
        connection: AsyncConnection,
        *,
        only_open: bool,
        community: CommunityKey | None,
        page: Page,
    ) -> Sequence[Case]:
        """Load a page of cases, the newest first."""
        condition = cases.c.closed_at == null() if only_open else true()
        if community is not None:
            condition &= cases.c.platform == community.platform
            condition &= cases.c.community == community.community
        return await self._load(connection, condition, page)

    async def one(self, connection: AsyncConnection, case: str) -> Case | None:
        """Load one case."""
        return next(iter(await self._load(connection, cases.c.id == case)), None)

    async def close(self, connection: AsyncConnection, case: str, change: "Closing") -> Case | None:
        """Close an open case: erase its excerpts, clear a false alarm, post the verdict."""
        closed = await connection.execute(
            update(cases)
            .where(cases.c.id == case, cases.c.closed_at == null())
            .values(verdict=change.verdict.value, closed_by=change.by, closed_at=change.at)
        )
        if closed.rowcount == 0:
            return None
        of_case = case_entries.c.case_id == case
        await connection.execute(update(case_entries).where(of_case).values(excerpt=None))
        if change.verdict is Verdict.FALSE_ALARM:
            cleared = update(nudges).where(nudges.c.case_id == case)
            await connection.execute(cleared.values(outcome=Outcome.FALSE_ALARM.value))
        result = await self.one(connection, case)
        if result is not None:
            parcel = {**rows.member_columns(result.member), "case_id": case}
            await connection.execute(insert(outbox).values(**parcel, created_at=change.at))
        return result

    async def reopen(self, connection: AsyncConnection, case: str) -> Case | None:
        """Open a closed case again, unless its member has another open one."""
        other = cases.alias()
        has_another = (
            select(other.c.id)
            .where(
                *(other.c[name] == cases.c[name] for name in ("platform", "community", "member"))
            )
            .where(other.c.closed_at == null())
            .exists()
        )
        opened = await connection.execute(
            update(cases)
            .where(cases.c.id == case, cases.c.closed_at != null(), ~has_another)
            .values(verdict=None, closed_by=None, closed_at=None)
        )
        if opened.rowcount == 0:
            return None
        await connection.execute(delete(outbox).where(outbox.c.case_id == case))
        return await self.one(connection, case)

    async def assign(self, connection: AsyncConnection, case: str, assignee: str) -> Case | None:
        """Say who takes care of an open case."""
        is_open = (cases.c.id == case) & (cases.c.closed_at == null())
        change = update(cases).where(is_open).values(assignee=assignee)
        if (await connection.execute(change)).rowcount == 0:
            return None
        return await self.one(connection, case)

    async def mark_appealed(
        self, connection: AsyncConnection, case: str, at: datetime
    ) -> Case | None:
        """Note that an upheld case is appealed; None if it cannot be (again)."""
        upheld = (cases.c.id == case) & (cases.c.verdict == Verdict.UPHOLD.value)
        change = update(cases).where(upheld, cases.c.appealed_at == null()).values(appealed_at=at)
        if (await connection.execute(change)).rowcount == 0:
            return None
        return await self.one(connection, case)

    async def _load(
        self, connection: AsyncConnection, condition: ColumnElement[bool], page: Page = ONE
    ) -> Sequence[Case]:
        found = (await connection.execute(_cases_where(condition, page))).all()
        entries = await connection.execute(
            select(case_entries)
            .where(case_entries.c.case_id.in_([row.id for row in found]))
            .order_by(case_entries.c.id)
        )
        by_case: dict[str, list[CaseEntry]] = {row.id: [] for row in found}
        platform = {row.id: row.platform for row in found}
        async for row in in_turns(entries):
            by_case[row.case_id].append(self._entry(row, platform[row.case_id]))
        return [_case(row, by_case[row.id]) for row in found]

    def _entry(self, row: Row[Any], platform: str) -> CaseEntry:
        return CaseEntry(
            at=row.at,
            reason=CaseReason(row.reason),
            message=MessageKey(platform, row.message),
            channel=row.channel,
            evidence=rows.load_evidence(row.evidence),
            reasons=rows.load_reasons(row.reasons),
            excerpt=self.cipher.open(row.excerpt),
            by=row.by,
        )


@dataclass(frozen=True, slots=True)
class Closing:
    """How, by whom and when a case is closed."""

    verdict: Verdict
    by: str
    at: datetime


def _cases_where(condition: ColumnElement[bool], page: Page) -> Select[Any]:
    return (
        select(cases, members.c.name)
        .outerjoin(
            members,
            (members.c.platform == cases.c.platform)
            & (members.c.community == cases.c.community)
            & (members.c.member == cases.c.member),
        )
        .where(condition)
        .order_by(cases.c.opened_at.desc(), cases.c.id)
        .offset(page.skip)
        .limit(page.limit)
    )


def _case(row: Row[Any], entries: Sequence[CaseEntry]) -> Case:
    return Case(
        id=row.id,
        member=rows.member_of(row),
        name=row.name or row.member,
        opened_at=row.opened_at,
        entries=tuple(entries),
        verdict=Verdict(row.verdict) if row.verdict else None,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        assignee=row.assignee,
        appealed_at=row.appealed_at,
    )
