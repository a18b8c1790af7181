"""Lets those in who may manage the server."""

import discord

from nudgebot_discord.access import admit_owner
from nudgebot_discord.answering import tell
from nudgebot_discord.surroundings import Surroundings


async def admit(around: Surroundings, interaction: discord.Interaction) -> discord.Guild | None:
    """Get the community if this person may manage it and the bot serves it; else say so."""
    guild = interaction.guild
    if not await admit_owner(around, interaction) or guild is None:
        return None
    if not around.serves(guild.id):
        await tell(interaction, around.texts_for(interaction)("discord.refused.not_served"))
        return None
    return guild
