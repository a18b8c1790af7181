"""What waits to be delivered."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.message import MemberKey
from nudgebot.domain.notes import Delivery, Handover
from nudgebot.domain.record import Parcel
from nudgebot.storage import rows
from nudgebot.storage.tables import nudges, outbox

AT_ONCE = 1_000


async def waiting(connection: AsyncConnection, member: MemberKey | None) -> Sequence[Parcel]:
    """Load the oldest `AT_ONCE` parcels, of one member or of all."""
    query = select(outbox).where(outbox.c.result == null()).order_by(outbox.c.id).limit(AT_ONCE)
    if member is not None:
        query = query.where(rows.of_member(outbox, member))
    return [
        Parcel(member=rows.member_of(row), nudge=row.nudge, case=row.case_id)
        for row in await connection.execute(query)
    ]


async def close(connection: AsyncConnection, parcel: Parcel, handover: Handover) -> None:
    """Note how the delivery of a parcel went, on its nudge too."""
    is_done = handover.delivery is Delivery.DELIVERED
    waits = _is(parcel) & (outbox.c.result == null())
    closing = update(outbox).where(waits).values(result=handover.delivery.value)
    closed = await connection.execute(closing)
    if parcel.nudge is not None and (is_done or closed.rowcount):
        this = update(nudges).where(nudges.c.id == parcel.nudge)
        await connection.execute(this.values(way=handover.way, is_delivered=is_done))


def _is(parcel: Parcel) -> ColumnElement[bool]:
    if parcel.nudge is not None:
        return outbox.c.nudge == parcel.nudge
    return outbox.c.case_id == parcel.case
