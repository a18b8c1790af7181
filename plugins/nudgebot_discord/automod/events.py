"""Counts what our rules held back as nudges before posting."""

import asyncio

import discord

from nudgebot_discord.automod.own import OwnRules
from nudgebot_discord.surroundings import Surroundings

REMEMBERED = 10_000


class Preventions:
    """Takes the events of AutoMod. Each action of a rule has one; only holding back counts."""

    def __init__(self, around: Surroundings, own: OwnRules) -> None:
        self._around = around
        self._own = own
        self._foreign: set[int] = set()
        self._looking_up = asyncio.Lock()

    async def note(self, execution: discord.AutoModAction) -> None:
        """Count an attempt that one of our rules held back."""
        if not _is_held_back(execution) or not self._around.serves(execution.guild_id):
            return
        if not await self._is_ours(execution):
            return
        # Without the Message Content intent there is only the keyword.
        text = execution.content or execution.matched_keyword or ""
        member = self._around.member(execution.guild_id, execution.user_id)
        await self._around.host.prevented(member, channel=str(execution.channel_id or 0), text=text)

    async def _is_ours(self, execution: discord.AutoModAction) -> bool:
        """Look a rule up that we do not remember: it may have held back before we could."""
        async with self._looking_up:  # a raid has many events at once, and one answer will do
            if execution.rule_id in await self._own.ids(execution.guild_id):
                return True
            if execution.rule_id in self._foreign:
                return False
            return await self._look_up(execution)

    async def _look_up(self, execution: discord.AutoModAction) -> bool:
        rule, me = await execution.fetch_rule(), self._around.client.user
        if me is not None and rule.creator_id == me.id:
            await self._own.add(execution.guild_id, rule.id)
            return True
        if len(self._foreign) >= REMEMBERED:
            self._foreign.clear()
        self._foreign.add(rule.id)
        return False


def _is_held_back(execution: discord.AutoModAction) -> bool:
    is_keyword = execution.rule_trigger_type is discord.AutoModRuleTriggerType.keyword
    return is_keyword and execution.action.type is discord.AutoModRuleActionType.block_message
