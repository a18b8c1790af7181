"""Words that somebody tries on: what would be decided about them, whoever wrote them."""

import discord

from nudgebot.plugin import Author, Message, Place, Rehearsal, Stage
from nudgebot_discord.surroundings import PLATFORM, Surroundings

NOBODY, NOWHERE = Author(id="", name=""), ""


async def try_on(around: Surroundings, interaction: discord.Interaction, text: str) -> Rehearsal:
    """Rehearse words, and leave no trace of them.

    They stand for themselves: what is exempt, and who was nudged lately, makes no difference.

    Raises:
        StoreUnavailableError: the store is out.
    """
    place = Place(platform=PLATFORM, community=str(interaction.guild_id), channel=NOWHERE)
    trial = Message(
        id=f"trial.{interaction.id}",
        place=place,
        author=NOBODY,
        text=text,
        sent_at=interaction.created_at,
        stage=Stage.DRAFT,
    )
    return await around.host.rehearse(trial)
