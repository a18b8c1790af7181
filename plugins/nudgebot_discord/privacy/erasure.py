"""Erases a member, also what the plugin itself has about them and in Discord."""

import logging
from collections.abc import Mapping

import discord

from nudgebot.plugin import MemberKey
from nudgebot_discord.delivery import messengers, whispers
from nudgebot_discord.delivery.whispers import Whispers
from nudgebot_discord.surroundings import Surroundings

NOTES = 10

log = logging.getLogger(__name__)


class Erasure:
    """Takes lines and notes for a member away, and then lets the bot forget them.

    In this order: should something be out, then all of it can be asked for again.
    """

    def __init__(self, around: Surroundings, lines: Whispers) -> None:
        self._around = around
        self._lines = lines

    async def erase(self, member: MemberKey) -> Mapping[str, int]:
        """Erase a member; return how many rows went, by table.

        Raises:
            StoreUnavailableError: the store is out.
        """
        stored = await self._around.host.members.export(member)
        letters = {str(row["id"]) for table in ("nudges", "cases") for row in stored[table]}
        known = await self._around.memory.all(whispers.KEY)
        for letter in letters & known.keys():
            await self._lines.take_away(letter)
        await self._empty_threads(letters)
        return await self._around.host.members.forget(member)

    async def _empty_threads(self, letters: set[str]) -> None:
        """Delete notes from private threads, as far as the bot knows of these still."""
        memory = self._around.memory
        for nonce, line in (await memory.all(messengers.KEY)).items():
            thread, _, letter = line.split("/")
            if letter in letters:
                await self._empty(int(thread))
                await memory.drop(messengers.KEY + nonce)

    async def _empty(self, thread_id: int) -> None:
        """Delete what the bot wrote in a thread; the thread itself it may not."""
        client = self._around.client
        try:
            async for message in client.get_partial_messageable(thread_id).history(limit=NOTES):
                if message.is_system():
                    continue  # who was added; nobody may delete that
                if client.user is not None and message.author.id == client.user.id:
                    await message.delete()
        except discord.HTTPException as error:
            log.info("discord.note.stays", extra={"code": error.code})
