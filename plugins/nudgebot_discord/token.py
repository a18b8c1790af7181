"""The bot's token: from the environment, or from a file of the owner's."""

import os
from pathlib import Path

from nudgebot.plugin import PluginStartError
from nudgebot_discord.settings import DiscordSettings

VARIABLE = "NUDGEBOT_DISCORD_TOKEN"


def read_token(settings: DiscordSettings) -> str:
    """Read the token.

    Raises:
        PluginStartError: there is none.
    """
    token = os.environ.get(VARIABLE, "").strip()
    if token:
        return token
    if not settings.token_file:
        raise PluginStartError(
            f"Discord needs a bot token: put it into {VARIABLE}, or into a file that "
            "plugins.discord.token_file names"
        )
    try:
        return Path(settings.token_file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise PluginStartError(
            f"cannot read plugins.discord.token_file {settings.token_file}: {error.strerror}"
        ) from error
