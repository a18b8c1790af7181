"""Discord as the bot sees it: a platform that brings notes to their members."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

import discord
from aiohttp import web

from nudgebot.plugin import (
    Delivery,
    Handover,
    Host,
    NudgeNote,
    NudgeRecord,
    PluginStartError,
    StoreUnavailableError,
    VerdictNote,
)
from nudgebot_discord.assembly import Bot, Job, assemble
from nudgebot_discord.settings import DiscordSettings
from nudgebot_discord.surroundings import PLATFORM
from nudgebot_discord.token import read_token
from nudgebot_discord.wording import recall

READY_SECONDS = 30.0
AGAIN_SECONDS = 30.0

log = logging.getLogger(__name__)

NOT_NOW = Handover(Delivery.LATER)


class DiscordPlatform:
    """One application at Discord, in all its communities."""

    name = PLATFORM

    def __init__(self, host: Host, settings: DiscordSettings) -> None:
        self._host = host
        self._settings = settings
        self._bot: Bot | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Log in and connect. Should Discord be down, the bot starts, and connects when it is up.

        Raises:
            PluginStartError: there is no token, or Discord refuses it or what is asked for.
        """
        token = read_token(self._settings)
        self._bot = assemble(self._host, self._settings)
        await self._log_in(self._bot.client, token)
        connection = asyncio.create_task(self._bot.client.connect(), name="discord")
        self._tasks.append(connection)
        await self._wait_until_ready(self._bot.client, connection)
        self._tasks.extend(asyncio.create_task(self._begin(job)) for job in self._bot.jobs)

    async def stop(self) -> None:
        """Say goodbye to Discord."""
        for task in self._tasks:
            task.cancel()
        if self._bot is not None:
            await self._bot.client.close()
        for task in self._tasks:
            with suppress(asyncio.CancelledError, Exception):
                await task

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        """No pages."""
        return ()

    async def recall(self, nudge: NudgeRecord) -> str | None:
        """Get the words of a nudge from the message that it is about."""
        return await recall(self._bot.around, nudge) if self._bot else None

    async def deliver(self, note: NudgeNote | VerdictNote) -> Handover:
        """Bring a note to its member."""
        if self._bot is None or not self._bot.client.is_ready():
            return NOT_NOW
        return await self._bot.courier.deliver(note)

    async def _begin(self, job: Job) -> None:
        """Do a job once Discord is there; while the bot's memory is out, try again."""
        if self._bot is None:
            return
        await self._bot.client.wait_until_ready()
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

    async def _log_in(self, client: discord.Client, token: str) -> None:
        try:
            await client.login(token)
        except discord.LoginFailure as error:
            await client.close()
            raise PluginStartError(
                "Discord does not know this bot token; copy a new one from the Bot page of "
                "https://discord.com/developers/applications"
            ) from error
        except (discord.HTTPException, OSError) as error:
            await client.close()
            raise PluginStartError(
                f"cannot log in at Discord ({type(error).__name__}); is the network up?"
            ) from error

    async def _wait_until_ready(
        self, client: discord.Client, connection: "asyncio.Task[None]"
    ) -> None:
        ready = asyncio.create_task(client.wait_until_ready())
        await asyncio.wait(
            (ready, connection), timeout=READY_SECONDS, return_when=asyncio.FIRST_COMPLETED
        )
        ready.cancel()
        if not connection.done():
            if not client.is_ready():
                log.warning("discord.not_ready", extra={"seconds": READY_SECONDS})
            return
        await client.close()
        error = connection.exception()
        if isinstance(error, discord.PrivilegedIntentsRequired):
            raise PluginStartError(
                "Discord refuses the Message Content intent: turn it on at "
                "https://discord.com/developers/applications under Bot, or set "
                "plugins.discord.message_content = false"
            ) from error
        raise PluginStartError(f"Discord closed the connection ({type(error).__name__})") from error
