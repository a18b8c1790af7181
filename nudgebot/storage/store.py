"""The Store: what the engine asks, answered from one database."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Any

from sqlalchemy import text, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from nudgebot.domain.case import Case, Verdict
from nudgebot.domain.kudos import BoardRow
from nudgebot.domain.message import MemberKey, MessageKey
from nudgebot.domain.notes import Delivery
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Filing, Parcel, Receipt, Record
from nudgebot.domain.standing import Standing
from nudgebot.ports import StoreUnavailableError
from nudgebot.storage import boards, memberships, outbox, retention, rows
from nudgebot.storage.casebook import Casebook, Closing
from nudgebot.storage.cipher import Cipher
from nudgebot.storage.database import checkpoint
from nudgebot.storage.filing import Clerk
from nudgebot.storage.names import Names
from nudgebot.storage.recording import Recorder
from nudgebot.storage.standings import Standings
from nudgebot.storage.tables import nudges
from nudgebot.storage.writer import Writer

UNREADABLE = (SQLAlchemyError, OSError, ValueError)  # a lone surrogate in an id is a ValueError


class SqlStore:
    """Reads on the connections of a pool, writes through one writer.

    `nudgebot.ports.Store` documents each method.
    """

    def __init__(self, engine: AsyncEngine, *, excerpt_key: bytes) -> None:
        cipher = Cipher(excerpt_key)
        self._engine = engine
        self._names = Names()
        self._clerk = Clerk(cipher)
        self._casebook = Casebook(cipher)
        self._standings = Standings(engine)
        self._writer = Writer(engine, Recorder(self._clerk, self._names).write)

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

    async def standing(self, member: MemberKey, revises: MessageKey | None) -> Standing:
        """Load what is remembered about a member."""
        try:
            return await self._standings.load(member, revises)
        except UNREADABLE as error:
            raise StoreUnavailableError(type(error).__name__) from error

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

    async def unanswered(self, member: MemberKey) -> Sequence[NudgeRecord]:
        """Load the pending nudges of a member."""
        pending = nudges.c.outcome == Outcome.PENDING.value
        query = nudges.select().where(rows.of_member(nudges, member), pending)
        async with self._reading() as connection:
            found = await connection.execute(query.order_by(nudges.c.at))
            return [rows.nudge_of(row) for row in found]

    async def cases(self, *, only_open: bool) -> Sequence[Case]:
        """Load cases."""
        async with self._reading() as connection:
            return await self._casebook.listed(connection, only_open=only_open)

    async def case(self, case: str) -> Case | None:
        """Load one case."""
        async with self._reading() as connection:
            return await self._casebook.one(connection, case)

    async def close_case(self, case: str, verdict: Verdict, by: str, at: datetime) -> Case | None:
        """Close an open case, and erase its excerpts from the log of the database too."""
        closing = Closing(verdict, by, at)

        def then(closed: Case | None) -> None:
            if closed is not None:
                self._standings.drop(closed.member)

        result = await self._writer.run(lambda c: self._casebook.close(c, case, closing), then=then)
        await self._clear_log()
        return result

    async def board(self, platform: str, community: str, limit: int) -> Sequence[BoardRow]:
        """Load the leaderboard."""
        async with self._reading() as connection:
            return await boards.top(connection, platform, community, limit)

    async def parcels(self, member: MemberKey | None) -> Sequence[Parcel]:
        """Load what waits in the outbox."""
        async with self._reading() as connection:
            return await outbox.waiting(connection, member)

    async def delivered(self, parcel: Parcel, delivery: Delivery) -> None:
        """Take a parcel out of the outbox."""
        await self._writer.run(lambda c: outbox.close(c, parcel, delivery))

    async def enrol(self, member: MemberKey, name: str) -> bool:
        """Give a member a name of their own."""
        return await self._writer.run(lambda c: self._names.claim(c, member, name))

    async def find_members(self, text: str) -> memberships.Found:
        """Find members by id or name."""
        async with self._reading() as connection:
            return await memberships.find(connection, text)

    async def export(self, member: MemberKey) -> dict[str, Any]:
        """Collect everything about a member."""
        async with self._reading() as connection:
            return await memberships.export(connection, member)

    async def forget(self, member: MemberKey) -> dict[str, int]:
        """Erase a member, from the log of the database too."""

        def then(gone: object) -> None:
            del gone
            self._names.forget(member)
            self._standings.clear()  # others remember kindness from and to the member

        gone = await self._writer.run(lambda c: memberships.forget(c, member), then=then)
        await self._clear_log()
        return gone

    async def expire(self, *, nudges_before: datetime, decisions_before: datetime) -> None:
        """Expire nudges and delete old rows."""
        await self._writer.run(lambda c: retention.expire_nudges(c, nudges_before))

        def then(deleted: int) -> None:
            if deleted:
                self._standings.clear()

        await self._writer.run(lambda c: retention.delete_old(c, decisions_before), then=then)
        await self._clear_log()

    async def _clear_log(self) -> None:
        """Erase from the database's log what was erased; if not now, the next round does."""
        with suppress(StoreUnavailableError):
            async with self._reading() as connection:
                await checkpoint(connection)

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._engine.connect() as connection:
                yield connection
        except UNREADABLE as error:
            raise StoreUnavailableError(type(error).__name__) from error
