"""`/draft`: words are tried on in private before anybody else reads them."""

import discord
from discord import app_commands

from nudgebot_discord.answering import ask, tell, wait
from nudgebot_discord.commands.building import make_command
from nudgebot_discord.forms import WORDS, paragraph_form
from nudgebot_discord.notes.tone import AGAIN, show_tone
from nudgebot_discord.notes.trial import try_on
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Press, Switchboard

FORM = "draft_form"
LONGEST = 2_000  # what members without Nitro can post


class Draft:
    """Nothing of a draft is kept; it needs no Message Content intent."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the command."""
        tree.add_command(make_command(self._around.locales, "draft", self.draft))

    def connect(self, switchboard: Switchboard) -> None:
        """Take the form that comes back, and the button that opens it again."""
        switchboard.connect(AGAIN, self.draft_again)
        switchboard.connect(FORM, self.read)

    async def draft(self, interaction: discord.Interaction) -> None:
        """Open the form."""
        await ask(
            interaction, paragraph_form(self._around.texts_for(interaction), FORM, longest=LONGEST)
        )

    async def draft_again(self, press: Press) -> None:
        """Open an empty form: the words of before are nowhere any more."""
        await self.draft(press.interaction)

    async def read(self, press: Press) -> None:
        """Say how the words come across, to whoever wrote them."""
        texts, text = self._around.texts_for(press.interaction), press.filled.get(WORDS, "")
        if not text.strip():
            await tell(press.interaction, texts("discord.tone.empty"))
            return
        await wait(press.interaction)
        rehearsal = await try_on(self._around, press.interaction, text)
        await tell(press.interaction, show_tone(text, rehearsal, texts))
