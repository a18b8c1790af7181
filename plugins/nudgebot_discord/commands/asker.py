"""Who uses a command, and where commands can be used."""

import discord
from discord import app_commands

from nudgebot.plugin import MemberKey
from nudgebot_discord.surroundings import Surroundings

IN_COMMUNITIES = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)


def asker(around: Surroundings, interaction: discord.Interaction) -> MemberKey:
    """Name whoever used a command, or pressed a button that one led to.

    Raises:
        LookupError: it was in a direct message, where there are no commands.
    """
    if interaction.guild_id is None:
        raise LookupError("not in a community")
    return around.member(interaction.guild_id, interaction.user.id)
