"""What people did, as lines of a card or of the audit."""

from contextlib import suppress
from datetime import datetime

import discord

from nudgebot.plugin import Act, AuditEntry, Catalogue
from nudgebot_discord.cards.outcome import say_minutes
from nudgebot_discord.cards.words import on_one_line, person


def say_act(entry: AuditEntry, texts: Catalogue, *, limit: int) -> str:
    """Say who did what and when; of a note, its first `limit` characters."""
    when = discord.utils.format_dt(entry.at, "R")
    about = person(entry.member, texts) if entry.member else ""
    has_ended = entry.act is Act.EXEMPT and not entry.detail
    key = "discord.act.exempt_no_more" if has_ended else f"discord.act.{entry.act}"
    what = texts(key, detail=_say_detail(entry, texts), member=about)
    line = f"{person(entry.by, texts)} {when}: {what}"
    return f"{line} {on_one_line(entry.note, limit=limit)}" if entry.note else line


def _say_detail(entry: AuditEntry, texts: Catalogue) -> str:
    if entry.act is Act.CLAIM:
        return person(entry.detail, texts)
    if entry.act is Act.TIMEOUT:
        return say_minutes(entry.detail, texts)
    if entry.act is Act.NUDGE_AGAIN:
        return texts(f"discord.delivery.{entry.detail}")
    with suppress(ValueError):
        return discord.utils.format_dt(datetime.fromisoformat(entry.detail))
    return entry.detail
