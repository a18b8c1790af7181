"""Two ways to a member: a direct message if they chose it, and a private thread."""

from datetime import UTC, datetime, timedelta
from typing import Literal

import discord

from nudgebot.plugin import Delivery, Handover, Membership
from nudgebot_discord.answering import lay_out
from nudgebot_discord.delivery.letter import Letter
from nudgebot_discord.delivery.reach import may_open_thread
from nudgebot_discord.delivery.setback import may_pass
from nudgebot_discord.surroundings import Surroundings

ARCHIVE_MINUTES: Literal[60] = 60
KEY = "thread."
KNOWN_FOR = timedelta(days=1)
NOT_CHOSEN = "not_chosen"


class DirectMessages:
    """Writes to members who asked for it, as far as the governor lets it."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    async def send(self, letter: Letter, membership: Membership) -> Handover:
        """Send a direct message, or say why not."""
        if not membership.direct:
            return Handover(Delivery.IMPOSSIBLE, NOT_CHOSEN)
        governor, member = self._around.governor, letter.member.member
        refusal = await governor.may_open(member)
        if refusal is not None:
            return Handover(Delivery.IMPOSSIBLE, refusal)
        guild = self._around.client.get_guild(letter.guild_id)
        texts = self._around.locales.of(guild.preferred_locale if guild else None)
        try:
            channel = await self._around.client.create_dm(discord.Object(letter.user_id))
            await channel.send(view=lay_out(letter.layout(texts)), nonce=letter.nonce)
        except discord.HTTPException as error:
            await governor.failed(member, error)
            if may_pass(error):
                raise
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
        if not isinstance(channel, discord.TextChannel) or channel.is_news():
            return Handover(Delivery.IMPOSSIBLE, "no_threads_here")
        if not may_open_thread(channel):
            return Handover(Delivery.IMPOSSIBLE, "thread_not_allowed")
        thread = await self._thread(letter, channel)
        await thread.add_user(discord.Object(letter.user_id))
        texts = self._around.texts_of(channel.guild)
        await thread.send(view=lay_out(letter.layout(texts)), nonce=letter.nonce)
        return Handover(Delivery.DELIVERED, "thread")

    async def _thread(self, letter: Letter, channel: discord.TextChannel) -> discord.Thread:
        """Open a thread, or find the one that was opened for this letter before a crash."""
        memory = self._around.memory
        await self._forget_old()
        known = await memory.get(KEY + letter.nonce)
        if known is not None and (found := channel.get_thread(int(known.partition("/")[0]))):
            return found
        thread = await channel.create_thread(
            name=self._around.texts_of(channel.guild)("discord.thread.name"),
            type=discord.ChannelType.private_thread,
            auto_archive_duration=ARCHIVE_MINUTES,
            invitable=False,
        )
        now = datetime.now(UTC).timestamp()
        await memory.put(KEY + letter.nonce, f"{thread.id}/{now:.0f}/{letter.id}")
        return thread

    async def _forget_old(self) -> None:
        before = (datetime.now(UTC) - KNOWN_FOR).timestamp()
        for nonce, line in (await self._around.memory.all(KEY)).items():
            _, opened, _ = line.split("/")
            if float(opened) < before:
                await self._around.memory.drop(KEY + nonce)
