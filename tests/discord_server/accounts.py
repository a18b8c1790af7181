"""Who there is: accounts, and what they are in a community."""

from dataclasses import dataclass, field
from datetime import datetime

from tests.discord_server.payload import Json, stamp


@dataclass(eq=False)
class User:
    """An account."""

    id: int
    name: str
    display_name: str | None = None
    is_bot: bool = False
    locale: str = "en-US"
    takes_dms: bool = True

    def payload(self) -> Json:
        """Write it as Discord does."""
        return {
            "id": str(self.id),
            "username": self.name,
            "global_name": self.display_name,
            "discriminator": "0000" if self.is_bot else "0",
            "avatar": None,
            "bot": self.is_bot,
            "public_flags": 0,
        }


@dataclass(eq=False)
class Role:
    """A role; who has the higher position stands above."""

    id: int
    name: str
    permissions: int
    position: int
    bot_id: int | None = None

    def payload(self) -> Json:
        """Write it as Discord does."""
        tags = {} if self.bot_id is None else {"tags": {"bot_id": str(self.bot_id)}}
        return {
            "id": str(self.id),
            "name": self.name,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "position": self.position,
            "permissions": str(self.permissions),
            "managed": self.bot_id is not None,
            "mentionable": False,
            "flags": 0,
            **tags,
        }


@dataclass(eq=False)
class Member:
    """An account in a community."""

    user: User
    joined_at: datetime
    roles: list[Role] = field(default_factory=list)
    nick: str | None = None
    timed_out_until: datetime | None = None

    @property
    def rank(self) -> int:
        """The position of the highest role."""
        return max((role.position for role in self.roles), default=0)

    def partial(self) -> Json:
        """Write it without the account, as messages carry it."""
        return {
            "roles": [str(role.id) for role in self.roles],
            "nick": self.nick,
            "avatar": None,
            "joined_at": stamp(self.joined_at),
            "premium_since": None,
            "communication_disabled_until": stamp(self.timed_out_until),
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
        }

    def payload(self) -> Json:
        """Write it whole."""
        return self.partial() | {"user": self.user.payload()}
