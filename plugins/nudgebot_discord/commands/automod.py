"""`/automod`: the owner's words as rules of Discord's AutoMod, planned, applied, taken away."""

import asyncio
from collections import defaultdict

import discord
from discord import app_commands, ui

from nudgebot.plugin import Act, Catalogue, StoreUnavailableError
from nudgebot_discord.access import admit_owner
from nudgebot_discord.answering import replace, tell, wait
from nudgebot_discord.automod.carrying import Outcome, carry_out
from nudgebot_discord.automod.draft import Aim, Draft, draft
from nudgebot_discord.automod.layout import APPLY, REMOVE, draft_layout, say_outcome
from nudgebot_discord.automod.own import OwnRules
from nudgebot_discord.commands.building import make_command, make_group
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Press, Switchboard

ACTS = {Aim.APPLY: Act.APPLY_RULES, Aim.REMOVE: Act.REMOVE_RULES}


class AutoMod:
    """The commands, and the buttons below what they show."""

    def __init__(self, around: Surroundings, own: OwnRules) -> None:
        self._around = around
        self._own = own
        self._busy: dict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the commands."""
        locales = self._around.locales
        callbacks = {Aim.LOOK: self.plan, Aim.APPLY: self.apply, Aim.REMOVE: self.remove}
        commands = [
            make_command(locales, f"automod.{aim}", callback) for aim, callback in callbacks.items()
        ]
        rights = discord.Permissions(manage_guild=True)
        tree.add_command(make_group(locales, "automod", commands, permissions=rights))

    def connect(self, switchboard: Switchboard) -> None:
        """Take what is pressed."""
        switchboard.connect(APPLY, self.applied)
        switchboard.connect(REMOVE, self.removed)

    async def plan(self, interaction: discord.Interaction) -> None:
        """Show what would be done."""
        await self._show(interaction, Aim.LOOK)

    async def apply(self, interaction: discord.Interaction) -> None:
        """Show what would be done, and offer to do it."""
        await self._show(interaction, Aim.APPLY)

    async def remove(self, interaction: discord.Interaction) -> None:
        """Show our rules, and offer to take them away."""
        await self._show(interaction, Aim.REMOVE)

    async def applied(self, press: Press) -> None:
        """Do what was shown."""
        await self._do(press, Aim.APPLY)

    async def removed(self, press: Press) -> None:
        """Take away what was shown."""
        await self._do(press, Aim.REMOVE)

    async def _show(self, interaction: discord.Interaction, aim: Aim) -> None:
        guild = await self._admit(interaction)
        if guild is None:
            return
        await wait(interaction)
        found = await draft(self._around, self._own, guild, aim)
        await tell(interaction, draft_layout(found, self._around.texts_for(interaction)))

    async def _do(self, press: Press, aim: Aim) -> None:
        interaction = press.interaction
        guild = await self._admit(interaction)
        if guild is None:
            return
        await interaction.response.defer()
        texts = self._around.texts_for(interaction)
        async with self._busy[guild.id]:
            found = await draft(self._around, self._own, guild, aim)
            if press.about == (found.digest,):
                outcome = await self._carry_out(interaction, guild, found)
                shown = await self._show_outcome(guild, aim, outcome, texts)
            else:
                notice = None if found.plan.is_empty else texts("discord.automod.changed_since")
                shown = draft_layout(found, texts, notice=notice)
        await replace(interaction, shown)

    async def _carry_out(
        self, interaction: discord.Interaction, guild: discord.Guild, found: Draft
    ) -> Outcome:
        """Write down who wants it before it is done; without that, nothing is."""
        plan = found.plan
        detail = f"+{len(plan.create)} ~{len(plan.change)} -{len(plan.remove)}"
        await self._around.host.cases.note_act(
            self._around.community(guild.id),
            ACTS[found.aim],
            by=str(interaction.user.id),
            detail=detail,
        )
        return await carry_out(guild, found, self._own)

    async def _show_outcome(
        self, guild: discord.Guild, aim: Aim, outcome: Outcome, texts: Catalogue
    ) -> str | ui.LayoutView:
        """Show how it went, and how things are now, as far as that can still be found out."""
        said = say_outcome(outcome, texts)
        try:
            found = await draft(self._around, self._own, guild, aim)
        except (discord.HTTPException, StoreUnavailableError):
            return said
        return draft_layout(found, texts, notice=said)

    async def _admit(self, interaction: discord.Interaction) -> discord.Guild | None:
        """Let owners in, if there is anything that the bot may do for them."""
        guild = await admit_owner(self._around, interaction)
        if guild is None or guild.me.guild_permissions.manage_guild:
            return guild
        texts = self._around.texts_for(interaction)
        permission = texts("discord.permission.manage_guild")
        await tell(interaction, texts("discord.automod.no_permission", permissions=permission))
        return None
