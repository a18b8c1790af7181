"""Lets go of what is old."""

from datetime import datetime

from sqlalchemy import Update, delete, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.nudge import Outcome
from nudgebot.storage.tables import audit, cases, decisions, nudges, outbox, reports


async def delete_old(connection: AsyncConnection, before: datetime) -> int:
    """Delete decisions, answered nudges, closed cases and delivered notes from before then.

    Of the audit, what moderators wrote down goes, and what they did stays.

    Returns how many nudges went: those are part of somebody's standing.
    """
    await connection.execute(delete(decisions).where(decisions.c.at < before))
    answered = nudges.c.outcome != Outcome.PENDING.value
    gone = await connection.execute(delete(nudges).where(nudges.c.at < before, answered))
    await connection.execute(delete(cases).where(cases.c.closed_at < before))
    delivered = outbox.c.result != null()
    await connection.execute(delete(outbox).where(outbox.c.created_at < before, delivered))
    await connection.execute(delete(reports).where(reports.c.at < before))
    await connection.execute(_old_notes(before).values(note=None))
    return gone.rowcount


def _old_notes(before: datetime) -> Update:
    """Find the notes in the audit that belong to no open case any more."""
    open_cases = select(cases.c.id).where(cases.c.closed_at == null())
    apart = or_(audit.c.case_id == null(), audit.c.case_id.not_in(open_cases))
    return update(audit).where(audit.c.at < before, audit.c.note != null(), apart)
