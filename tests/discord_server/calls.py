"""A request as the routes see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.discord_server.accounts import User
from tests.discord_server.channels import Channel
from tests.discord_server.community import Community
from tests.discord_server.drafts import Upload
from tests.discord_server.payload import Json
from tests.discord_server.permissions import require, require_in_community
from tests.discord_server.posts import Posted
from tests.discord_server.state import State


@dataclass(frozen=True)
class Call:
    """What was asked: the ids in the path, the query, the body and the files."""

    state: State
    path: Mapping[str, str]
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    @property
    def bot(self) -> User:
        """Who asks."""
        return self.state.bot

    @property
    def form(self) -> Json:
        """The body, where it is an object."""
        return self.body if isinstance(self.body, dict) else {}

    @property
    def community(self) -> Community:
        """The community in the path."""
        return self.state.community(int(self.path["guild"]))

    @property
    def channel(self) -> Channel:
        """The channel in the path, whether or not the bot may see it."""
        return self.state.channel(int(self.path["channel"]))

    @property
    def message(self) -> Posted:
        """The message in the path."""
        return self.state.message(self.channel, int(self.path["message"]))

    def visible_channel(self, needed: int = 0) -> Channel:
        """Give the channel in the path, and refuse where the bot may not do something there."""
        channel = self.channel
        require(channel, self.bot, self.state.clock.now(), needed)
        return channel

    def demand(self, needed: int) -> Community:
        """Give the community in the path, and refuse where the bot may not do something."""
        community = self.community
        require_in_community(community, self.bot, needed)
        return community


Said = Json | list[Json] | None
Handler = Callable[[Call], Said]


@dataclass(frozen=True)
class Route:
    """A method and a path, and who answers."""

    method: str
    path: str
    answer: Handler
