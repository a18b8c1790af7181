"""What was said just before a message, fetched for whoever has to judge it and never kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import discord

from nudgebot.plugin import Case
from nudgebot_discord.cards.entry import newest_message
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.words.messages import words_of

FETCHED = 6  # some may be the bot's own lines, or have no words
SHOWN = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said."""

    by: int
    words: str = field(repr=False)


async def said_before(around: Surroundings, case: Case) -> Sequence[Said]:
    """Fetch what people said just before the newest message of a case; oldest first.

    What is on the case itself is left out.
    """
    entry = newest_message(case)
    if entry is None or not (entry.message.message.isdecimal() and entry.channel.isdecimal()):
        return ()
    channel = around.client.get_partial_messageable(int(entry.channel))
    before = discord.Object(int(entry.message.message))
    try:
        found = [said async for said in channel.history(limit=FETCHED, before=before)]
    except discord.HTTPException:
        return ()
    on_case = {entry.message.message for entry in case.entries}
    people = [said for said in found if not said.author.bot and str(said.id) not in on_case]
    with_words = [Said(said.author.id, words_of(said)) for said in people if words_of(said).strip()]
    return with_words[SHOWN - 1 :: -1]
