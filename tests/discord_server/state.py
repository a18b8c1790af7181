"""Everything that this Discord knows, and the ways to look things up in it."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from tests.discord_server.accounts import Member, User
from tests.discord_server.application import Application
from tests.discord_server.channels import Channel, Kind
from tests.discord_server.clock import ServerClock
from tests.discord_server.commands import Commands
from tests.discord_server.community import Community
from tests.discord_server.drafts import Upload
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.events import Events
from tests.discord_server.ids import Snowflakes
from tests.discord_server.interactions import Interaction
from tests.discord_server.posts import Attachment, Posted
from tests.discord_server.pulse import Pulse
from tests.discord_server.sessions import Sessions

Watcher = Callable[[str, Posted | Interaction], None]


@dataclass(eq=False)
class Webhook:
    """Somebody who speaks without being there."""

    id: int
    token: str
    name: str
    channel: Channel
    maker: User


class State:
    """The state of the server.

    Attributes:
        address: Where files are fetched, once the server runs.
        dm_open_limit: How many new direct-message channels the bot may open; `None` is any number.
        watchers: Called with what happened ("posted", "changed" …) and to what.
    """

    def __init__(self, token: str) -> None:
        self.clock = ServerClock()
        self.ids = Snowflakes(self.clock)
        self.pulse = Pulse()
        self.users: dict[int, User] = {}
        bot = self.add_user("nudgebot", is_bot=True)
        self.application = Application(
            id=bot.id, bot=bot, owner=self.add_user("developer"), token=token
        )
        self.commands = Commands(self.ids, bot.id)
        self.sessions = Sessions()
        self.events = Events(self.sessions, bot, self.clock.now)
        self.communities: dict[int, Community] = {}
        self.channels: dict[int, Channel] = {}
        self.webhooks: dict[int, Webhook] = {}
        self.interactions: dict[str, Interaction] = {}
        self.files: dict[int, Attachment] = {}
        self.address = ""
        self.dm_open_limit: int | None = None
        self.watchers: list[Watcher] = []

    @property
    def bot(self) -> User:
        """The bot's account."""
        return self.application.bot

    def add_user(self, name: str, *, is_bot: bool = False, display: str | None = None) -> User:
        """Make an account."""
        user = User(id=self.ids.next(), name=name, is_bot=is_bot, display_name=display)
        self.users[user.id] = user
        return user

    def tell(self, what: str, about: Posted | Interaction) -> None:
        """Let those who watch know of something."""
        self.pulse.beat()
        for watcher in self.watchers:
            watcher(what, about)

    def user(self, number: int) -> User:
        """Find an account, or refuse with 10013."""
        if found := self.users.get(number):
            return found
        raise ApiError(Refusal.UNKNOWN_USER)

    def channel(self, number: int) -> Channel:
        """Find a channel, or refuse with 10003."""
        if found := self.channels.get(number):
            return found
        raise ApiError(Refusal.UNKNOWN_CHANNEL)

    def community(self, number: int) -> Community:
        """Find a community that the bot is in, or refuse with 10004."""
        found = self.communities.get(number)
        if found is not None and self.bot.id in found.members:
            return found
        raise ApiError(Refusal.UNKNOWN_COMMUNITY)

    def member(self, community: Community, number: int) -> Member:
        """Find a member, or refuse with 10007, or with 10013 where there is no such account."""
        if found := community.members.get(number):
            return found
        self.user(number)
        raise ApiError(Refusal.UNKNOWN_MEMBER)

    def message(self, channel: Channel, number: int) -> Posted:
        """Find a message that is not ephemeral, or refuse with 10008."""
        if found := channel.messages.get(number):
            return found
        raise ApiError(Refusal.UNKNOWN_MESSAGE)

    def dm_between(self, one: User, other: User) -> Channel | None:
        """Find the direct messages of two, if they ever began."""
        for channel in self.channels.values():
            if channel.kind is Kind.DM and {one, other} == {*channel.people}:
                return channel
        return None

    def share_community(self, one: User, other: User) -> bool:
        """Tell whether two are in a community together."""
        return any(
            one.id in community.members and other.id in community.members
            for community in self.communities.values()
        )

    def keep_file(
        self, channel: Channel, upload: Upload, *, description: str | None = None
    ) -> Attachment:
        """Keep a file where it can be fetched."""
        number = self.ids.next()
        url = f"{self.address}/attachments/{channel.id}/{number}/{quote(upload.filename)}"
        file = Attachment(number, upload.filename, upload.data, url, description)
        self.files[number] = file
        return file

    def forget_channel(self, channel: Channel) -> None:
        """Take a channel away, its threads with it, and tell of it."""
        assert channel.community is not None
        for thread in [*channel.community.channels.values()]:
            if thread.is_thread and thread.parent is channel:
                self.forget_channel(thread)
        self.events.channel("DELETE", channel)
        channel.is_deleted = True
        del channel.community.channels[channel.id], self.channels[channel.id]

    def begin_dm(self, other: User) -> Channel:
        """Open the direct messages between the bot and somebody."""
        channel = Channel(self.ids.next(), Kind.DM, "", people=[self.bot, other])
        self.channels[channel.id] = channel
        return channel

    def keep_channel(self, channel: Channel) -> None:
        """Take in a new channel or thread of a community and tell of it."""
        assert channel.community is not None
        channel.community.channels[channel.id] = self.channels[channel.id] = channel
        self.events.channel("CREATE", channel)
