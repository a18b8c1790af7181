"""`/nudges`: what nudging did, in honest numbers, and how to pause it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import discord
from discord import app_commands

from nudgebot.plugin import Catalogue, NudgeNumbers
from nudgebot_discord.access import admit_moderator
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.cards.tried import say_way
from nudgebot_discord.commands.building import Command, make_command, make_group
from nudgebot_discord.commands.interval import interval
from nudgebot_discord.surroundings import Surroundings

DAYS = ("7", "30", "90")
PAUSES = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}


class NudgeCommands:
    """The group `/nudges`. Every answer is for whoever asked alone."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the group."""
        commands = [self._counting(), self._pausing(), self._resuming()]
        permissions = discord.Permissions(moderate_members=True)
        tree.add_command(
            make_group(self._around.locales, "nudges", commands, permissions=permissions)
        )

    def _counting(self) -> Command:
        async def stats(interaction: discord.Interaction, days: str = DAYS[0]) -> None:
            await wait(interaction)
            if not await admit_moderator(self._around, interaction) or not interaction.guild_id:
                return
            community = self._around.community(interaction.guild_id)
            since = datetime.now(UTC) - timedelta(days=int(days))
            numbers = await self._around.host.numbers(community, since)
            texts = self._around.texts_for(interaction)
            await tell(interaction, "\n".join(_say(numbers, days, texts)))

        return make_command(
            self._around.locales, "nudges.stats", stats, options=("days",), choices={"days": DAYS}
        )

    def _pausing(self) -> Command:
        async def pause(interaction: discord.Interaction, duration: str) -> None:
            await wait(interaction)
            if not await admit_moderator(self._around, interaction) or not interaction.guild_id:
                return
            community = self._around.community(interaction.guild_id)
            until = datetime.now(UTC) + PAUSES[duration]
            by = str(interaction.user.id)
            await self._around.host.pauses.pause(community, until, by=by)
            texts = self._around.texts_for(interaction)
            when = discord.utils.format_dt(until)
            await tell(interaction, texts("discord.nudges.paused", when=when))

        return make_command(
            self._around.locales,
            "nudges.pause",
            pause,
            options=("duration",),
            choices={"duration": tuple(PAUSES)},
        )

    def _resuming(self) -> Command:
        async def resume(interaction: discord.Interaction) -> None:
            await wait(interaction)
            if not await admit_moderator(self._around, interaction) or not interaction.guild_id:
                return
            community, pauses = (
                self._around.community(interaction.guild_id),
                self._around.host.pauses,
            )
            was_paused = pauses.until(community) is not None
            if was_paused:
                await pauses.resume(community, by=str(interaction.user.id))
            key = "discord.nudges.resumed" if was_paused else "discord.nudges.not_paused"
            await tell(interaction, self._around.texts_for(interaction)(key))

        return make_command(self._around.locales, "nudges.resume", resume)


def _say(numbers: NudgeNumbers, days: str, texts: Catalogue) -> Iterator[str]:
    yield f"### {texts('discord.nudges.title', days=days)}"
    yield texts("discord.nudges.counts", messages=numbers.messages, nudges=numbers.nudges)
    if numbers.observed:
        yield texts("discord.nudges.observed", count=numbers.observed)
    if not numbers.nudges:
        return
    yield _say_improvement(numbers, texts)
    yield f"**{texts('discord.nudges.outcomes')}**"
    for outcome, count in sorted(numbers.outcomes.items(), key=lambda pair: -pair[1]):
        yield f"- {texts(f'discord.became.{outcome}').rstrip('.')}: {count}"
    if numbers.ways:
        yield f"**{texts('discord.nudges.ways')}**"
        for way, count in sorted(numbers.ways.items(), key=lambda pair: -pair[1]):
            yield f"- {say_way(way, texts)}: {count}"
    yield f"-# {texts('discord.nudges.caution')}"


def _say_improvement(numbers: NudgeNumbers, texts: Catalogue) -> str:
    if not numbers.answered:
        return texts("discord.nudges.unanswered")
    low, high = interval(numbers.improved, numbers.answered)
    return texts(
        "discord.nudges.improved",
        answered=numbers.answered,
        improved=numbers.improved,
        share=round(100 * numbers.improved / numbers.answered),
        low=round(100 * low),
        high=round(100 * high),
    )
