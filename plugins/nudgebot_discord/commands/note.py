"""`/note`: opens the note that still waits, after the line that led to it went away."""

from typing import Any

import discord
from discord import app_commands, ui

from nudgebot.plugin import MemberKey, NudgeNote
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.commands.asker import IN_COMMUNITIES, asker
from nudgebot_discord.commands.wording import words
from nudgebot_discord.links import message_link
from nudgebot_discord.note import nudge_layout
from nudgebot_discord.openings import Openings
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.whispers import Whispers
from nudgebot_discord.wording import recall

TRIED = 5


class NoteCommand:
    """Shows a member their oldest unanswered note."""

    def __init__(self, around: Surroundings, whispers: Whispers, openings: Openings) -> None:
        self._around = around
        self._whispers = whispers
        self._openings = openings

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the command."""
        locales = self._around.locales
        command: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=words(locales, "note.name"),
            description=words(locales, "note.description"),
            callback=self.open,
            allowed_contexts=IN_COMMUNITIES,
        )
        tree.add_command(command)

    async def open(self, interaction: discord.Interaction) -> None:
        """Open the oldest note whose message can still be read."""
        await wait(interaction)
        texts = self._around.texts_for(interaction)
        note, others = await self._oldest(asker(self._around, interaction))
        if note is None:
            key = "discord.notes.gone" if others else "discord.notes.none"
            await tell(interaction, texts(key))
            return
        view = nudge_layout(note, texts, link=_link(note))
        if others:
            view.add_item(ui.TextDisplay(f"-# {texts('discord.notes.more', count=others)}"))
        await tell(interaction, view)
        self._openings.opened(note.nudge.message.message, interaction)
        await self._whispers.take_away(note.nudge.id)

    async def _oldest(self, member: MemberKey) -> tuple[NudgeNote | None, int]:
        """Find the note to show, and how many others there are."""
        waiting = await self._around.host.unanswered(member)
        for nudge in waiting[:TRIED]:
            note = await self._around.host.open_note(nudge.id, member)
            if note is not None:
                return note, len(waiting) - 1
            await recall(self._around, nudge)  # raises if Discord only has no answer now
        return None, len(waiting)


def _link(note: NudgeNote) -> str:
    nudge = note.nudge
    return message_link(int(nudge.member.community), int(nudge.channel), int(nudge.message.message))
