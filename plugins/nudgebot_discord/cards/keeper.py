"""Keeps the cards in the moderators' channels as the cases are, whatever happened meanwhile."""

import asyncio
import logging
from collections.abc import Iterable

import discord

from nudgebot.plugin import CaseChanged, Event
from nudgebot_discord.cards.cabinet import Cabinet
from nudgebot_discord.surroundings import PLATFORM, Surroundings

DEBOUNCE_SECONDS = 0.2
PAUSE_SECONDS = 2.0
AGAIN_SECONDS = 30.0
REFUSED = frozenset({403, 404})

log = logging.getLogger(__name__)


class CardKeeper:
    """Looks after one community at a time, when something changed there.

    A card is changed every couple of seconds at most. Where it cannot be posted, that is logged
    once, and tried again with the next change.
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._cabinet = Cabinet(around)
        self._due: set[int] = set()
        self._changed = asyncio.Event()
        self._troubles: dict[int, str] = {}

    def notice(self, event: Event) -> None:
        """Hear of an event in the bot."""
        if isinstance(event, CaseChanged) and event.platform == PLATFORM:
            self.wake(int(event.community))

    def wake(self, guild_id: int) -> None:
        """Look after a community soon."""
        self._due.add(guild_id)
        self._changed.set()

    async def moved(self, guild: discord.Guild) -> None:
        """Bring the cards of a community to its new moderators' channel."""
        self.wake(guild.id)

    async def hear_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Note that a message is gone; if it was a card, there will be a new one."""
        await self._gone(payload.guild_id, {payload.message_id})

    async def hear_purge(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Note that many messages are gone."""
        await self._gone(payload.guild_id, payload.message_ids)

    async def keep(self) -> None:
        """Make good what happened while the bot was away, then keep up; never returns."""
        await self._cabinet.open()
        for guild in self._around.client.guilds:
            self.wake(guild.id)
        while True:
            await self._changed.wait()
            await asyncio.sleep(DEBOUNCE_SECONDS)
            self._changed.clear()
            due, self._due = self._due, set()
            for guild_id in sorted(due):
                await self._look_after(guild_id)
            await asyncio.sleep(PAUSE_SECONDS)

    async def _look_after(self, guild_id: int) -> None:
        guild = self._around.client.get_guild(guild_id)
        if guild is None or not self._around.serves(guild_id):
            return
        try:
            trouble = await self._cabinet.tidy(guild)
        except discord.HTTPException as error:
            trouble = f"refused_{error.code}"
            if error.status not in REFUSED:
                asyncio.get_running_loop().call_later(AGAIN_SECONDS, self.wake, guild_id)
        if trouble != self._troubles.get(guild_id, ""):
            self._troubles[guild_id] = trouble
            if trouble:
                log.warning("discord.cards", extra={"community": guild_id, "trouble": trouble})

    async def _gone(self, guild_id: int | None, messages: Iterable[int]) -> None:
        lost = [await self._cabinet.lose(message) for message in messages]
        if guild_id is not None and any(lost):
            self.wake(guild_id)
