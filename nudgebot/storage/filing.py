"""Puts entries on the one open case of a member."""

from dataclasses import dataclass

from sqlalchemy import insert, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.case import CaseEntry
from nudgebot.domain.message import MemberKey
from nudgebot.domain.nudge import STRIKES
from nudgebot.domain.record import Filing
from nudgebot.storage import rows
from nudgebot.storage.cipher import Cipher
from nudgebot.storage.tables import case_entries, cases, nudges


@dataclass(frozen=True, slots=True)
class Clerk:
    """Files what moderators have to look at. Excerpts are sealed before they reach the disk."""

    cipher: Cipher

    async def file(self, connection: AsyncConnection, member: MemberKey, filing: Filing) -> str:
        """Add entries to the member's open case, or open one; return its id.

        The strikes that it has entries about are covered by it from now on.
        """
        case = await _open_case(connection, member, filing)
        entries = [self._row(case, entry) for entry in filing.entries]
        await connection.execute(insert(case_entries), entries)
        about = {entry.message.message for entry in filing.entries}
        await connection.execute(
            update(nudges)
            .where(rows.of_member(nudges, member), nudges.c.message.in_(about))
            .where(nudges.c.outcome.in_(sorted(STRIKES)), nudges.c.case_id == null())
            .values(case_id=case)
        )
        return case

    def _row(self, case: str, entry: CaseEntry) -> dict[str, object]:
        return {
            "case_id": case,
            "at": entry.at,
            "reason": entry.reason.value,
            "message": entry.message.message,
            "channel": entry.channel,
            "evidence": rows.dump_evidence(entry.evidence),
            "reasons": rows.dump_reasons(entry.reasons),
            "excerpt": self.cipher.seal(entry.excerpt),
            "by": entry.by,
        }


async def _open_case(connection: AsyncConnection, member: MemberKey, filing: Filing) -> str:
    found = await connection.scalar(
        select(cases.c.id).where(rows.of_member(cases, member), cases.c.closed_at == null())
    )
    if found is not None:
        return str(found)
    await connection.execute(
        insert(cases).values(
            id=filing.case, **rows.member_columns(member), opened_at=filing.entries[-1].at
        )
    )
    return filing.case
