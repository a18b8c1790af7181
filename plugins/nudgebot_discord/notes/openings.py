"""Who can still be told something in private: whoever pressed a button moments ago."""

from collections import OrderedDict
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import discord

from nudgebot_discord.answering import lay_out

OPEN_FOR = timedelta(minutes=14)  # Discord takes answers for a quarter of an hour
MOST = 500


class Openings:
    """Remembers, by message, the last interaction of its author about it."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, discord.Interaction] = OrderedDict()

    def __len__(self) -> int:
        return len(self._open)

    def opened(self, message: str, interaction: discord.Interaction) -> None:
        """Note that an author pressed something about a message of theirs."""
        self._open[message] = interaction
        self._open.move_to_end(message)
        if len(self._open) > MOST:
            self._open.popitem(last=False)

    def locale_of(self, message: str) -> discord.Locale | None:
        """The language of whoever pressed it."""
        interaction = self._open.get(message)
        return interaction.locale if interaction else None

    async def tell(self, message: str, text: str) -> bool:
        """Tell the author something; False if there is no way any more."""
        interaction = self._open.pop(message, None)
        if interaction is None or datetime.now(UTC) - interaction.created_at > OPEN_FOR:
            return False
        with suppress(discord.HTTPException, OSError):
            await interaction.followup.send(view=lay_out(text), ephemeral=True)
            return True
        return False
