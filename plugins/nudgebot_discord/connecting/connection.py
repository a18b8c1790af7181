"""Keeps the bot connected, and says in one line what only its owner can put right."""

import asyncio
import logging
from contextlib import suppress

import discord

from nudgebot.plugin import PluginStartError
from nudgebot_discord.connecting.client import NudgebotClient

START_SECONDS = 30.0
AGAIN_SECONDS = 5.0
LONGEST_SECONDS = 300.0

PORTAL = "https://discord.com/developers/applications"
BAD_TOKEN = 4004
BAD_SHARDS = frozenset({4010, 4011})
BAD_INTENTS = frozenset({4013, 4014})

log = logging.getLogger(__name__)


class Connection:
    """One client's way to Discord: it comes back whatever broke, unless only the owner can help."""

    def __init__(self, client: NudgebotClient, token: str) -> None:
        self._client = client
        self._token = token
        self._up = asyncio.Event()
        self._tried = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect. Should Discord be down, this returns all the same, and goes on trying.

        Raises:
            PluginStartError: Discord refuses the token or what is asked for.
        """
        self._task = asyncio.create_task(self._stay(), name="discord")
        tried = asyncio.create_task(self._tried.wait())
        first = (self._task, tried)
        await asyncio.wait(first, timeout=START_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        tried.cancel()
        if self._task.done():
            await self._task
        if not self._up.is_set():
            log.warning("discord.not_ready")

    async def close(self) -> None:
        """Say goodbye."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError, PluginStartError):
                await self._task

    async def wait_until_up(self) -> None:
        """Wait until Discord was there once."""
        await self._up.wait()

    async def _stay(self) -> None:
        wait = AGAIN_SECONDS
        while True:
            try:
                await self._connect()
            except Exception as error:
                if (advice := _advice(error)) is not None:
                    log.error("discord.refused", extra={"error": type(error).__name__})  # noqa: TRY400 - the advice says it all
                    raise PluginStartError(advice) from error
                log.warning("outage", extra={"part": "discord", "error": type(error).__name__})
            self._tried.set()
            await asyncio.sleep(wait)
            was_up = self._client.is_ready()
            wait = AGAIN_SECONDS if was_up else min(LONGEST_SECONDS, wait * 2)

    async def _connect(self) -> None:
        """Connect once; returns or raises when the connection is over for good."""
        self._client.reopen()
        async with self._client:
            await self._client.login(self._token)
            ready = asyncio.create_task(self._note_ready())
            try:
                await self._client.connect()
            finally:
                ready.cancel()

    async def _note_ready(self) -> None:
        await self._client.wait_until_ready()
        self._up.set()
        self._tried.set()


def _advice(error: Exception) -> str | None:
    """Say what the owner must do; None for what may pass by itself."""
    code = error.code if isinstance(error, discord.ConnectionClosed) else 0
    if isinstance(error, discord.LoginFailure) or code == BAD_TOKEN:
        return f"Discord does not know this bot token; copy a new one from the Bot page of {PORTAL}"
    if isinstance(error, discord.PrivilegedIntentsRequired) or code in BAD_INTENTS:
        return (
            f"Discord refuses the Message Content intent: turn it on at {PORTAL} under Bot, or set "
            "plugins.discord.message_content = false"
        )
    if code in BAD_SHARDS:
        return (
            "Discord refuses these shards: set plugins.discord.shard_count = 0 and shard_ids = [], "
            "or give every process ids below shard_count"
        )
    return None
