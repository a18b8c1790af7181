"""Discord as the bot sees it: a platform that brings notes to their members."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

from aiohttp import web

from nudgebot.plugin import (
    Delivery,
    Handover,
    Host,
    NudgeNote,
    NudgeRecord,
    StoreUnavailableError,
    VerdictNote,
)
from nudgebot_discord.assembly import Bot, Job, assemble
from nudgebot_discord.connecting.connection import Connection
from nudgebot_discord.connecting.sanity import check_settings
from nudgebot_discord.connecting.token import read_token
from nudgebot_discord.settings import DiscordSettings
from nudgebot_discord.surroundings import PLATFORM
from nudgebot_discord.words.recalling import recall

AGAIN_SECONDS = 30.0
FINISH_SECONDS = 2.0

log = logging.getLogger(__name__)

NOT_NOW = Handover(Delivery.LATER)


class DiscordPlatform:
    """One application at Discord, in all its communities."""

    name = PLATFORM

    def __init__(self, host: Host, settings: DiscordSettings) -> None:
        self._host = host
        self._settings = settings
        self._bot: Bot | None = None
        self._connection: Connection | None = None
        self._jobs: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Log in and connect. Should Discord be down, the bot starts, and connects when it is up.

        Raises:
            PluginStartError: there is no token, or Discord refuses it or what is asked for.
        """
        check_settings(self._settings)
        token = read_token(self._settings)
        self._bot = assemble(self._host, self._settings)
        self._connection = Connection(self._bot.client, token)
        await self._connection.open()
        self._jobs.extend(
            asyncio.create_task(self._begin(self._connection, job)) for job in self._bot.jobs
        )

    async def stop(self) -> None:
        """Say goodbye to Discord."""
        for job in self._jobs:
            job.cancel()
        if self._bot is not None:
            await self._bot.client.finish(within=FINISH_SECONDS)
        if self._connection is not None:
            await self._connection.close()
        if self._bot is not None:
            await self._bot.courier.stop()
            await self._bot.client.finish(within=FINISH_SECONDS)
        for job in self._jobs:
            with suppress(asyncio.CancelledError, Exception):
                await job

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        """No pages."""
        return ()

    async def recall(self, nudge: NudgeRecord) -> str | None:
        """Get the words of a nudge from the message that it is about."""
        if self._bot is None or not self._bot.client.is_ready():
            return None
        return await recall(self._bot.around, nudge)

    async def deliver(self, note: NudgeNote | VerdictNote) -> Handover:
        """Bring a note to its member."""
        if self._bot is None or not self._bot.client.is_ready():
            return NOT_NOW
        return await self._bot.courier.deliver(note)

    async def _begin(self, connection: Connection, job: Job) -> None:
        """Do a job once Discord is there; while the bot's memory is out, try again."""
        await connection.wait_until_up()
        while True:
            try:
                await job()
            except StoreUnavailableError:
                log.warning("outage", extra={"part": "store"})
            except Exception as error:  # noqa: BLE001 - what people wrote may be in it
                log.error("discord.job", extra={"error": type(error).__name__})  # noqa: TRY400 - as above
            else:
                return
            await asyncio.sleep(AGAIN_SECONDS)
