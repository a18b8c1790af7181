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


async def admit_owner(
    around: Surroundings, interaction: discord.Interaction
) -> discord.Guild | None:
    """Get the community if this person may manage it and the bot serves it; else say so."""
    guild = interaction.guild
    if guild is None or not interaction.permissions.manage_guild:
        await tell(interaction, around.texts_for(interaction)("discord.refused.owners"))
        return None
    if not around.serves(guild.id):
        await tell(interaction, around.texts_for(interaction)("discord.refused.not_served"))
        return None
    return guild


def is_moderator(around: Surroundings, interaction: discord.Interaction) -> bool:
    """Whether whoever caused an interaction may decide cases where they are."""
    guild = interaction.guild_id
    return guild is not None and around.serves(guild) and may_decide(around, interaction.user)


def may_decide(around: Surroundings, member: discord.Member | discord.User) -> bool:
    """Whether somebody may decide cases: who can time members out, or has a role for it."""
    if not isinstance(member, discord.Member):
        return False
    rights = member.resolved_permissions or member.guild_permissions
    if rights.moderate_members or rights.manage_guild or rights.administrator:
        return True
    return any(str(role.id) in around.settings.moderator_roles for role in member.roles)
