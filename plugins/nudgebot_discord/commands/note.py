"""`/note`: opens the note that still waits, after the line that led to it went away."""

import discord
from discord import app_commands, ui

from nudgebot.plugin import MemberKey, NudgeNote
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.commands.asker import asker
from nudgebot_discord.commands.building import make_command
from nudgebot_discord.delivery.whispers import Whispers
from nudgebot_discord.notes.note import nudge_layout
from nudgebot_discord.notes.openings import Openings
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.words.links import link_about
from nudgebot_discord.words.recalling import recall

TRIED = 5


class NoteCommand:
    """Shows a member their oldest unanswered note."""

    def __init__(self, around: Surroundings, whispers: Whispers, openings: Openings) -> None:
        self._around = around
        self._whispers = whispers
        self._openings = openings

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the command."""
        tree.add_command(make_command(self._around.locales, "note", self.open))

    async def open(self, interaction: discord.Interaction) -> None:
        """Open the oldest note whose message can still be read."""
        await wait(interaction)
        texts = self._around.texts_for(interaction)
        note, others = await self._oldest(asker(self._around, interaction))
        if note is None:
            key = "discord.notes.gone" if others else "discord.notes.none"
            await tell(interaction, texts(key))
            return
        view = nudge_layout(note, texts, link=link_about(note.nudge))
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
