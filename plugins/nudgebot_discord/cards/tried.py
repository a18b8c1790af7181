"""What was tried before a case came to a moderator: the nudges, and what became of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import discord

from nudgebot.plugin import Catalogue, MemberKey, Outcome
from nudgebot_discord.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Tried:
    """One nudge: how it was delivered, or why it was not, and what came of it."""

    way: str
    is_delivered: bool
    seen_at: datetime | None
    outcome: Outcome


async def what_was_tried(around: Surroundings, member: MemberKey) -> Mapping[str, Tried]:
    """Load the nudges of a member by the id of the message that each is about."""
    stored = await around.host.members.export(member)
    return {
        nudge["message"]: Tried(
            nudge["way"],
            bool(nudge["is_delivered"]),
            datetime.fromisoformat(nudge["seen_at"]) if nudge["seen_at"] else None,
            Outcome(nudge["outcome"]),
        )
        for nudge in stored.get("nudges", ())
    }


def say_tried(tried: Tried | None, texts: Catalogue) -> str:
    """Say in a line what was tried."""
    return " ".join(_parts(tried, texts))


def say_way(way: str, texts: Catalogue) -> str:
    """Say how a note reached its member; or, where no way did, the reason of each."""
    return ", ".join(_say_code(code, texts) for code in way.split())


def _say_code(code: str, texts: Catalogue) -> str:
    key = f"discord.way.{code}"
    return texts(key) if key in texts else texts("discord.way.other", code=code)


def _parts(tried: Tried | None, texts: Catalogue) -> Iterator[str]:
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
