"""Fetches a message that a moderator links to, if they may read it themselves."""

import discord

from nudgebot_discord.words.links import Linked

Place = discord.abc.GuildChannel | discord.Thread


class UnreadableError(Exception):
    """The message cannot be shown to this moderator; `why` is a key of the catalogue."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


async def fetch(interaction: discord.Interaction, linked: Linked) -> discord.Message:
    """Fetch a message of the community that somebody is in.

    Raises:
        UnreadableError: it is gone, or the bot or the moderator may not read it.
    """
    guild, moderator = interaction.guild, interaction.user
    if guild is None or not isinstance(moderator, discord.Member):
        raise UnreadableError("discord.explain.gone")
    try:
        channel = await _channel(guild, linked.channel or interaction.channel_id or 0)
        if not _may_read(channel, moderator):
            raise UnreadableError("discord.explain.not_yours")
        place = interaction.client.get_partial_messageable(channel.id, guild_id=guild.id)
        return await place.fetch_message(linked.message)
    except (discord.NotFound, discord.InvalidData):
        raise UnreadableError("discord.explain.gone") from None
    except discord.Forbidden:
        raise UnreadableError("discord.explain.no_access") from None


async def _channel(guild: discord.Guild, channel_id: int) -> Place:
    return guild.get_channel_or_thread(channel_id) or await guild.fetch_channel(channel_id)


def _may_read(channel: Place, moderator: discord.Member) -> bool:
    rights = channel.permissions_for(moderator)
    if isinstance(channel, discord.Thread) and channel.is_private() and not rights.manage_threads:
        return any(member.id == moderator.id for member in channel.members)
    return rights.view_channel and rights.read_message_history
