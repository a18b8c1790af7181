"""A community: its people, roles, channels and AutoMod rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.discord_server.accounts import Member, Role, User
from tests.discord_server.payload import Json, stamp

if TYPE_CHECKING:
    from tests.discord_server.channels import Channel
    from tests.discord_server.rules import Rule


@dataclass(eq=False)
class Community:
    """What Discord calls a guild.

    Attributes:
        everyone: The role that all have; its id is the community's.
        bot_role: The role that came with the bot.
        is_available: Whether Discord has no outage there.
    """

    id: int
    name: str
    owner: User
    everyone: Role
    bot_role: Role
    locale: str = "en-US"
    is_available: bool = True
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    rules: dict[int, Rule] = field(default_factory=dict)
    tell_of_role: Callable[[Community, Role], None] = lambda _community, _role: None

    @property
    def bot_permissions(self) -> int:
        """What the bot's role may."""
        return self.bot_role.permissions

    @bot_permissions.setter
    def bot_permissions(self, permissions: int) -> None:
        self.bot_role.permissions = permissions
        self.tell_of_role(self, self.bot_role)

    @property
    def general(self) -> Channel:
        """The first channel."""
        return next(iter(self.channels.values()))

    def move_bot_role(self, position: int) -> None:
        """Put the bot's role elsewhere; what was at or above that place moves up."""
        for role in self.roles.values():
            if role is not self.bot_role and role.position >= position:
                role.position += 1
        self.bot_role.position = position
        for role in self.roles.values():
            self.tell_of_role(self, role)

    def payload(self) -> Json:
        """Write it as the REST API does."""
        return {
            "id": str(self.id),
            "name": self.name,
            "owner_id": str(self.owner.id),
            "preferred_locale": self.locale,
            "roles": [role.payload() for role in self.roles.values()],
            "features": ["COMMUNITY"],
            **_CONSTANT,
        }

    def gateway_payload(self, bot: User, *, seen: list[Channel]) -> Json:
        """Write it as GUILD_CREATE does: with channels, active threads and the bot itself."""
        threads = [channel for channel in seen if channel.is_thread]
        return self.payload() | {
            "joined_at": stamp(self.members[bot.id].joined_at),
            "large": True,
            "member_count": len(self.members),
            "members": [self.members[bot.id].payload()],
            "channels": [
                channel.payload() for channel in self.channels.values() if not channel.is_thread
            ],
            "threads": [
                thread.seen_by(bot) for thread in threads if not thread.archive.is_archived
            ],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }


_CONSTANT: Json = {
    "icon": None,
    "splash": None,
    "discovery_splash": None,
    "banner": None,
    "description": None,
    "region": "deprecated",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "verification_level": 1,
    "default_message_notifications": 1,
    "explicit_content_filter": 2,
    "mfa_level": 0,
    "nsfw_level": 0,
    "application_id": None,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "rules_channel_id": None,
    "public_updates_channel_id": None,
    "vanity_url_code": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "premium_progress_bar_enabled": False,
    "max_members": 500_000,
    "emojis": [],
    "stickers": [],
}
