"""`/rules`: the policy in force, and a check of the one that an owner is about to use."""

import asyncio
from collections.abc import Sequence

import discord
from discord import app_commands

from nudgebot.plugin import Catalogue
from nudgebot_discord.access import admit_owner
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.cards.words import on_one_line
from nudgebot_discord.commands.building import Command, make_command, make_group
from nudgebot_discord.commands.values import policy_values
from nudgebot_discord.paging import Paging, Sheet, Wanted, take_page
from nudgebot_discord.surroundings import Surroundings

LARGEST = 64 * 1024
MISTAKES_SHOWN = 15
MISTAKE = 220


class RuleCommands:
    """The group `/rules`, for those who may manage the server."""

    def __init__(self, around: Surroundings, paging: Paging) -> None:
        self._around = around
        self._paging = paging

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the group, and its list to what has pages."""
        self._paging.add("rules", self._list)
        permissions = discord.Permissions(manage_guild=True)
        commands = [self._showing(), self._checking()]
        tree.add_command(
            make_group(self._around.locales, "rules", commands, permissions=permissions)
        )

    def _showing(self) -> Command:
        async def show(interaction: discord.Interaction) -> None:
            await self._paging.show(interaction, "rules")

        return make_command(self._around.locales, "rules.show", show)

    def _checking(self) -> Command:
        async def check(interaction: discord.Interaction, file: discord.Attachment) -> None:
            await wait(interaction)
            if await admit_owner(self._around, interaction) is not None:
                await self._check(interaction, file)

        return make_command(self._around.locales, "rules.check", check, options=("file",))

    async def _check(self, interaction: discord.Interaction, file: discord.Attachment) -> None:
        texts = self._around.texts_for(interaction)
        if file.size > LARGEST:
            await tell(interaction, texts("discord.rules.too_large", limit=LARGEST // 1024))
            return
        content = await file.read()
        mistakes = await asyncio.to_thread(self._around.host.check_rules, content)
        await tell(interaction, _say(mistakes, texts))

    async def _list(self, wanted: Wanted) -> Sheet | None:
        if await admit_owner(self._around, wanted.interaction) is None:
            return None
        values = policy_values(self._around.host.policy)
        lines = [f"`{path} = {value}`" for path, value in values.items()]
        shown, has_more = take_page(lines, wanted.number)
        heading = self._around.texts_for(wanted.interaction)("discord.rules.title")
        return Sheet(heading, shown, has_more=has_more)


def _say(mistakes: Sequence[str], texts: Catalogue) -> str:
    if not mistakes:
        return texts("discord.rules.fine")
    lines = [texts("discord.rules.mistakes", count=len(mistakes))]
    lines += [f"- {on_one_line(one, limit=MISTAKE)}" for one in mistakes[:MISTAKES_SHOWN]]
    if len(mistakes) > MISTAKES_SHOWN:
        lines.append(texts("discord.rules.more", count=len(mistakes) - MISTAKES_SHOWN))
    return "\n".join(lines)
