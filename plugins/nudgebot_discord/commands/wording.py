"""The names and descriptions of commands: English for Discord, other languages beside it."""

from discord import app_commands

from nudgebot_discord.words.locales import Locales


def words(locales: Locales, key: str) -> app_commands.locale_str:
    """Get what the catalogue says for `discord.command.KEY`, ready to be translated."""
    return locales.name(f"discord.command.{key}")
