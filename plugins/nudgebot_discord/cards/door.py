"""Lets moderators in to a case that is for them to decide."""

import discord

from nudgebot.plugin import Case
from nudgebot_discord.access import admit_moderator
from nudgebot_discord.answering import tell
from nudgebot_discord.cards.outcome import how_it_ended, say_outcome
from nudgebot_discord.cards.words import person
from nudgebot_discord.surroundings import Surroundings


class Door:
    """Whoever is not let in is told why, and nobody else is. Discord's own checks may be old."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    async def admit(self, interaction: discord.Interaction, case_id: str) -> Case | None:
        """Load a case for a moderator of its community; nobody decides about themselves."""
        if not await admit_moderator(self._around, interaction):
            return None
        case = await self._around.host.cases.find(case_id)
        guild = interaction.guild_id
        if case is None or guild is None or case.member.home != self._around.community(guild):
            await self._tell(interaction, "discord.case.unknown")
            return None
        if case.member.member == str(interaction.user.id):
            await self._tell(interaction, "discord.case.own")
            return None
        return case

    async def admit_open(self, interaction: discord.Interaction, case_id: str) -> Case | None:
        """The same, but of a closed case they are told how it ended."""
        case = await self.admit(interaction, case_id)
        if case is None or case.is_open:
            return case
        await self.tell_too_late(interaction, case)
        return None

    async def tell_too_late(self, interaction: discord.Interaction, case: Case) -> None:
        """Say that somebody else was quicker, and how they decided."""
        now = await self._around.host.cases.find(case.id)
        if now is None or now.is_open:
            await self._tell(interaction, "discord.case.unknown")
            return
        texts = self._around.texts_for(interaction)
        outcome = say_outcome(now, await how_it_ended(self._around, now), texts)
        by = person(now.closed_by, texts)
        await tell(interaction, texts("discord.case.too_late", outcome=outcome, moderator=by))

    async def _tell(self, interaction: discord.Interaction, key: str) -> None:
        await tell(interaction, self._around.texts_for(interaction)(key))
