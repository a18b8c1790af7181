"""`/privacy`: what is kept about whoever asks, to see, to take along, to change or to erase."""

import asyncio
from datetime import UTC, datetime
from io import BytesIO

import discord
from discord import app_commands, ui

from nudgebot_discord.answering import lay_out, replace, tell, wait
from nudgebot_discord.commands.asker import asker
from nudgebot_discord.commands.building import make_command
from nudgebot_discord.notes.preferences import Preferences
from nudgebot_discord.privacy import layout
from nudgebot_discord.privacy.archive import pack
from nudgebot_discord.privacy.erasure import Erasure
from nudgebot_discord.privacy.layout import asking_layout, kept_in, privacy_layout
from nudgebot_discord.privacy.summary import summarise
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Press, Switchboard


class Privacy:
    """Everything here is about whoever presses it, and seen by nobody else."""

    def __init__(self, around: Surroundings, preferences: Preferences, erasure: Erasure) -> None:
        self._around = around
        self._preferences = preferences
        self._erasure = erasure

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the command."""
        tree.add_command(make_command(self._around.locales, "privacy", self.show))

    def connect(self, switchboard: Switchboard) -> None:
        """Take what is pressed and chosen there."""
        switchboard.connect(layout.REACH, self.choose_reach)
        switchboard.connect(layout.WISH, self.change_wish)
        switchboard.connect(layout.EXPORT, self.export)
        switchboard.connect(layout.ASK, self.ask)
        switchboard.connect(layout.BACK, self.go_back)
        switchboard.connect(layout.ERASE, self.erase)

    async def show(self, interaction: discord.Interaction) -> None:
        """Show what is kept, and what the member wishes."""
        await wait(interaction)
        await tell(interaction, await self._overview(interaction))

    async def choose_reach(self, press: Press) -> None:
        """Keep how notes should reach the member."""
        await self._change(press.interaction, press.chosen[0])

    async def change_wish(self, press: Press) -> None:
        """Keep whether the board shows them, or whether kindness of theirs is scored."""
        await self._change(press.interaction, press.about[0])

    async def export(self, press: Press) -> None:
        """Hand the member their data, as a file."""
        interaction = press.interaction
        await wait(interaction)
        texts = self._around.texts_for(interaction)
        stored = await self._around.host.members.export(asker(self._around, interaction))
        packed = await asyncio.to_thread(pack, stored, limit=interaction.filesize_limit)
        if packed is None:
            await tell(interaction, texts("discord.privacy.too_long"))
            return
        name, content = packed
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.TextDisplay(texts("discord.privacy.exported")))
        view.add_item(ui.File(f"attachment://{name}"))
        file = discord.File(BytesIO(content), filename=name)
        await interaction.followup.send(view=lay_out(view), file=file, ephemeral=True)

    async def ask(self, press: Press) -> None:
        """Ask once more, and say what stays."""
        await replace(press.interaction, asking_layout(self._around.texts_for(press.interaction)))

    async def go_back(self, press: Press) -> None:
        """Show everything again; nothing was erased."""
        await press.interaction.response.defer()
        await replace(press.interaction, await self._overview(press.interaction))

    async def erase(self, press: Press) -> None:
        """Erase the member."""
        await press.interaction.response.defer()
        gone = await self._erasure.erase(asker(self._around, press.interaction))
        texts, kept = self._around.texts_for(press.interaction), gone.get("upheld_cases_kept", 0)
        lines = [texts("discord.privacy.erased")]
        if kept:
            lines.append(texts("discord.privacy.erased.kept", count=kept))
        await replace(press.interaction, "\n".join(lines))

    async def _change(self, interaction: discord.Interaction, choice: str) -> None:
        await interaction.response.defer()
        member = asker(self._around, interaction)
        wished = await self._preferences.change(int(member.community), interaction.user.id, choice)
        kept = kept_in(interaction.message) or await self._kept(interaction)
        texts = self._around.texts_for(interaction)
        view = privacy_layout(kept, wished, texts, now=datetime.now(UTC))
        await replace(interaction, view)

    async def _overview(self, interaction: discord.Interaction) -> ui.LayoutView:
        standing = await self._around.host.members.standing(asker(self._around, interaction))
        texts, kept = self._around.texts_for(interaction), await self._kept(interaction)
        return privacy_layout(kept, standing.membership, texts, now=datetime.now(UTC))

    async def _kept(self, interaction: discord.Interaction) -> str:
        member = asker(self._around, interaction)
        stored = await self._around.host.members.export(member)
        return summarise(stored, member, self._around.texts_for(interaction))
