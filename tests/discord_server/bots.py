"""A plain little bot on the unmodified discord.py, to try the server with."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import yarl
from discord import app_commands

from tests.discord_server.server import DiscordServer

READY_SECONDS = 5.0
READY_TIMEOUT = 0.05


class LittleBot(discord.AutoShardedClient):
    """Keeps what it hears; a test gives it its handlers."""

    def __init__(self, *, shards: int = 1, **intents: bool) -> None:
        wanted = discord.Intents.default()
        wanted.message_content = wanted.members = True
        for name, value in intents.items():
            setattr(wanted, name, value)
        super().__init__(intents=wanted, shard_count=shards, guild_ready_timeout=READY_TIMEOUT)
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.events: list[str] = []
        self.is_up = asyncio.Event()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do not wait five seconds between shards."""

    async def on_ready(self) -> None:
        """Note that all is there."""
        self.is_up.set()

    async def on_message(self, message: discord.Message) -> None:
        """Keep what others say."""
        if message.author != self.user:
            self.heard.append(message)

    async def on_socket_event_type(self, name: str) -> None:
        """Keep the names of events."""
        self.events.append(name)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - discord.py's signature
        """Let a mistake in a test's handler be seen."""
        del args, kwargs
        raise AssertionError(f"{event_method} broke")

    def text_channel(self, number: int) -> discord.TextChannel:
        """Find a text channel in the cache."""
        channel = self.get_channel(number)
        assert isinstance(channel, discord.TextChannel)
        return channel


@asynccontextmanager
async def online(
    server: DiscordServer, bot: LittleBot | None = None, *, token: str | None = None
) -> AsyncIterator[LittleBot]:
    """Run a bot on the server until the end of the block."""
    discord.http.Route.BASE = server.api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(server.gateway)
    bot = bot or LittleBot()
    async with bot:
        task = asyncio.create_task(bot.start(token or server.token))
        up = asyncio.create_task(bot.is_up.wait())
        await asyncio.wait({task, up}, timeout=READY_SECONDS, return_when="FIRST_COMPLETED")
        up.cancel()
        if task.done():
            await task
        yield bot
    await task
