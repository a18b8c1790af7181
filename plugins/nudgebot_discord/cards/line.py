"""A case on one line: in a list, and in the suggestions while somebody types."""

from collections.abc import Iterator
from datetime import UTC, datetime

import discord

from nudgebot.plugin import Case, Catalogue
from nudgebot_discord.cards.entry import ANSWERS
from nudgebot_discord.cards.words import on_one_line, person
from nudgebot_discord.words.characters import cleaned

SHORT_ID = 8
NAME = 32
CHOICE = 100  # what Discord takes
HOUR, DAY = 60, 60 * 24


def say_case(case: Case, texts: Catalogue) -> str:
    """Show a case as a line of markup."""
    return " · ".join(_parts(case, texts))


def name_case(case: Case, texts: Catalogue) -> str:
    """Show a case as plain text, for a list of suggestions, where nothing is markup."""
    name = " ".join(cleaned(case.name).split())[:NAME]
    parts = (name or "?", *_reasons(case, texts), _age(case, texts), case.id[:SHORT_ID])
    return " · ".join(parts)[:CHOICE]


def _age(case: Case, texts: Catalogue) -> str:
    minutes = max(0, int((datetime.now(UTC) - case.opened_at).total_seconds() // 60))
    if minutes < HOUR:
        return texts("discord.age.minutes", count=minutes)
    if minutes < DAY:
        return texts("discord.age.hours", count=minutes // HOUR)
    return texts("discord.age.days", count=minutes // DAY)


def _parts(case: Case, texts: Catalogue) -> Iterator[str]:
    yield f"`{case.id[:SHORT_ID]}`"
    yield f"{person(case.member.member, texts)} ({on_one_line(case.name, limit=NAME)})"
    yield from _reasons(case, texts)
    yield discord.utils.format_dt(case.opened_at, "R")
    if case.verdict is not None:
        yield texts(f"discord.outcome.{case.verdict}")
    elif case.assignee:
        yield texts("discord.card.claimed", moderator=person(case.assignee, texts))


def _reasons(case: Case, texts: Catalogue) -> list[str]:
    reasons = dict.fromkeys(entry.reason for entry in case.entries if entry.reason not in ANSWERS)
    return [texts(f"case_reason.{reason}") for reason in reasons][:2]
