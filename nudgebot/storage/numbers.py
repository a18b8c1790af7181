"""Counts what nudges did."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.message import CommunityKey
from nudgebot.domain.nudge import Outcome
from nudgebot.domain.numbers import NudgeNumbers
from nudgebot.storage.tables import decisions, nudges

A_NUDGE = '"reasons":['  # of all that a decision holds, only a nudge has reasons


async def count(
    connection: AsyncConnection, community: CommunityKey, since: datetime
) -> NudgeNumbers:
    """Count the messages and nudges of a community since a time."""
    here = _where(nudges.c.platform, nudges.c.community, community) & (nudges.c.at >= since)
    outcomes = select(nudges.c.outcome, func.count()).where(here).group_by(nudges.c.outcome)
    ways = select(nudges.c.way, func.count()).where(here).group_by(nudges.c.way)
    of_community = _where(decisions.c.platform, decisions.c.community, community)
    messages = select(func.count()).where(of_community, decisions.c.at >= since)
    observed = messages.where(decisions.c.observed, decisions.c.decision.contains(A_NUDGE))
    return NudgeNumbers(
        since=since,
        observed=int(await connection.scalar(observed) or 0),
        messages=int(await connection.scalar(messages) or 0),
        outcomes={Outcome(o): n for o, n in await connection.execute(outcomes)},
        ways={way: n for way, n in await connection.execute(ways) if way},
    )


def _where(
    platform: ColumnElement[str], name: ColumnElement[str], community: CommunityKey
) -> ColumnElement[bool]:
    return (platform == community.platform) & (name == community.community)
