"""Lets go of what is old."""

from datetime import datetime

from sqlalchemy import delete, null, update
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.notes import Delivery
from nudgebot.domain.nudge import Outcome
from nudgebot.storage.tables import cases, decisions, nudges, outbox


async def expire_nudges(connection: AsyncConnection, before: datetime) -> None:
    """Settle the nudges that nobody answered in time, and stop trying to deliver them."""
    await connection.execute(
        update(nudges)
        .where(nudges.c.outcome == Outcome.PENDING.value, nudges.c.at < before)
        .values(outcome=Outcome.EXPIRED.value)
    )
    await connection.execute(
        update(outbox)
        .where(outbox.c.result == null(), outbox.c.created_at < before, outbox.c.nudge != null())
        .values(result=Delivery.IMPOSSIBLE.value)
    )


async def delete_old(connection: AsyncConnection, before: datetime) -> int:
    """Delete decisions, answered nudges, closed cases and delivered notes from before then.

    Returns how many nudges went: those are part of somebody's standing.
    """
    await connection.execute(delete(decisions).where(decisions.c.at < before))
    answered = nudges.c.outcome != Outcome.PENDING.value
    gone = await connection.execute(delete(nudges).where(nudges.c.at < before, answered))
    await connection.execute(delete(cases).where(cases.c.closed_at < before))
    delivered = outbox.c.result != null()
    await connection.execute(delete(outbox).where(outbox.c.created_at < before, delivered))
    return gone.rowcount
