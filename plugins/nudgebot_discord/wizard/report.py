"""Tells the log how things are in each community, and nobody in there."""

import logging
from collections import Counter

import discord

from nudgebot.plugin import StoreUnavailableError
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.wizard.desk import Desk
from nudgebot_discord.wizard.finding import Severity
from nudgebot_discord.wizard.sentences import say
from nudgebot_discord.wizard.survey import View, survey

log = logging.getLogger(__name__)


class Report:
    """Looks every community over, when the bot starts and when it is invited."""

    def __init__(self, around: Surroundings, desk: Desk) -> None:
        self._around = around
        self._desk = desk
        self._told: set[int] = set()

    async def begin(self) -> None:
        """Report on every community that the bot is in."""
        for guild in list(self._around.client.guilds):
            await self.available(guild)

    async def available(self, guild: discord.Guild) -> None:
        """Report on a community, once; one that Discord has an outage in comes later."""
        if guild.id not in self._told and not guild.unavailable:
            await self.joined(guild)

    async def joined(self, guild: discord.Guild) -> None:
        """Report on a community that invites the bot, each time it does."""
        if not self._around.serves(guild.id):
            return
        self._told.add(guild.id)
        try:
            # At the start there would be too many to ask for their AutoMod rules.
            view = await survey(self._around, self._desk, guild, counts_rules=False)
        except StoreUnavailableError:
            self._told.discard(guild.id)
            raise
        self._tell(guild, view)

    def _tell(self, guild: discord.Guild, view: View) -> None:
        counts = Counter(finding.severity for finding in view.findings)
        log.info(
            "discord.setup",
            extra={"community": guild.id, **{str(one): counts[one] for one in Severity}},
        )
        texts = self._around.locales.of(None)
        for finding in view.findings:
            if finding.severity is Severity.BROKEN:
                told = {"community": guild.id, "code": finding.code, "told": say(finding, texts)}
                log.warning("discord.setup.broken", extra=told)
