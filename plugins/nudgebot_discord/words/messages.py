"""Makes of Discord's messages what the bot's core reads, or says why there is nothing to read."""

import re
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

import discord

from nudgebot.plugin import Author, Message, Place
from nudgebot_discord.surroundings import PLATFORM

_MENTION = re.compile(r"<@!?([0-9]+)>")
_SAID = frozenset({discord.MessageType.default, discord.MessageType.reply})


class Skip(StrEnum):
    """Why a message is not for the bot."""

    WEBHOOK = "webhook"
    BOT = "bot"
    SYSTEM = "system"
    DIRECT = "dm"
    NO_COMMUNITY = "not_a_community"
    NO_TEXT = "no_text"


def translate(message: discord.Message, *, edited_at: datetime | None = None) -> Message | Skip:
    """Translate a message.

    Args:
        message: as it is now.
        edited_at: when it was edited, to translate what the edit made of it. Every edit is a
            message of its own, which revises the one that was posted.
    """
    guild = message.guild
    if guild is None:
        is_direct = isinstance(message.channel, discord.DMChannel | discord.GroupChannel)
        return Skip.DIRECT if is_direct else Skip.NO_COMMUNITY
    skip = _not_a_members_words(message)
    if skip is not None:
        return skip
    text = words_of(message)
    if not text.strip():
        return Skip.NO_TEXT
    original = str(message.id)
    return Message(
        id=original if edited_at is None else edit_id(original, edited_at),
        place=Place(platform=PLATFORM, community=str(guild.id), channel=str(message.channel.id)),
        author=_author(message.author),
        text=text,
        sent_at=message.created_at,
        recipient=_recipient(message),
        revises=None if edited_at is None else original,
    )


def words_of(message: discord.Message) -> str:
    """Get what a message's author wrote: a post's title, the text, a poll.

    A forwarded message is somebody else's words, so it counts for nothing.
    """
    return "\n".join(part for part in _parts(message) if part)


def edit_id(message: str, edited_at: datetime) -> str:
    """Name what an edit made of a message; the same edit always has the same name."""
    return f"{message}.{int(edited_at.timestamp() * 1000)}"


def _parts(message: discord.Message) -> Iterator[str]:
    if message.guild is not None and message.channel.id == message.id:  # it starts a forum post
        post = message.guild.get_thread(message.id)
        yield post.name if post else ""
    yield message.content
    if message.poll is not None:
        yield message.poll.question
        yield from (answer.text for answer in message.poll.answers)


def _not_a_members_words(message: discord.Message) -> Skip | None:
    # What a bot answers to interactions comes through a webhook that has the bot's own id.
    if message.webhook_id not in {None, message.application_id}:
        return Skip.WEBHOOK
    if message.author.bot:
        return Skip.BOT
    return None if message.type in _SAID else Skip.SYSTEM


def _author(author: discord.User | discord.Member) -> Author:
    roles = author.roles if isinstance(author, discord.Member) else ()
    return Author(
        id=str(author.id),
        name=author.display_name,
        roles=frozenset(str(role.id) for role in roles if not role.is_default()),
    )


def _recipient(message: discord.Message) -> str | None:
    """Find whom a message answers, or whom it mentions first."""
    people = {str(person.id): person for person in message.mentions}
    mentioned = (people.get(match) for match in _MENTION.findall(message.content))
    for person in (_answered(message), *mentioned):
        if person is not None and not person.bot and person.id != message.author.id:
            return str(person.id)
    return None


def _answered(message: discord.Message) -> discord.User | discord.Member | None:
    answered = message.reference.resolved if message.reference else None
    if not isinstance(answered, discord.Message) or answered.webhook_id is not None:
        return None
    return answered.author
