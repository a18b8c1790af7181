"""Deletes a message for a moderator, who may delete it themself."""

import discord

from nudgebot.plugin import Act, CaseEntry
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.cards.attempts import NotAllowedError, attempt
from nudgebot_discord.cards.buttons import DELETE
from nudgebot_discord.cards.door import Door
from nudgebot_discord.cards.entry import newest_message
from nudgebot_discord.cards.locks import Locks
from nudgebot_discord.removals import Removals
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Press, Switchboard


class Deletions:
    """Deletes first and records then: pressing again after a crash does no more."""

    def __init__(self, around: Surroundings, door: Door, locks: Locks, removals: Removals) -> None:
        self._around = around
        self._door = door
        self._locks = locks
        self._removals = removals

    def connect(self, switchboard: Switchboard) -> None:
        """Take what is pressed on cards."""
        switchboard.connect(DELETE, self.delete)

    async def delete(self, press: Press) -> None:
        """Delete the newest message of a case. The case stays open."""
        interaction = press.interaction
        await wait(interaction)
        async with self._locks.of(press.about[0]):
            case = await self._door.admit_open(interaction, press.about[0])
            if case is None:
                return
            deed = self._remove(interaction, newest_message(case))
            if not await attempt(self._around, interaction, deed):
                return
            by = str(interaction.user.id)
            await self._around.host.cases.write_down(case, Act.DELETE_MESSAGE, by=by)
        await tell(interaction, self._around.texts_for(interaction)("discord.case.deleted"))

    async def _remove(self, interaction: discord.Interaction, entry: CaseEntry | None) -> None:
        guild, moderator = interaction.guild, interaction.user
        if entry is None or not entry.message.message.isdecimal():
            raise NotAllowedError("discord.cannot.message_gone")
        if guild is None or not isinstance(moderator, discord.Member):
            raise NotAllowedError("discord.cannot.not_you_delete")
        channel = guild.get_channel_or_thread(int(entry.channel))
        channel = channel or await guild.fetch_channel(int(entry.channel))
        if not channel.permissions_for(moderator).manage_messages:
            raise NotAllowedError("discord.cannot.not_you_delete")
        message = int(entry.message.message)
        self._removals.expect(message)
        place = self._around.client.get_partial_messageable(channel.id, guild_id=guild.id)
        try:
            await place.get_partial_message(message).delete()
        except discord.HTTPException:
            self._removals.take(message)  # should it go later, that is its author's doing
            raise
