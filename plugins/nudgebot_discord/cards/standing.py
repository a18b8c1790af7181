"""What is remembered about a member, in words."""

from collections.abc import Iterator
from datetime import UTC, datetime

import discord

from nudgebot.plugin import Catalogue, Standing


def say_standing(standing: Standing, texts: Catalogue) -> Iterator[str]:
    """Say how many strikes somebody has, when they were nudged, and whether they are exempt."""
    count = len(standing.strikes)
    key = "discord.standing.strikes" if count else "discord.standing.no_strikes"
    yield texts(key, count=count)
    if standing.last_nudged_at is not None:
        when = discord.utils.format_dt(standing.last_nudged_at, "R")
        yield texts("discord.standing.nudged", when=when)
    until = standing.membership.exempt_until
    if until is not None and until > datetime.now(UTC):
        yield texts("discord.standing.exempt", when=discord.utils.format_dt(until))
