"""Which channel the cases of a community go to."""

from nudgebot_discord.surroundings import Surroundings


def channel_key(guild_id: int) -> str:
    """Name the line of the memory that holds the id of a community's channel."""
    return f"moderators.{guild_id}"


async def moderators_channel(around: Surroundings, guild_id: int) -> int | None:
    """Get the id of the moderators' channel: from the settings, or as `/setup` left it."""
    listed = around.settings.moderators_channels.get(str(guild_id))
    found = listed or await around.memory.get(channel_key(guild_id))
    return int(found) if found and found.isdecimal() else None
