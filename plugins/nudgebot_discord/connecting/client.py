"""The connection to Discord: what it is asked for, and where its events go."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

import aiohttp
import discord
import yarl
from discord import app_commands

from nudgebot_discord.settings import DiscordSettings

log = logging.getLogger(__name__)

# How long to wait for one more community before the bot is ready.
GUILDS_SECONDS = 0.5

# The bot has no voice, so nobody needs to hear that parts of it are missing.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False

Event = Callable[..., Awaitable[None]]


def is_wordless(record: logging.LogRecord) -> bool:
    """Whether a record of discord.py may be logged: below INFO it puts whole messages in."""
    return record.levelno >= logging.INFO


logging.getLogger("discord").setLevel(logging.INFO)
for _name in [name for name in logging.root.manager.loggerDict if name.startswith("discord.")]:
    logging.getLogger(_name).addFilter(is_wordless)


def intents(settings: DiscordSettings) -> discord.Intents:
    """Ask for as little as the bot can work with."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    wanted.auto_moderation_configuration = True
    wanted.auto_moderation_execution = True
    wanted.message_content = settings.message_content
    return wanted


def point_at(settings: DiscordSettings) -> None:
    """Use the owner's REST and gateway proxies; without them, Discord itself.

    discord.py keeps both addresses in its classes, so they hold for the whole process.
    """
    if settings.api:
        discord.http.Route.BASE = settings.api.rstrip("/")
    if settings.gateway:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.gateway)


class NudgebotClient(discord.AutoShardedClient):
    """A client that keeps no messages, mentions nobody, and counts what Discord refuses.

    Views are not kept either: what is pressed comes to the switchboard by its custom id.
    """

    def __init__(self, settings: DiscordSettings) -> None:
        point_at(settings)
        trace = aiohttp.TraceConfig()
        trace.on_request_end.append(self._note_answer)
        self._handling: set[asyncio.Task[None]] = set()
        self._note_status: Callable[[int, bool], None] = lambda _status, _shared: None
        shards: dict[str, Any] = (
            {"shard_ids": list(settings.shard_ids)} if settings.shard_ids else {}
        )
        super().__init__(
            intents=intents(settings),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            shard_count=settings.shard_count or None,
            http_trace=trace,
            guild_ready_timeout=GUILDS_SECONDS,
            **shards,
        )
        self.tree: app_commands.CommandTree[discord.Client] = app_commands.CommandTree(self)

    def reopen(self) -> None:
        """Get ready to connect once more, if everything was closed before."""
        if self.is_closed():
            self.clear()
            self.http.connector = discord.utils.MISSING  # the old one was closed with its session

    def on(self, name: str, event: Event) -> None:
        """Call `event` for the events of this name."""

        @wraps(event)
        async def handle(*args: object) -> None:
            task = asyncio.current_task()
            if task is None:
                return
            self._handling.add(task)
            try:
                await event(*args)
            finally:
                self._handling.discard(task)

        setattr(self, f"on_{name}", handle)

    async def finish(self, *, within: float) -> None:
        """Wait for the events that are being handled, for so many seconds at most."""
        if self._handling:
            await asyncio.wait(self._handling, timeout=within)

    def count_answers(self, note: Callable[[int, bool], None]) -> None:
        """Tell `note` the status of every answer, and whether a 429 was for everybody's limit."""
        self._note_status = note

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Log what went wrong with an event, without anybody's words."""
        del args, kwargs
        error = sys.exception()
        log.warning("discord.event", extra={"event": event_method, "error": type(error).__name__})

    async def _note_answer(
        self,
        session: aiohttp.ClientSession,
        context: object,
        parameters: aiohttp.TraceRequestEndParams,
    ) -> None:
        del session, context
        answer = parameters.response
        shared = answer.headers.get("X-RateLimit-Scope") == "shared"
        self._note_status(answer.status, shared)
