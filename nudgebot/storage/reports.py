"""Who reported what, so that nobody reports the same message twice."""

from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.record import Report
from nudgebot.storage.database import insert
from nudgebot.storage.tables import reports


async def note(connection: AsyncConnection, report: Report) -> bool:
    """Write a report down; False if it is there already."""
    entry = report.filing.entries[-1]
    statement = (
        insert(connection, reports)
        .values(
            platform=report.by.platform,
            community=report.by.community,
            message=entry.message.message,
            by=report.by.member,
            at=entry.at,
        )
        .on_conflict_do_nothing()
    )
    return (await connection.execute(statement)).rowcount > 0
