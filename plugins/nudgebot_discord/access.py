"""Who may use what, checked here also where Discord checks it itself."""

import discord

from nudgebot_discord.answering import tell
from nudgebot_discord.surroundings import Surroundings


async def admit_moderator(around: Surroundings, interaction: discord.Interaction) -> bool:
    """Let moderators in; anybody else is told that this is not for them."""
    if is_moderator(around, interaction):
        return True
    await tell(interaction, around.texts_for(interaction)("discord.refused.moderators"))
    return False


async def admit_owner(around: Surroundings, interaction: discord.Interaction) -> bool:
    """Let those in who may manage the server; anybody else is told that this is not for them."""
    if interaction.guild_id is not None and interaction.permissions.manage_guild:
        return True
    await tell(interaction, around.texts_for(interaction)("discord.refused.owners"))
    return False


def is_moderator(around: Surroundings, interaction: discord.Interaction) -> bool:
    """Whether whoever caused an interaction may decide cases where they are."""
    guild = interaction.guild_id
    return guild is not None and around.serves(guild) and around.is_moderator(interaction.user)
