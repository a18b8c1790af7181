"""Tries what a moderator asked for; what Discord refuses, the moderator is told in a line."""

from collections.abc import Awaitable

import discord

from nudgebot_discord.answering import tell
from nudgebot_discord.cards.refusals import refusal
from nudgebot_discord.surroundings import Surroundings


class NotAllowedError(Exception):
    """It is not for this moderator, or not possible; `why` is a key of the catalogue."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


async def attempt(
    around: Surroundings, interaction: discord.Interaction, deed: Awaitable[object]
) -> bool:
    """Do something at Discord; False if it did not work for a reason that can be told."""
    try:
        await deed
    except NotAllowedError as error:
        key: str | None = error.why
    except discord.HTTPException as error:
        key = refusal(error)
        if key is None:
            raise
    else:
        return True
    await tell(interaction, around.texts_for(interaction)(key or "discord.trouble.other"))
    return False
