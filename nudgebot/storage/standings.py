"""Loads what is remembered about a member, and keeps it at hand, up to date."""

from collections import OrderedDict
from dataclasses import replace

from sqlalchemy import ColumnElement, Table, and_, bindparam, null, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from nudgebot.domain.kudos import Kudos
from nudgebot.domain.message import MemberKey, MessageKey
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Record
from nudgebot.domain.standing import Standing
from nudgebot.storage import rows
from nudgebot.storage.tables import cases, kudos, nudges

AT_HAND = 20_000
RECENT_NUDGES = 50
RECENT_KUDOS = 200


class Standings:
    """A cache before three queries; what is recorded is applied to it, so few loads are needed.

    It holds for one process: whoever else writes to the same members must share its partition.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._at_hand: OrderedDict[MemberKey, Standing] = OrderedDict()
        self._loading: dict[MemberKey, object] = {}

    async def load(self, member: MemberKey, revises: MessageKey | None) -> Standing:
        """Load a standing, with the nudge about the message `revises` if there was one."""
        standing = self._at_hand.get(member)
        if standing is not None:
            self._at_hand.move_to_end(member)
        else:
            standing = await self._fetch(member)
        if revises is None:
            return standing
        async with self._engine.connect() as connection:
            return replace(standing, revising=await _nudge_about(connection, revises, member))

    def apply(self, record: Record) -> None:
        """Bring the standings that a record touches up to date, or drop them."""
        if record.settlement is not None or record.filing is not None:
            self.drop(record.member)
        elif record.nudge is not None:
            self._change(record.member, nudged=record.nudge)
        if record.kudos is not None:
            self._change(record.member, kind=record.kudos)
            receiver = record.kudos.receiver
            if receiver is not None and receiver != record.member.member:
                self._change(replace(record.member, member=receiver), kind=record.kudos)

    def drop(self, member: MemberKey) -> None:
        """Load a member afresh next time: something about them was written."""
        self._loading.pop(member, None)
        self._at_hand.pop(member, None)

    def _change(
        self, member: MemberKey, *, nudged: NudgeRecord | None = None, kind: Kudos | None = None
    ) -> None:
        self._loading.pop(member, None)
        standing = self._at_hand.get(member)
        if standing is not None and nudged is not None:
            self._at_hand[member] = replace(standing, last_nudged_at=nudged.at)
        if standing is not None and kind is not None:
            recent = (*standing.kudos, kind)[-RECENT_KUDOS:]
            self._at_hand[member] = replace(standing, kudos=recent)

    async def _fetch(self, member: MemberKey) -> Standing:
        """Load from the database, and keep it unless something was written meanwhile."""
        token = self._loading[member] = object()
        try:
            async with self._engine.connect() as connection:
                standing = await _load(connection, member)
            if self._loading.get(member) is token:
                self._keep(member, standing)
            return standing
        finally:
            if self._loading.get(member) is token:
                del self._loading[member]

    def _keep(self, member: MemberKey, standing: Standing) -> None:
        self._at_hand[member] = standing
        if len(self._at_hand) > AT_HAND:
            self._at_hand.popitem(last=False)


# Statements are built once: building one costs more than running it.
MEMBER: dict[str, ColumnElement[str]] = {
    name: bindparam(name) for name in ("platform", "community", "member")
}


def _theirs(table: Table) -> ColumnElement[bool]:
    return and_(*(table.c[name] == parameter for name, parameter in MEMBER.items()))


THEIR_NUDGES = (
    select(nudges).where(_theirs(nudges)).order_by(nudges.c.at.desc()).limit(RECENT_NUDGES)
)
THEIR_NUDGE_ABOUT = (
    select(nudges).where(_theirs(nudges)).where(nudges.c.message == bindparam("message"))
)
THEIR_OPEN_CASE = select(cases.c.id).where(_theirs(cases)).where(cases.c.closed_at == null())
THEIR_KUDOS = (
    select(kudos)
    .where(kudos.c.platform == MEMBER["platform"], kudos.c.community == MEMBER["community"])
    .where(or_(kudos.c.giver == MEMBER["member"], kudos.c.receiver == MEMBER["member"]))
    .order_by(kudos.c.at.desc())
    .limit(RECENT_KUDOS)
)


async def _load(connection: AsyncConnection, member: MemberKey) -> Standing:
    values = rows.member_columns(member)
    recent = [rows.nudge_of(row) for row in await connection.execute(THEIR_NUDGES, values)]
    acts = [rows.kudos_of(row) for row in await connection.execute(THEIR_KUDOS, values)]
    return Standing(
        strikes=tuple(nudge for nudge in reversed(recent) if _is_strike(nudge)),
        last_nudged_at=recent[0].at if recent else None,
        open_case=await connection.scalar(THEIR_OPEN_CASE, values),
        kudos=tuple(reversed(acts)),
    )


def _is_strike(nudge: NudgeRecord) -> bool:
    return nudge.outcome is Outcome.STOOD_BY and nudge.case is None


async def _nudge_about(
    connection: AsyncConnection, message: MessageKey, member: MemberKey
) -> NudgeRecord | None:
    values = {**rows.member_columns(member), "message": message.message}
    row = (await connection.execute(THEIR_NUDGE_ABOUT, values)).one_or_none()
    return rows.nudge_of(row) if row is not None else None
