"""Messages: what was said, by whom, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from tests.discord_server.accounts import Role, User
from tests.discord_server.channels import Channel
from tests.discord_server.ids import moment_of
from tests.discord_server.payload import Json, stamp
from tests.discord_server.visible import labels_of, words_of, words_of_embeds

if TYPE_CHECKING:
    from tests.discord_server.rules import Rule

EPHEMERAL = 1 << 6
LOADING = 1 << 7
REPLY = 19


@dataclass(frozen=True)
class Attachment:
    """A file on a message; its bytes stay in memory."""

    id: int
    filename: str
    data: bytes
    url: str
    description: str | None = None

    def payload(self) -> Json:
        """Write it as Discord does."""
        told = {} if self.description is None else {"description": self.description}
        return {
            "id": str(self.id),
            "filename": self.filename,
            "size": len(self.data),
            "url": self.url,
            "proxy_url": self.url,
            "content_type": "application/octet-stream",
            **told,
        }


@dataclass
class Pings:
    """Whom a message really notifies."""

    users: list[User] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    everyone: bool = False


@dataclass(eq=False)
class Posted:
    """A message.

    Attributes:
        type: Discord's message type: 0 said, 19 replied, all else is the system's.
        extras: Further keys of the payload: stickers, a poll, snapshots, who used a command.
        only_for: Who alone sees it, if it is ephemeral.
        blocked_by: The AutoMod rule that kept it from being posted.
        custom_message: What that rule told its author.
    """

    id: int
    channel: Channel
    author: User
    content: str = ""
    type: int = 0
    flags: int = 0
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    pings: Pings = field(default_factory=Pings)
    extras: Json = field(default_factory=dict)
    replied_to: Posted | None = None
    edited_at: datetime | None = None
    reactions: set[str] = field(default_factory=set)
    webhook: int | None = None
    only_for: User | None = None
    is_deleted: bool = False
    blocked_by: Rule | None = None
    custom_message: str | None = None

    @property
    def deleted(self) -> bool:
        """Whether it is gone."""
        return self.is_deleted

    @property
    def is_loading(self) -> bool:
        """Whether it only says that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def is_ephemeral(self) -> bool:
        """Whether one person alone sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def text(self) -> str:
        """All words that one reads in it."""
        words = (self.content, *words_of(self.components), *words_of_embeds(self.embeds))
        return "\n".join(word for word in words if word)

    @property
    def buttons(self) -> list[str]:
        """What is written on its buttons."""
        return labels_of(self.components)

    @property
    def files(self) -> dict[str, bytes]:
        """Its files by name."""
        return {file.filename: file.data for file in self.attachments}

    @property
    def link(self) -> str:
        """Its address."""
        community = self.channel.community
        place = "@me" if community is None else community.id
        return f"https://discord.com/channels/{place}/{self.channel.id}/{self.id}"

    def concerns(self, bot: User) -> bool:
        """Tell whether a bot may read it even without the message-content intent."""
        is_mentioned = bot in self.pings.users
        return self.author is bot or self.channel.community is None or is_mentioned

    def payload(self, *, with_content: bool = True) -> Json:
        """Write it as Discord does; without content, its words and files are left out."""
        base = {
            "id": str(self.id),
            "channel_id": str(self.channel.id),
            "author": self._author(),
            "timestamp": stamp(moment_of(self.id)),
            "edited_timestamp": stamp(self.edited_at),
            "tts": False,
            "pinned": False,
            "type": self.type,
            "flags": self.flags,
            "mention_everyone": self.pings.everyone,
            "mention_roles": [str(role.id) for role in self.pings.roles],
            "mentions": [user.payload() for user in self.pings.users],
        }
        return (
            base | self._body(with_content=with_content) | self._context(with_content=with_content)
        )

    def event(self, *, with_content: bool) -> Json:
        """Write it as the gateway does: with where it is, and what its author is there."""
        written = self.payload(with_content=with_content)
        community = self.channel.community
        if community is None:
            return written
        written["guild_id"] = str(community.id)
        member = community.members.get(self.author.id)
        if member is not None and self.webhook is None:
            written["member"] = member.partial()
        for shown in written["mentions"]:
            if mentioned := community.members.get(int(shown["id"])):
                shown["member"] = mentioned.partial()
        return written

    def _author(self) -> Json:
        if self.webhook is None:
            return self.author.payload()
        return self.author.payload() | {"id": str(self.webhook), "bot": True}

    def _body(self, *, with_content: bool) -> Json:
        if not with_content:
            return {"content": "", "embeds": [], "attachments": [], "components": []}
        return {
            "content": self.content,
            "embeds": self.embeds,
            "attachments": [file.payload() for file in self.attachments],
            "components": self.components,
        }

    def _context(self, *, with_content: bool) -> Json:
        hidden = () if with_content else ("poll", "message_snapshots")
        written = {key: value for key, value in self.extras.items() if key not in hidden}
        if self.webhook is not None:
            written["webhook_id"] = str(self.webhook)
        if self.type == REPLY:
            written["referenced_message"] = self._quoted(with_content=with_content)
        return written

    def _quoted(self, *, with_content: bool) -> Json | None:
        original = self.replied_to
        if original is None or original.is_deleted:
            return None
        quoted = original.payload(with_content=with_content)
        quoted.pop("referenced_message", None)
        return quoted
