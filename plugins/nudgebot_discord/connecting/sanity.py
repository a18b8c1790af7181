"""Settings of which each by itself is fine, and which cannot work: said before anything starts."""

from yarl import URL

from nudgebot.plugin import PluginStartError
from nudgebot_discord.settings import DiscordSettings

API_PATH = "/api/v10"


def check_settings(settings: DiscordSettings) -> None:
    """Look the settings over.

    Raises:
        PluginStartError: they cannot work.
    """
    _check_address("api", settings.api, ("http", "https"))
    _check_address("gateway", settings.gateway, ("ws", "wss"))
    if settings.api and not settings.api.rstrip("/").endswith(API_PATH):
        raise PluginStartError(f"plugins.discord.api must end in {API_PATH}, as Discord's does")
    if settings.shard_ids and not settings.shard_count:
        raise PluginStartError("plugins.discord.shard_ids needs shard_count beside it")
    if any(shard >= settings.shard_count for shard in settings.shard_ids):
        raise PluginStartError(
            f"plugins.discord.shard_ids must all be below shard_count, which is "
            f"{settings.shard_count}"
        )
    for community in sorted(settings.communities):
        if not community.isdecimal():
            raise PluginStartError(
                f"plugins.discord.communities has {community!r}, which is no id: turn on Developer "
                "Mode in Discord, and choose Copy Server ID in the menu of the server"
            )


def _check_address(key: str, address: str, schemes: tuple[str, ...]) -> None:
    if not address:
        return
    try:
        url = URL(address)
    except ValueError:
        url = URL()
    if url.scheme not in schemes or not url.host:
        raise PluginStartError(
            f"plugins.discord.{key} must be an address that begins with {schemes[0]}:// or "
            f"{schemes[1]}://"
        )
