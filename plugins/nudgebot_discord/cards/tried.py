"""What was tried before a case came to a moderator: the nudges, and what became of them."""

from collections.abc import Iterator, Mapping

import discord

from nudgebot.plugin import Case, Catalogue, NudgeRecord, Outcome
from nudgebot_discord.surroundings import Surroundings

ENTRIES_SHOWN = 4  # on a card; there is no end to what a case may have


async def what_was_tried(around: Surroundings, case: Case) -> Mapping[str, NudgeRecord]:
    """Load the nudges that the newest entries of a case are about, by the id of their message."""
    messages = {entry.message for entry in case.entries[-ENTRIES_SHOWN:]}
    nudges = [await around.host.nudge_about(message) for message in messages]
    return {nudge.message.message: nudge for nudge in nudges if nudge is not None}


def say_tried(tried: NudgeRecord | None, texts: Catalogue) -> str:
    """Say in a line what was tried."""
    return " ".join(_parts(tried, texts))


def say_way(way: str, texts: Catalogue) -> str:
    """Say how a note reached its member; or, where no way did, the reason of each."""
    return ", ".join(_say_code(code, texts) for code in way.split())


def _say_code(code: str, texts: Catalogue) -> str:
    key = f"discord.way.{code}"
    return texts(key) if key in texts else texts("discord.way.other", code=code)


def _parts(tried: NudgeRecord | None, texts: Catalogue) -> Iterator[str]:
    if tried is None:
        yield texts("discord.tried.nothing")
        return
    if not tried.way and tried.outcome is Outcome.PENDING:
        yield texts("discord.tried.on_its_way")
    elif tried.way:
        how = say_way(tried.way, texts)
        state = "delivered" if tried.is_delivered else "undelivered"
        yield texts(f"discord.tried.{state}", how=how)
    if tried.seen_at is not None:
        when = discord.utils.format_dt(tried.seen_at, "R")
        yield texts("discord.tried.opened", when=when)
    elif tried.is_delivered:
        yield texts("discord.tried.unopened")
    yield texts(f"discord.became.{tried.outcome}")
