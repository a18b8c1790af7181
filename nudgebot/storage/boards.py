"""Reads the leaderboard."""

from collections.abc import Sequence

from sqlalchemy import Select, false, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.kudos import BoardRow
from nudgebot.domain.message import MemberKey
from nudgebot.storage.tables import kudos, members, memberships


async def top(
    connection: AsyncConnection, platform: str, community: str, limit: int
) -> Sequence[BoardRow]:
    """Load the `limit` members with the most points; equal points share a rank.

    Those who do not want to be shown are left out, and leave no gap.
    """
    total = func.sum(kudos.c.points)
    totals = (
        select(kudos.c.giver, total.label("points"), func.rank().over(order_by=total.desc()))
        .where(kudos.c.platform == platform, kudos.c.community == community, kudos.c.points > 0)
        .where(kudos.c.giver.not_in(_hidden(platform, community)))
        .group_by(kudos.c.giver)
        .order_by(total.desc(), kudos.c.giver)
        .limit(limit)
    ).subquery()
    giver, points, rank = totals.c
    query = (
        select(giver, points, rank, members.c.name)
        .outerjoin(
            members,
            (members.c.platform == platform)
            & (members.c.community == community)
            & (members.c.member == giver),
        )
        .order_by(rank, members.c.name, giver)
    )
    return [
        BoardRow(place, MemberKey(platform, community, member), name or member, total_points)
        for member, total_points, place, name in await connection.execute(query)
    ]


def _hidden(platform: str, community: str) -> Select[tuple[str]]:
    return select(memberships.c.member).where(
        memberships.c.platform == platform,
        memberships.c.community == community,
        memberships.c.on_board == false(),
    )
