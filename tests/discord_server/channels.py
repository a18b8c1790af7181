"""Channels of every kind, threads and direct messages among them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from tests.discord_server.accounts import User
from tests.discord_server.ids import moment_of
from tests.discord_server.payload import Json, stamp

if TYPE_CHECKING:
    from tests.discord_server.community import Community
    from tests.discord_server.posts import Posted


class Kind(IntEnum):
    """Discord's channel types."""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    NEWS = 5
    NEWS_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    STAGE = 13
    FORUM = 15
    MEDIA = 16


THREADS = frozenset({Kind.NEWS_THREAD, Kind.PUBLIC_THREAD, Kind.PRIVATE_THREAD})
FORUMS = frozenset({Kind.FORUM, Kind.MEDIA})
SPOKEN_IN = frozenset({Kind.TEXT, Kind.DM, Kind.VOICE, Kind.NEWS, Kind.STAGE}) | THREADS


@dataclass(frozen=True)
class Overwrite:
    """What a channel changes for one role or member."""

    target: int
    is_member: bool
    allow: int = 0
    deny: int = 0

    def payload(self) -> Json:
        """Write it as Discord does."""
        return {
            "id": str(self.target),
            "type": int(self.is_member),
            "allow": str(self.allow),
            "deny": str(self.deny),
        }


@dataclass
class Archive:
    """Whether a thread sleeps, and whether it may be woken."""

    is_archived: bool = False
    is_locked: bool = False
    is_invitable: bool = True
    minutes: int = 1440
    changed_at: datetime | None = None


@dataclass(eq=False)
class Channel:
    """A place for messages, or for channels.

    Attributes:
        people: Whom a direct-message channel joins, or who is in a thread.
        whispers: Ephemeral messages; each is for one person.
    """

    id: int
    kind: Kind
    name: str
    community: Community | None = None
    parent: Channel | None = None
    topic: str | None = None
    position: int = 0
    creator: User | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    people: list[User] = field(default_factory=list)
    messages: dict[int, Posted] = field(default_factory=dict)
    whispers: dict[int, Posted] = field(default_factory=dict)
    archive: Archive = field(default_factory=Archive)
    is_deleted: bool = False

    @property
    def is_thread(self) -> bool:
        """Whether it hangs on another channel."""
        return self.kind in THREADS

    @property
    def home(self) -> Channel:
        """The channel that decides who may what: a thread's parent, or itself."""
        return self.parent if self.is_thread and self.parent is not None else self

    def payload(self) -> Json:
        """Write it as Discord does."""
        if self.community is None:
            return self._dm_payload()
        common: Json = {
            "id": str(self.id),
            "type": int(self.kind),
            "guild_id": str(self.community.id),
            "name": self.name,
            "parent_id": None if self.parent is None else str(self.parent.id),
            "last_message_id": self._last_message_id(),
            "rate_limit_per_user": 0,
            "flags": 0,
        }
        return common | (self._thread_part() if self.is_thread else self._channel_part())

    def seen_by(self, bot: User) -> Json:
        """Write it for a bot: a thread says whether the bot is in it."""
        is_in = self.is_thread and bot in self.people
        return self.payload() | ({"member": self.thread_member(bot)} if is_in else {})

    def thread_member(self, user: User) -> Json:
        """Write somebody's place in this thread."""
        return {
            "id": str(self.id),
            "user_id": str(user.id),
            "join_timestamp": stamp(moment_of(self.id)),
            "flags": 0,
        }

    def _dm_payload(self) -> Json:
        others = [user.payload() for user in self.people if not user.is_bot]
        return {
            "id": str(self.id),
            "type": int(self.kind),
            "last_message_id": self._last_message_id(),
            "flags": 0,
            "recipients": others,
        }

    def _channel_part(self) -> Json:
        part: Json = {
            "position": self.position,
            "topic": self.topic,
            "nsfw": False,
            "permission_overwrites": [one.payload() for one in self.overwrites.values()],
        }
        if self.kind in {Kind.VOICE, Kind.STAGE}:
            part |= {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
        if self.kind in FORUMS:
            part |= {
                "available_tags": [],
                "default_reaction_emoji": None,
                "default_sort_order": None,
                "default_forum_layout": 0,
            }
        return part

    def _thread_part(self) -> Json:
        archive = self.archive
        return {
            "owner_id": None if self.creator is None else str(self.creator.id),
            "message_count": len(self.messages),
            "total_message_sent": len(self.messages),
            "member_count": len(self.people),
            "thread_metadata": {
                "archived": archive.is_archived,
                "locked": archive.is_locked,
                "invitable": archive.is_invitable,
                "auto_archive_duration": archive.minutes,
                "archive_timestamp": stamp(archive.changed_at or moment_of(self.id)),
                "create_timestamp": stamp(moment_of(self.id)),
            },
        }

    def _last_message_id(self) -> str | None:
        return str(next(reversed(self.messages))) if self.messages else None
