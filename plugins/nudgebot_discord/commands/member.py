"""`/member`: what is remembered about somebody, and what moderators can do for them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import discord
from discord import app_commands

from nudgebot.plugin import Catalogue, MemberKey, NudgeRecord, Standing
from nudgebot_discord.access import admit_moderator
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.cards.line import SHORT_ID
from nudgebot_discord.cards.standing import say_standing
from nudgebot_discord.commands.building import Command, make_command, make_group
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.words.links import link_about

DAYS = {"day": 1, "week": 7, "month": 30}
NO_MORE = "no_more"
STRIKES_SHOWN = 10


class MemberCommands:
    """The group `/member`. Every answer is for whoever asked alone."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the group."""
        commands = [self._standing(), self._forgiving(), self._exempting()]
        permissions = discord.Permissions(moderate_members=True)
        tree.add_command(
            make_group(self._around.locales, "member", commands, permissions=permissions)
        )

    def _standing(self) -> Command:
        async def standing(interaction: discord.Interaction, member: discord.User) -> None:
            key = await self._admit(interaction, member)
            if key is not None:
                found = await self._around.host.members.standing(key)
                texts = self._around.texts_for(interaction)
                await tell(interaction, "\n".join(_say(key, found, texts)))

        return make_command(self._around.locales, "member.standing", standing, options=("member",))

    def _forgiving(self) -> Command:
        async def forgive(interaction: discord.Interaction, member: discord.User) -> None:
            key = await self._admit_other(interaction, member)
            if key is not None:
                by = str(interaction.user.id)
                count = await self._around.host.members.forgive(key, by=by)
                texts = self._around.texts_for(interaction)
                which = "discord.member.forgiven" if count else "discord.member.nothing_to_forgive"
                await tell(interaction, texts(which, count=count, member=_mention(key)))

        return make_command(self._around.locales, "member.forgive", forgive, options=("member",))

    def _exempting(self) -> Command:
        async def exempt(
            interaction: discord.Interaction, member: discord.User, duration: str
        ) -> None:
            key = await self._admit_other(interaction, member)
            if key is not None:
                await self._exempt(interaction, key, duration)

        return make_command(
            self._around.locales,
            "member.exempt",
            exempt,
            options=("member", "duration"),
            choices={"duration": (*DAYS, NO_MORE)},
        )

    async def _exempt(
        self, interaction: discord.Interaction, key: MemberKey, duration: str
    ) -> None:
        days = DAYS.get(duration)
        until = None if days is None else datetime.now(UTC) + timedelta(days=days)
        await self._around.host.members.exempt(key, until, by=str(interaction.user.id))
        texts, when = self._around.texts_for(interaction), ""
        if until is not None:
            when = discord.utils.format_dt(until)
        which = "discord.member.exempt" if until else "discord.member.exempt_no_more"
        await tell(interaction, texts(which, member=_mention(key), when=when))

    async def _admit(
        self, interaction: discord.Interaction, member: discord.User | discord.Member
    ) -> MemberKey | None:
        await wait(interaction)
        if interaction.guild_id is None or not await admit_moderator(self._around, interaction):
            return None
        if member.bot:
            await tell(interaction, self._around.texts_for(interaction)("discord.member.bot"))
            return None
        return self._around.member(interaction.guild_id, member.id)

    async def _admit_other(
        self, interaction: discord.Interaction, member: discord.User | discord.Member
    ) -> MemberKey | None:
        """Let nobody be their own judge."""
        key = await self._admit(interaction, member)
        if key is not None and member.id == interaction.user.id:
            await tell(interaction, self._around.texts_for(interaction)("discord.member.own"))
            return None
        return key


def _say(key: MemberKey, standing: Standing, texts: Catalogue) -> Iterator[str]:
    yield f"### {texts('discord.member.title', member=_mention(key))}"
    yield from (f"- {line}" for line in say_standing(standing, texts))
    for strike in standing.strikes[-STRIKES_SHOWN:]:
        yield f"  - {_say_strike(strike, texts)}"
    if standing.open_case is not None:
        case = standing.open_case[:SHORT_ID]
        yield f"- {texts('discord.member.open_case', case=case)}"


def _say_strike(strike: NudgeRecord, texts: Catalogue) -> str:
    parts = [discord.utils.format_dt(strike.at, "R"), texts(f"discord.became.{strike.outcome}")]
    if strike.message.message.isdecimal() and strike.channel.isdecimal():
        parts.append(f"[{texts('discord.card.link')}]({link_about(strike)})")
    return " · ".join(parts)


def _mention(key: MemberKey) -> str:
    return f"<@{key.member}>"
