"""Gets the words that a nudge is about from where they are: the message itself."""

import discord

from nudgebot.plugin import NudgeRecord
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.words.messages import words_of

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE = 10003, 10008


async def recall(around: Surroundings, nudge: NudgeRecord) -> str | None:
    """Fetch a message's words; None if it is gone, or cannot be read.

    That it is gone is noted: its author may have deleted it while the bot could not hear of that.

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
    except discord.NotFound as error:
        is_gone = error.code in {UNKNOWN_CHANNEL, UNKNOWN_MESSAGE}
        if is_gone and nudge.case is None:  # of a case, a moderator may have deleted it
            await around.host.withdraw_message(nudge.message)
        return None
    except discord.Forbidden:
        return None
    return words_of(message) or None
