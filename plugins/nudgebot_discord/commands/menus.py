"""The menus of messages: check the tone of one's own, report or nominate somebody else's."""

from collections.abc import Awaitable, Callable

import discord
from discord import app_commands

from nudgebot.plugin import Message
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.commands.asker import IN_COMMUNITIES, asker
from nudgebot_discord.nominations import Nominations
from nudgebot_discord.notes.tone import show_tone
from nudgebot_discord.notes.trial import try_on
from nudgebot_discord.surroundings import PLATFORM, Surroundings
from nudgebot_discord.words.messages import Skip, translate, words_of

Deed = Callable[[discord.Interaction, discord.Message], Awaitable[None]]


class MessageMenus:
    """What is chosen there brings its message along, also without the Message Content intent."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._nominations = Nominations(around.host.notebook(PLATFORM))

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the three entries."""
        name = self._around.locales.name
        for entry in (
            app_commands.ContextMenu(name=name("discord.menu.tone"), callback=self.check_tone),
            app_commands.ContextMenu(name=name("discord.menu.report"), callback=self.report),
            app_commands.ContextMenu(name=name("discord.menu.heart"), callback=self.nominate),
        ):
            entry.allowed_contexts = IN_COMMUNITIES
            tree.add_command(entry)

    async def check_tone(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Say how a message comes across, to its author alone."""
        texts = self._around.texts_for(interaction)
        if message.author.id != interaction.user.id:
            await tell(interaction, texts("discord.tone.not_yours"))
            return
        text = words_of(message)
        if not text.strip():
            await tell(interaction, texts("discord.tone.empty"))
            return
        await wait(interaction)
        rehearsal = await try_on(self._around, interaction, text)
        await tell(interaction, show_tone(text, rehearsal, texts))

    async def report(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Bring a message before the moderators; its author does not learn who did."""
        reported = await self._a_members_words(interaction, message)
        if reported is None:
            return
        await wait(interaction)
        became = await self._around.host.report(reported, by=asker(self._around, interaction))
        texts = self._around.texts_for(interaction)
        await tell(interaction, texts(f"discord.report.{became}"))

    async def nominate(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Note a message down for the wall, which shows nothing without its author's leave."""
        nominated = await self._a_members_words(interaction, message)
        if nominated is None:
            return
        await wait(interaction)
        became = await self._nominations.nominate(
            nominated.member,
            channel=nominated.place.channel,
            message=nominated.id,
            by=asker(self._around, interaction),
        )
        texts = self._around.texts_for(interaction)
        await tell(interaction, texts(f"discord.heart.{became}"))

    async def _a_members_words(
        self, interaction: discord.Interaction, message: discord.Message
    ) -> Message | None:
        """Read a message; if no member wrote words in it, or nobody would look at it, say so."""
        read = translate(message)
        if not self._around.serves(interaction.guild_id or 0):
            key = "discord.refused.not_served"
        elif isinstance(read, Message):
            return read
        else:
            key = "discord.target.no_words" if read is Skip.NO_TEXT else "discord.target.nobody"
        await tell(interaction, self._around.texts_for(interaction)(key))
        return None
