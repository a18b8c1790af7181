"""Two ways to a member: a direct message if they chose it, and a private thread."""

from typing import Literal

import discord

from nudgebot.plugin import Delivery, Handover, Membership
from nudgebot_discord.answering import lay_out
from nudgebot_discord.letter import Letter
from nudgebot_discord.surroundings import Surroundings

ARCHIVE_MINUTES: Literal[60] = 60
NONCE = 25  # as long as Discord takes


class DirectMessages:
    """Writes to members who asked for it, as far as the governor lets it."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    async def send(self, letter: Letter, membership: Membership) -> Handover:
        """Send a direct message, or say why not."""
        if not membership.direct:
            return Handover(Delivery.IMPOSSIBLE, "not_chosen")
        governor, member = self._around.governor, letter.member.member
        refusal = await governor.may_open(member)
        if refusal is not None:
            return Handover(Delivery.IMPOSSIBLE, refusal)
        guild = self._around.client.get_guild(letter.guild_id)
        texts = self._around.locales.of(guild.preferred_locale if guild else None)
        try:
            channel = await self._around.client.create_dm(discord.Object(letter.user_id))
            view = lay_out(letter.layout(texts))
            await channel.send(view=view, nonce=letter.id[:NONCE])
        except discord.Forbidden as error:
            await governor.failed(member, error)
            return Handover(Delivery.IMPOSSIBLE, f"dm_refused_{error.code}")
        await governor.opened(member)
        return Handover(Delivery.DELIVERED, "dm")


class PrivateThreads:
    """Opens a thread that its member, and whoever manages threads there, can see."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    async def open(self, letter: Letter, membership: Membership) -> Handover:
        """Open a thread with the note in it, or say why not."""
        del membership
        channel = self._around.client.get_channel(letter.channel)
        if isinstance(channel, discord.Thread):
            channel = channel.parent
        if not isinstance(channel, discord.TextChannel):
            return Handover(Delivery.IMPOSSIBLE, "no_threads_here")
        key = f"thread.{letter.id}"
        if await self._around.memory.get(key) is not None:
            return Handover(Delivery.DELIVERED, "thread")
        texts = self._around.texts_of(channel.guild)
        thread = await channel.create_thread(
            name=texts("discord.thread.name"),
            type=discord.ChannelType.private_thread,
            auto_archive_duration=ARCHIVE_MINUTES,
        )
        await thread.add_user(discord.Object(letter.user_id))
        await thread.send(view=lay_out(letter.layout(texts)), nonce=letter.id[:NONCE])
        await self._around.memory.put(key, str(thread.id))
        return Handover(Delivery.DELIVERED, "thread")
