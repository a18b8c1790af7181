"""One entry of a case, as a piece of its card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import discord

from nudgebot.plugin import CaseEntry, CaseReason, Catalogue, NudgeRecord
from nudgebot_discord.cards.before import Said
from nudgebot_discord.cards.entry import ANSWERS
from nudgebot_discord.cards.tried import say_tried
from nudgebot_discord.cards.words import in_quotes, on_one_line, person
from nudgebot_discord.words.links import message_link

REASONS_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """An entry with what belongs beside it: its nudge, and what was said just before."""

    entry: CaseEntry
    guild: str
    tried: NudgeRecord | None = None
    before: Sequence[Said] = ()


def lay_entry(exhibit: Exhibit, texts: Catalogue, *, limit: int) -> str:
    """Write an entry; of each person's words at most `limit` characters are shown."""
    entry = exhibit.entry
    if entry.reason in ANSWERS:
        return "\n".join(_answer(entry, texts, limit=limit))
    parts = (
        _heading(entry, texts, guild=exhibit.guild),
        *(_said(said, limit=limit // 2) for said in exhibit.before),
        _words(entry, texts, limit=limit),
        *_reasons(entry, texts),
        f"-# {say_tried(exhibit.tried, texts)}",
    )
    return "\n".join(parts)


def _answer(entry: CaseEntry, texts: Catalogue, *, limit: int) -> Iterator[str]:
    """Write what the author says to it, in their own words."""
    when = discord.utils.format_dt(entry.at, "R")
    yield texts(f"discord.card.{entry.reason}", when=when)
    yield _words(entry, texts, limit=limit)


def _heading(entry: CaseEntry, texts: Catalogue, *, guild: str) -> str:
    when = discord.utils.format_dt(entry.at, "R")
    parts = [f"**{texts(f'case_reason.{entry.reason}')}**", when]
    if entry.reason is CaseReason.REPORT and entry.by:
        parts.insert(1, texts("discord.card.reported", member=person(entry.by, texts)))
    if entry.channel.isdecimal():
        parts.append(f"<#{entry.channel}>")
    if entry.channel.isdecimal() and entry.message.message.isdecimal():
        link = message_link(int(guild), int(entry.channel), int(entry.message.message))
        parts.append(f"[{texts('discord.card.link')}]({link})")
    return " · ".join(parts)


def _said(said: Said, *, limit: int) -> str:
    return f"-# <@{said.by}>: {on_one_line(said.words, limit=limit)}"


def _words(entry: CaseEntry, texts: Catalogue, *, limit: int) -> str:
    if entry.excerpt is None:
        return f"*{texts('discord.card.unkept')}*"
    return in_quotes(entry.excerpt, entry.evidence, limit=limit)


def _reasons(entry: CaseEntry, texts: Catalogue) -> Iterator[str]:
    shown = [texts(f"reason.{reason}") for reason in entry.reasons[:REASONS_SHOWN]]
    if shown:
        yield f"-# {' '.join(shown)}"
