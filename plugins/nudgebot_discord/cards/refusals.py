"""Why Discord did not do what a moderator asked for, as keys of the catalogue."""

from collections.abc import Mapping

import discord

# Discord's codes. What is not here is a trouble, and told as one.
REFUSALS: Mapping[int, str] = {
    10003: "discord.cannot.channel_gone",
    10007: "discord.cannot.member_left",
    10008: "discord.cannot.message_gone",
    10013: "discord.cannot.member_left",
    50001: "discord.cannot.no_access",
    50013: "discord.cannot.no_permission",
    50021: "discord.cannot.system_message",
    50083: "discord.cannot.archived",
    160005: "discord.cannot.archived",
}


def refusal(error: discord.HTTPException) -> str | None:
    """Find the line for what Discord said, if there is one."""
    return REFUSALS.get(error.code)
