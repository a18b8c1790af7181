"""Tells Discord which commands there are, when they changed."""

import hashlib
import json
import logging

import discord
from discord import app_commands

from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import tell_trouble

KEY = "commands"

log = logging.getLogger(__name__)


class Registration:
    """Looks after the tree of commands."""

    def __init__(
        self, around: Surroundings, tree: app_commands.CommandTree[discord.Client]
    ) -> None:
        self._around = around
        self._tree = tree
        tree.error(self._failed)

    async def register(self) -> None:
        """Register all commands in all languages, unless Discord has these very ones already."""
        await self._tree.set_translator(self._around.locales.commands)
        digest = await self._digest()
        if await self._around.memory.get(KEY) == digest:
            return
        try:
            commands = await self._tree.sync()
        except discord.DiscordServerError:
            raise  # it is tried again
        except (discord.HTTPException, app_commands.AppCommandError) as error:
            log.error("discord.commands.refused", extra={"error": type(error).__name__})  # noqa: TRY400 - Discord quotes what it refuses
            return
        await self._around.memory.put(KEY, digest)
        log.info("discord.commands", extra={"count": len(commands)})

    async def _digest(self) -> str:
        translator = self._around.locales.commands
        payloads = [
            await command.get_translated_payload(self._tree, translator)
            for command in self._tree.get_commands()
        ]
        content = json.dumps([self._around.client.application_id, payloads], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()

    async def _failed(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        await tell_trouble(self._around, interaction, error)
