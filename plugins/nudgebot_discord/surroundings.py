"""What every part of the plugin stands in."""

from dataclasses import dataclass

import discord

from nudgebot.plugin import Catalogue, CommunityKey, Host, MemberKey
from nudgebot_discord.governing.governor import Governor
from nudgebot_discord.memory import Memory
from nudgebot_discord.settings import DiscordSettings
from nudgebot_discord.words.locales import Locales

PLATFORM = "discord"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The host, the settings, and the connection to Discord."""

    host: Host
    settings: DiscordSettings
    client: discord.Client
    locales: Locales
    memory: Memory
    governor: Governor

    def serves(self, guild_id: int) -> bool:
        """Whether the bot looks after this community."""
        return not self.settings.communities or str(guild_id) in self.settings.communities

    def community(self, guild_id: int) -> CommunityKey:
        """Name a community as the bot's core does."""
        return CommunityKey(PLATFORM, str(guild_id))

    def member(self, guild_id: int, user_id: int) -> MemberKey:
        """Name a member as the bot's core does."""
        return MemberKey(PLATFORM, str(guild_id), str(user_id))

    def texts_for(self, interaction: discord.Interaction) -> Catalogue:
        """The words for whoever pressed or typed something, in their language."""
        return self.locales.of(interaction.locale)

    def texts_of(self, guild: discord.Guild) -> Catalogue:
        """The words for a whole community, in its language."""
        return self.locales.of(guild.preferred_locale)
