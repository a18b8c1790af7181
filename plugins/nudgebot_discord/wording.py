"""Gets the words that a nudge is about from where they are: the message itself."""

import discord

from nudgebot.plugin import NudgeRecord
from nudgebot_discord.messages import words_of
from nudgebot_discord.surroundings import Surroundings


async def recall(around: Surroundings, nudge: NudgeRecord) -> str | None:
    """Fetch a message's words; None if it is gone, or cannot be read.

    Raises:
        discord.HTTPException: Discord has no answer now.
    """
    if not nudge.message.message.isdigit():
        return None
    channel = around.client.get_partial_messageable(
        int(nudge.channel), guild_id=int(nudge.member.community)
    )
    try:
        message = await channel.fetch_message(int(nudge.message.message))
    except (discord.NotFound, discord.Forbidden):
        return None
    return words_of(message) or None
