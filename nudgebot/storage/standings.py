"""Loads what is remembered about a member, and keeps it at hand, up to date."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, func, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from nudgebot.domain.kudos import Kudos
from nudgebot.domain.message import MemberKey, MessageKey
from nudgebot.domain.nudge import STRIKES, NudgeRecord, Outcome
from nudgebot.domain.record import Record
from nudgebot.domain.standing import Standing
from nudgebot.storage import rows, wishes
from nudgebot.storage.tables import cases, kudos, nudges

AT_HAND = 20_000
RECENT_STRIKES = 50
RECENT_KUDOS = 200
A_DAY = timedelta(days=1)


class Standings:
    """A cache before a few queries; what is recorded is applied to it, so few loads are needed.

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

    def apply(self, record: Record, *, is_repeat: bool) -> None:
        """Bring the standings that a record touches up to date, or drop them."""
        touched = {record.member}
        if record.kudos is not None and record.kudos.receiver is not None:
            touched.add(replace(record.member, member=record.kudos.receiver))
        for member in touched:
            if is_repeat or record.settlement is not None or record.filing is not None:
                self.drop(member)
            else:
                nudged = record.nudge if member == record.member else None
                self._change(member, nudged=nudged, kind=record.kudos)

    def drop(self, member: MemberKey) -> None:
        """Load a member afresh next time: something about them was written."""
        self._loading.pop(member, None)
        self._at_hand.pop(member, None)

    def clear(self) -> None:
        """Load everybody afresh next time."""
        self._loading.clear()
        self._at_hand.clear()

    def _change(self, member: MemberKey, *, nudged: NudgeRecord | None, kind: Kudos | None) -> None:
        if nudged is None and kind is None:
            return
        self._loading.pop(member, None)
        standing = self._at_hand.get(member)
        if standing is None:
            return
        if nudged is not None:
            standing = replace(standing, last_nudged_at=nudged.at)
        if kind is not None:
            acts = {*standing.kudos, kind}  # it is there already if it was just loaded
            standing = replace(standing, kudos=_recent(acts, member))
        self._at_hand[member] = standing

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


def _kudos_where(*conditions: ColumnElement[bool]) -> Select[Any]:
    latest = (
        select(kudos)
        .where(kudos.c.platform == MEMBER["platform"], kudos.c.community == MEMBER["community"])
        .where(*conditions)
        .order_by(kudos.c.at.desc())
        .limit(RECENT_KUDOS)
    )
    return select(latest.subquery())


THEIR_STRIKES = (
    select(nudges)
    .where(_theirs(nudges))
    .where(nudges.c.outcome.in_(sorted(STRIKES)), nudges.c.case_id == null())
    .order_by(nudges.c.at.desc())
    .limit(RECENT_STRIKES)
)
THEIR_NUDGE_ABOUT = (
    select(nudges).where(_theirs(nudges)).where(nudges.c.message == bindparam("message"))
)
THEIR_LAST_NUDGE = (
    select(func.max(nudges.c.at))
    .where(_theirs(nudges))
    .where(nudges.c.outcome != Outcome.PREVENTED.value)  # or a blocked word would buy a cooldown
)
THEIR_OPEN_CASE = select(cases.c.id).where(_theirs(cases)).where(cases.c.closed_at == null())
THEIR_STATE = select(THEIR_LAST_NUDGE.scalar_subquery(), THEIR_OPEN_CASE.scalar_subquery())
THEIR_KUDOS = union_all(
    _kudos_where(kudos.c.giver == MEMBER["member"], kudos.c.refusal == null()),
    _kudos_where(kudos.c.receiver == MEMBER["member"], kudos.c.giver != MEMBER["member"]),
)


async def _load(connection: AsyncConnection, member: MemberKey) -> Standing:
    values = rows.member_columns(member)
    strikes = [rows.nudge_of(row) for row in await connection.execute(THEIR_STRIKES, values)]
    acts = [rows.kudos_of(row) for row in await connection.execute(THEIR_KUDOS, values)]
    last_nudged_at, open_case = (await connection.execute(THEIR_STATE, values)).one()
    return Standing(
        strikes=tuple(reversed(strikes)),
        last_nudged_at=last_nudged_at,
        open_case=open_case,
        kudos=_recent(acts, member),
        membership=await wishes.load(connection, member),
    )


def _recent(acts: Iterable[Kudos], member: MemberKey) -> tuple[Kudos, ...]:
    """Keep the last day; what counted and what came back apart, so that neither crowds out."""
    ordered = sorted(acts, key=attrgetter("at"))
    ordered = [act for act in ordered if act.at > ordered[-1].at - A_DAY]
    given = [act for act in ordered if act.giver == member.member and act.refusal is None]
    received = [act for act in ordered if act.giver != member.member]
    return tuple(sorted(given[-RECENT_KUDOS:] + received[-RECENT_KUDOS:], key=attrgetter("at")))


async def _nudge_about(
    connection: AsyncConnection, message: MessageKey, member: MemberKey
) -> NudgeRecord | None:
    values = {**rows.member_columns(member), "message": message.message}
    row = (await connection.execute(THEIR_NUDGE_ABOUT, values)).one_or_none()
    return rows.nudge_of(row) if row is not None else None
