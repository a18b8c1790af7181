"""Loads what is remembered about a member, and keeps it at hand while nothing changes it."""

from collections import OrderedDict
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, null, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from nudgebot.domain.message import MemberKey, MessageKey
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.standing import Standing
from nudgebot.storage import rows
from nudgebot.storage.tables import cases, kudos, nudges

AT_HAND = 20_000
RECENT_NUDGES = 50
RECENT_KUDOS = 200


class Standings:
    """A cache before three queries. Most messages change no standing, so most loads are free.

    It holds for one process: whoever else writes to the same members must share its partition.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._at_hand: OrderedDict[MemberKey, Standing] = OrderedDict()
        self._changes = 0

    async def load(self, member: MemberKey, revises: MessageKey | None) -> Standing:
        """Load a standing, with the nudge about the message `revises` if there was one."""
        standing = self._at_hand.get(member)
        if standing is not None and revises is None:
            self._at_hand.move_to_end(member)
            return standing
        changes = self._changes
        async with self._engine.connect() as connection:
            standing = standing or await _load(connection, member)
            if changes == self._changes:
                self._keep(member, standing)
            if revises is None:
                return standing
            return replace(standing, revising=await _nudge_about(connection, revises, member))

    def drop(self, *members: MemberKey) -> None:
        """Load these members afresh next time: something about them was written."""
        self._changes += 1
        for member in members:
            self._at_hand.pop(member, None)

    def _keep(self, member: MemberKey, standing: Standing) -> None:
        self._at_hand[member] = standing
        if len(self._at_hand) > AT_HAND:
            self._at_hand.popitem(last=False)


async def _load(connection: AsyncConnection, member: MemberKey) -> Standing:
    recent = await _recent_nudges(connection, member)
    return Standing(
        strikes=tuple(n for n in reversed(recent) if _is_strike(n)),
        last_nudged_at=recent[0].at if recent else None,
        open_case=await connection.scalar(
            select(cases.c.id).where(rows.of_member(cases, member), cases.c.closed_at == null())
        ),
        kudos=tuple(
            rows.kudos_of(row)
            for row in reversed((await connection.execute(_recent_kudos(member))).all())
        ),
    )


def _is_strike(nudge: NudgeRecord) -> bool:
    return nudge.outcome is Outcome.STOOD_BY and nudge.case is None


async def _recent_nudges(connection: AsyncConnection, member: MemberKey) -> list[NudgeRecord]:
    found = await connection.execute(
        select(nudges)
        .where(rows.of_member(nudges, member))
        .order_by(nudges.c.at.desc())
        .limit(RECENT_NUDGES)
    )
    return [rows.nudge_of(row) for row in found]


def _recent_kudos(member: MemberKey) -> Select[Any]:
    return (
        select(kudos)
        .where(kudos.c.platform == member.platform, kudos.c.community == member.community)
        .where(or_(kudos.c.giver == member.member, kudos.c.receiver == member.member))
        .order_by(kudos.c.at.desc())
        .limit(RECENT_KUDOS)
    )


async def _nudge_about(
    connection: AsyncConnection, message: MessageKey, member: MemberKey
) -> NudgeRecord | None:
    found = await connection.execute(
        select(nudges)
        .where(rows.of_member(nudges, member))
        .where(nudges.c.message == message.message)
    )
    row = found.one_or_none()
    return rows.nudge_of(row) if row is not None else None
