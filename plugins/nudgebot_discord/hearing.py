"""What members write, edit and delete, handed to the bot."""

import discord

from nudgebot.plugin import Catalogue, Message, MessageKey, Outcome, Receipt
from nudgebot_discord.delivery.whispers import Whispers
from nudgebot_discord.notes.openings import Openings
from nudgebot_discord.removals import Removals
from nudgebot_discord.surroundings import PLATFORM, Surroundings
from nudgebot_discord.words.messages import Skip, translate


class Hearing:
    """Takes the events of messages. What one process gets twice is decided once."""

    def __init__(
        self, around: Surroundings, whispers: Whispers, openings: Openings, removals: Removals
    ) -> None:
        self._around = around
        self._removals = removals
        self._whispers = whispers
        self._openings = openings

    async def hear(self, message: discord.Message) -> None:
        """Hand in what somebody wrote."""
        if self._serves(message.guild):
            await self._submit(translate(message))

    async def hear_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Hand in what somebody made of a message; what an edit did not change is left out."""
        message = payload.message
        if message.edited_at is None or not self._serves(message.guild):
            return
        edited = translate(message, edited_at=message.edited_at)
        if edited is Skip.NO_TEXT and self._around.settings.message_content:
            await self._gone(payload.guild_id, (message.id,))  # no words are left of it
            return
        receipt = await self._submit(edited)
        if receipt is None or receipt.is_repeat or message.guild is None:
            return
        if receipt.decision.outcome is Outcome.REPHRASED and not receipt.decision.observed:
            await self._thank(message, receipt)
            await self._whispers.take_away_about(message.id)

    async def hear_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Note that a message is gone."""
        await self._gone(payload.guild_id, (payload.message_id,))

    async def hear_purge(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Note that many messages are gone."""
        await self._gone(payload.guild_id, tuple(payload.message_ids))

    async def _submit(self, message: Message | Skip) -> Receipt | None:
        return None if isinstance(message, Skip) else await self._around.host.submit(message)

    async def _gone(self, guild_id: int | None, messages: tuple[int, ...]) -> None:
        if guild_id is None or not self._around.serves(guild_id):
            return
        for message in messages:
            if not self._removals.take(message):
                await self._around.host.withdraw_message(MessageKey(PLATFORM, str(message)))
            await self._whispers.take_away_about(message)

    async def _thank(self, message: discord.Message, receipt: Receipt) -> None:
        """Thank an author in private, if there is still a way that disturbs nobody."""
        texts = self._texts(str(message.id), message)
        credit = receipt.decision.credit
        points = credit.points if credit else 0
        key = "discord.thanks.points" if points else "discord.thanks"
        await self._openings.tell(str(message.id), texts(key, points=points))

    def _texts(self, message_id: str, message: discord.Message) -> Catalogue:
        locale = self._openings.locale_of(message_id)
        if locale is not None or message.guild is None:
            return self._around.locales.of(locale)
        return self._around.texts_of(message.guild)

    def _serves(self, guild: discord.Guild | None) -> bool:
        return guild is not None and self._around.serves(guild.id)
