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
        return _whole(token, VARIABLE)
    if not settings.token_file:
        raise PluginStartError(
            f"Discord needs a bot token: put it into {VARIABLE}, or into a file that "
            "plugins.discord.token_file names"
        )
    return _whole(_read_file(settings.token_file), settings.token_file)


def _read_file(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8").strip()
    except UnicodeDecodeError as error:
        raise PluginStartError(f"{name} holds no bot token: it is no text") from error
    except OSError as error:
        raise PluginStartError(
            f"cannot read plugins.discord.token_file {name}: {error.strerror}"
        ) from error


def _whole(token: str, where: str) -> str:
    if not token:
        raise PluginStartError(f"{where} is empty: put the bot token into it")
    if not token.isascii() or token.split() != [token]:
        raise PluginStartError(f"{where} must hold the bot token and nothing else")
    return token
