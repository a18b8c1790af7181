"""Finds the case that a moderator means, and suggests some while they type."""

from collections.abc import Sequence

import discord
from discord import app_commands

from nudgebot.plugin import Case, Page
from nudgebot_discord.access import is_moderator
from nudgebot_discord.cards.line import name_case
from nudgebot_discord.surroundings import Surroundings

SUGGESTED = 25  # as many as Discord shows
SEARCHED = 500
SHORTEST_PREFIX = 4

Choices = list[app_commands.Choice[str]]


class CaseLookup:
    """Looks among the newest cases of the community that somebody is in."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    async def suggest_open(self, interaction: discord.Interaction, typed: str) -> Choices:
        """Suggest open cases to moderators."""
        return await self._suggest(interaction, typed, only_open=True)

    async def suggest_any(self, interaction: discord.Interaction, typed: str) -> Choices:
        """Suggest cases to moderators, also closed ones."""
        return await self._suggest(interaction, typed, only_open=False)

    async def suggest_closed(self, interaction: discord.Interaction, typed: str) -> Choices:
        """Suggest closed cases to moderators."""
        return await self._suggest(interaction, typed, only_open=None)

    async def complete(self, interaction: discord.Interaction, typed: str) -> str:
        """Complete the beginning of an id if it can mean one case only."""
        typed = typed.strip().casefold()
        if len(typed) < SHORTEST_PREFIX or interaction.guild_id is None:
            return typed
        found = [
            case.id
            for case in await self._cases(interaction.guild_id, only_open=False)
            if case.id.startswith(typed)
        ]
        return found[0] if len(found) == 1 else typed

    async def _suggest(
        self, interaction: discord.Interaction, typed: str, *, only_open: bool | None
    ) -> Choices:
        if not is_moderator(self._around, interaction) or interaction.guild_id is None:
            return []
        cases = await self._cases(interaction.guild_id, only_open=bool(only_open))
        texts, wanted = self._around.texts_for(interaction), typed.strip().casefold()
        named = [
            (name_case(case, texts), case.id)
            for case in cases
            if only_open is not None or not case.is_open
        ]
        return [
            app_commands.Choice(name=name, value=case_id)
            for name, case_id in named
            if wanted in name.casefold() or case_id.startswith(wanted)
        ][:SUGGESTED]

    async def _cases(self, guild_id: int, *, only_open: bool) -> Sequence[Case]:
        return await self._around.host.cases.listed(
            only_open=only_open,
            community=self._around.community(guild_id),
            page=Page(limit=SEARCHED),
        )
