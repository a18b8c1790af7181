"""Reads cases, and closes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, insert, null, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.case import Case, CaseEntry, CaseReason, Verdict
from nudgebot.domain.message import MessageKey
from nudgebot.domain.nudge import Outcome
from nudgebot.storage import rows
from nudgebot.storage.cipher import Cipher
from nudgebot.storage.tables import case_entries, cases, members, nudges, outbox

LISTED = 200


@dataclass(frozen=True, slots=True)
class Casebook:
    """What moderators see. Excerpts are opened for display only."""

    cipher: Cipher

    async def listed(self, connection: AsyncConnection, *, only_open: bool) -> Sequence[Case]:
        """Load the newest `LISTED` cases."""
        return await self._load(connection, cases.c.closed_at == null() if only_open else true())

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

    async def _load(
        self, connection: AsyncConnection, condition: ColumnElement[bool]
    ) -> Sequence[Case]:
        found = (await connection.execute(_cases_where(condition))).all()
        entries = await connection.execute(
            select(case_entries)
            .where(case_entries.c.case_id.in_([row.id for row in found]))
            .order_by(case_entries.c.id)
        )
        by_case: dict[str, list[CaseEntry]] = {row.id: [] for row in found}
        platform = {row.id: row.platform for row in found}
        for row in entries:
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
        )


@dataclass(frozen=True, slots=True)
class Closing:
    """How, by whom and when a case is closed."""

    verdict: Verdict
    by: str
    at: datetime


def _cases_where(condition: ColumnElement[bool]) -> Select[Any]:
    return (
        select(cases, members.c.name)
        .outerjoin(
            members,
            (members.c.platform == cases.c.platform)
            & (members.c.community == cases.c.community)
            & (members.c.member == cases.c.member),
        )
        .where(condition)
        .order_by(cases.c.opened_at.desc())
        .limit(LISTED)
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
    )
