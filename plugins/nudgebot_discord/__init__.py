"""The bot in Discord servers."""

from nudgebot.plugin import Plugin
from nudgebot_discord.platform import DiscordPlatform
from nudgebot_discord.settings import DiscordSettings

plugin = Plugin(
    name="discord",
    summary="Discord servers: private notes, case cards, slash commands, AutoMod.",
    settings=DiscordSettings,
    platform=DiscordPlatform,
)
