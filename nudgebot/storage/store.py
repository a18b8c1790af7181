"""The Store: what the engine asks, answered from one database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import null, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.message import MemberKey, MessageKey
from nudgebot.domain.notes import Handover
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Filing, Parcel, Receipt, Record
from nudgebot.storage import outbox, retention, rows
from nudgebot.storage.caseshelf import CaseShelf
from nudgebot.storage.database import insert
from nudgebot.storage.membershelf import MemberShelf
from nudgebot.storage.tables import nudges

ONE_ROUND = 200


class SqlStore(CaseShelf, MemberShelf):
    """Reads on the connections of a pool, writes through one writer.

    `nudgebot.stores.Store` documents each method.
    """

    def start(self) -> None:
        """Begin to take writes."""
        self._writer.start()

    async def stop(self) -> None:
        """Finish what is to be written, and let go of the database."""
        await self._writer.stop()
        await self._engine.dispose()

    async def answers(self) -> bool:
        """Whether the database answers; raises StoreUnavailableError when it does not."""
        async with self._reading() as connection:
            await connection.execute(text("SELECT 1"))
        return True

    async def record(self, record: Record) -> Receipt:
        """Write a decision and all it changes, once."""

        def then(receipt: Receipt) -> None:
            self._names.learned(record)
            self._standings.apply(record, is_repeat=receipt.is_repeat)

        return await self._writer.record(record, then=then)

    async def settle(self, nudge: NudgeRecord, outcome: Outcome, filing: Filing | None) -> bool:
        """Settle a nudge, and file entries, if it is still as it was."""

        async def job(connection: AsyncConnection) -> bool:
            unchanged = (nudges.c.id == nudge.id) & (nudges.c.outcome == nudge.outcome.value)
            change = update(nudges).where(unchanged).values(outcome=outcome.value)
            if (await connection.execute(change)).rowcount == 0:
                return False
            if filing is not None:
                case = await self._clerk.file(connection, nudge.member, filing)
                this = update(nudges).where(nudges.c.id == nudge.id)
                await connection.execute(this.values(case_id=case))
            return True

        return await self._writer.run(job, then=lambda _: self._standings.drop(nudge.member))

    async def nudge(self, nudge: str) -> NudgeRecord | None:
        """Load a nudge."""
        async with self._reading() as connection:
            query = nudges.select().where(nudges.c.id == nudge)
            row = (await connection.execute(query)).one_or_none()
        return rows.nudge_of(row) if row is not None else None

    async def nudge_about(self, message: MessageKey) -> NudgeRecord | None:
        """Load the nudge about a message."""
        this = (nudges.c.platform == message.platform) & (nudges.c.message == message.message)
        async with self._reading() as connection:
            row = (await connection.execute(nudges.select().where(this))).one_or_none()
        return rows.nudge_of(row) if row is not None else None

    async def add_nudge(self, nudge: NudgeRecord) -> bool:
        """Write a nudge that no decision brought."""

        async def job(connection: AsyncConnection) -> bool:
            statement = insert(connection, nudges).values(rows.nudge_row(nudge))
            return (await connection.execute(statement.on_conflict_do_nothing())).rowcount > 0

        return await self._writer.run(job, then=lambda _: self._standings.drop(nudge.member))

    async def see(self, nudge: NudgeRecord, at: datetime) -> None:
        """Note when an author first opened a nudge."""
        first = (nudges.c.id == nudge.id) & (nudges.c.seen_at == null())
        change = update(nudges).where(first).values(seen_at=at)

        def then(_: object) -> None:
            self._standings.drop(nudge.member)

        await self._writer.run(lambda c: c.execute(change), then=then)

    async def unanswered(self, member: MemberKey) -> Sequence[NudgeRecord]:
        """Load the pending nudges of a member."""
        pending = nudges.c.outcome == Outcome.PENDING.value
        query = nudges.select().where(rows.of_member(nudges, member), pending)
        async with self._reading() as connection:
            found = await connection.execute(query.order_by(nudges.c.at))
            return [rows.nudge_of(row) for row in found]

    async def overdue(self, before: datetime) -> Sequence[NudgeRecord]:
        """Load pending nudges from before then."""
        pending = nudges.c.outcome == Outcome.PENDING.value
        query = nudges.select().where(pending, nudges.c.at < before)
        async with self._reading() as connection:
            found = await connection.execute(query.order_by(nudges.c.at).limit(ONE_ROUND))
            return [rows.nudge_of(row) for row in found]

    async def parcels(self, member: MemberKey | None) -> Sequence[Parcel]:
        """Load what waits in the outbox."""
        async with self._reading() as connection:
            return await outbox.waiting(connection, member)

    async def delivered(self, parcel: Parcel, handover: Handover) -> None:
        """Take a parcel out of the outbox."""

        def then(_: object) -> None:
            self._standings.drop(parcel.member)

        await self._writer.run(lambda c: outbox.close(c, parcel, handover), then=then)

    async def delete_old(self, before: datetime) -> None:
        """Delete old rows."""

        def then(deleted: int) -> None:
            if deleted:
                self._standings.clear()

        await self._writer.run(lambda c: retention.delete_old(c, before), then=then)
        await self._clear_log()
