"""Where the bot may speak, as far as it can tell without asking Discord.

A refused request counts towards a ban of the address: each that can be foreseen is left out.
"""

import discord


def may_speak(guild: discord.Guild, channel_id: int) -> bool:
    """Whether the bot may write there; where it cannot tell, trying will."""
    channel = guild.get_channel_or_thread(channel_id)
    rights = _rights(channel)
    if rights is None:
        return True
    is_thread = isinstance(channel, discord.Thread)
    speaks = rights.send_messages_in_threads if is_thread else rights.send_messages
    return rights.view_channel and speaks


def may_open_thread(channel: discord.TextChannel) -> bool:
    """Whether the bot may make a private thread there, and write in it."""
    rights = _rights(channel)
    if rights is None:
        return True
    return rights.view_channel and rights.create_private_threads and rights.send_messages_in_threads


def _rights(
    channel: discord.abc.GuildChannel | discord.Thread | None,
) -> discord.Permissions | None:
    if channel is None or channel.guild.me is None:
        return None
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return None
    return channel.permissions_for(channel.guild.me)
