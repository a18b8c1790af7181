"""What members asked for, and what moderators granted them."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.membership import Membership
from nudgebot.domain.message import MemberKey
from nudgebot.storage import rows
from nudgebot.storage.database import insert
from nudgebot.storage.tables import memberships

GRANTS = frozenset({"exempt_until"})

_THEIRS = select(memberships).where(
    *(memberships.c[name] == bindparam(name) for name in ("platform", "community", "member"))
)


async def load(connection: AsyncConnection, member: MemberKey) -> Membership:
    """Load a member's wishes; those of somebody who never had any are the defaults."""
    found = await connection.execute(_THEIRS, rows.member_columns(member))
    row = found.one_or_none()
    return Membership() if row is None else _membership(row)


async def keep(
    connection: AsyncConnection, member: MemberKey, membership: Membership, *, granted: bool
) -> None:
    """Write down what a member asked for, or what moderators granted them, and not the other."""
    values = {name: v for name, v in asdict(membership).items() if (name in GRANTS) is granted}
    statement = insert(connection, memberships).values(**rows.member_columns(member), **values)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=list(memberships.primary_key), set_=values)
    )


def _membership(row: Row[Any]) -> Membership:
    return Membership(
        direct=row.direct,
        quiet_until=row.quiet_until,
        on_board=row.on_board,
        is_credited=row.is_credited,
        exempt_until=row.exempt_until,
    )
