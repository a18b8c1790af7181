"""The Store's part about members and communities: `nudgebot.stores` documents each method."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.audit import AuditEntry
from nudgebot.domain.kudos import BoardRow
from nudgebot.domain.membership import Membership
from nudgebot.domain.message import CommunityKey, MemberKey, MessageKey
from nudgebot.domain.nudge import STRIKES, Outcome
from nudgebot.domain.numbers import NudgeNumbers
from nudgebot.domain.standing import Standing
from nudgebot.storage import boards, memberships, notebooks, numbers, rows, wishes
from nudgebot.storage.database import insert
from nudgebot.storage.shelf import UNREADABLE, Shelf
from nudgebot.storage.tables import nudges, pauses
from nudgebot.stores import StoreUnavailableError


class MemberShelf(Shelf):
    """Standings, wishes, boards, pauses, and the notebooks of plugins."""

    async def standing(self, member: MemberKey, revises: MessageKey | None) -> Standing:
        """Load what is remembered about a member."""
        try:
            return await self._standings.load(member, revises)
        except UNREADABLE as error:
            raise StoreUnavailableError(type(error).__name__) from error

    async def keep_membership(
        self, member: MemberKey, membership: Membership, entry: AuditEntry | None
    ) -> None:
        """Write a member's wishes down."""

        async def job(connection: AsyncConnection) -> None:
            await wishes.keep(connection, member, membership, granted=entry is not None)
            if entry is not None:
                await self._ledger.write(connection, entry)

        await self._writer.run(job, then=lambda _: self._standings.drop(member))

    async def forgive(self, member: MemberKey, entry: AuditEntry) -> int:
        """Take a member's strikes back."""

        async def job(connection: AsyncConnection) -> int:
            change = update(nudges).where(rows.of_member(nudges, member))
            change = change.where(nudges.c.outcome.in_(sorted(STRIKES)), nudges.c.case_id == null())
            change = change.values(outcome=Outcome.FORGIVEN.value)
            await self._ledger.write(connection, entry)
            return (await connection.execute(change)).rowcount

        return await self._writer.run(job, then=lambda _: self._standings.drop(member))

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

    async def board(self, platform: str, community: str, limit: int) -> Sequence[BoardRow]:
        """Load the leaderboard."""
        async with self._reading() as connection:
            return await boards.top(connection, platform, community, limit)

    async def numbers(self, community: CommunityKey, since: datetime) -> NudgeNumbers:
        """Count what nudges did."""
        async with self._reading() as connection:
            return await numbers.count(connection, community, since)

    async def pauses(self) -> Mapping[CommunityKey, datetime]:
        """Load until when nudges are paused."""
        async with self._reading() as connection:
            found = await connection.execute(select(pauses))
            return {CommunityKey(row.platform, row.community): row.until for row in found}

    async def pause(self, community: CommunityKey, until: datetime, entry: AuditEntry) -> None:
        """Pause nudges until a time."""

        async def job(connection: AsyncConnection) -> None:
            statement = insert(connection, pauses).values(
                platform=community.platform, community=community.community, until=until
            )
            keys = list(pauses.primary_key)
            again = statement.on_conflict_do_update(index_elements=keys, set_={"until": until})
            await connection.execute(again)
            await self._ledger.write(connection, entry)

        await self._writer.run(job)

    async def jot(self, plugin: str, key: str, value: str, member: str | None) -> None:
        """Write a value under a key."""
        note = notebooks.Note(plugin, key, value, member)
        await self._writer.run(lambda c: notebooks.write(c, note))

    async def jotted(self, plugin: str, prefix: str) -> Mapping[str, str]:
        """Load values by the beginning of their keys."""
        async with self._reading() as connection:
            return await notebooks.read(connection, plugin, prefix)

    async def strike_out(self, plugin: str, key: str) -> None:
        """Let go of a value."""
        await self._writer.run(lambda c: notebooks.drop(c, plugin, key))
