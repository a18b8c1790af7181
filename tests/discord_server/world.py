"""Filling the server: communities, people, roles, channels, and what happens to them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict, Unpack

from tests.discord_server.accounts import Member, Role, User
from tests.discord_server.channels import Archive, Channel, Kind, Overwrite
from tests.discord_server.community import Community
from tests.discord_server.payload import Json
from tests.discord_server.people import Person
from tests.discord_server.permissions import BOT, EVERYONE
from tests.discord_server.posting import post
from tests.discord_server.posts import Posted
from tests.discord_server.rules import Rule
from tests.discord_server.state import State, Webhook

Overwrites = Mapping[Role | Person, tuple[int, int]]


class ThreadOptions(TypedDict, total=False):
    """How a thread begins: by whom, for whom, and asleep or not."""

    starter: Person | Posted
    private: bool
    people: Sequence[Person]
    archived: bool
    locked: bool


class World(State):
    """The state of the server, with ways to put something into it and to let things happen."""

    def add_community(self, name: str, *, owner: str = "olga", with_bot: bool = True) -> Community:
        """Found a community: its owner is in it, one channel "general", and the bot."""
        number = self.ids.next_moment()
        everyone = Role(number, "@everyone", int(EVERYONE), 0)
        bot_role = Role(self.ids.next(), self.bot.name, int(BOT), 1, bot_id=self.bot.id)
        founder = self._account(owner)
        community = Community(number, name, founder, everyone, bot_role)
        community.roles = {role.id: role for role in (everyone, bot_role)}
        community.tell_of_role = self._tell_of_role
        self._seat(community, founder)
        self.communities[number] = community
        self.add_channel(community, "general")
        if with_bot:
            self.invite_bot(community)
        return community

    def invite_bot(self, community: Community) -> None:
        """Let the bot in."""
        self._seat(community, self.bot).roles.append(community.bot_role)
        self.events.community(community)

    def remove_bot(self, community: Community) -> None:
        """Put the bot out."""
        self.events.community_gone(community, is_outage=False)
        del community.members[self.bot.id]

    def lose(self, community: Community) -> None:
        """Let Discord have an outage in one community."""
        self.events.community_gone(community, is_outage=True)

    def recover(self, community: Community) -> None:
        """Let the outage be over."""
        self.events.community(community)

    def add_member(
        self,
        community: Community,
        name: str,
        *,
        roles: Sequence[Role] = (),
        display_name: str | None = None,
        is_bot: bool = False,
    ) -> Person:
        """Let somebody join; the same name in another community is the same account."""
        user = self._account(name, is_bot=is_bot)
        user.display_name = display_name
        member = self._seat(community, user)
        member.roles.extend(roles)
        self.events.member("ADD", community, member)
        return Person(self, community, user)

    def person(self, community: Community, name: str) -> Person:
        """Find a member by name, the owner for example."""
        for member in community.members.values():
            if member.user.name == name:
                return Person(self, community, member.user)
        raise LookupError(f"no member {name!r} in {community.name!r}")

    def owner_of(self, community: Community) -> Person:
        """Find who owns a community."""
        return Person(self, community, community.owner)

    def add_role(self, community: Community, name: str, *, permissions: int = 0) -> Role:
        """Make a role, above all others but below none that comes later."""
        top = max(role.position for role in community.roles.values())
        role = Role(self.ids.next(), name, int(permissions), top + 1)
        community.roles[role.id] = role
        self.events.role("CREATE", community, role)
        return role

    def give_role(self, person: Person, role: Role) -> None:
        """Give somebody a role."""
        person.member.roles.append(role)
        self.events.member("UPDATE", person.community, person.member)

    def take_role(self, person: Person, role: Role) -> None:
        """Take a role from somebody."""
        person.member.roles.remove(role)
        self.events.member("UPDATE", person.community, person.member)

    def add_channel(
        self,
        community: Community,
        name: str,
        *,
        kind: str = "text",
        overwrites: Overwrites | None = None,
        parent: Channel | None = None,
    ) -> Channel:
        """Make a channel; `overwrites` holds what each role or person is allowed and denied."""
        channel = Channel(
            id=self.ids.next(),
            kind=Kind[kind.upper()],
            name=name,
            community=community,
            parent=parent,
            position=len(community.channels),
            overwrites=dict(_read(overwrites or {})),
        )
        self.keep_channel(channel)
        return channel

    def set_overwrites(self, channel: Channel, overwrites: Overwrites) -> None:
        """Change who may do what in a channel."""
        channel.overwrites = dict(_read(overwrites))
        self.events.channel("UPDATE", channel)

    def delete_channel(self, channel: Channel) -> None:
        """Take a channel or a thread away."""
        self.forget_channel(channel)

    def add_thread(self, parent: Channel, name: str, **options: Unpack[ThreadOptions]) -> Channel:
        """Begin a thread; in a forum this is a post. A starter may be a person or a message."""
        starter = options.get("starter")
        creator = starter.user if isinstance(starter, Person) else None
        number = self.ids.next()
        if isinstance(starter, Posted):
            creator, number = starter.author, starter.id
        people = [creator] if creator is not None else []
        people += [person.user for person in options.get("people", ())]
        archive = Archive(options.get("archived", False), options.get("locked", False))
        is_private = options.get("private", False)
        kind = Kind.PRIVATE_THREAD if is_private else Kind.PUBLIC_THREAD
        thread = Channel(
            id=number,
            kind=Kind.NEWS_THREAD if parent.kind is Kind.NEWS else kind,
            name=name,
            community=parent.community,
            parent=parent,
            creator=creator,
            people=people,
            archive=archive,
        )
        self.keep_channel(thread)
        return thread

    def add_rule(self, community: Community, settings: Json) -> Rule:
        """Let the owner make an AutoMod rule of her own."""
        rule = Rule(self.ids.next(), community.id, community.owner, dict(settings))
        community.rules[rule.id] = rule
        self.events.rule("CREATE", rule)
        return rule

    def add_webhook(self, channel: Channel, name: str) -> Webhook:
        """Set up a webhook."""
        maker = self.application.owner
        webhook = Webhook(self.ids.next(), f"token-{self.ids.next()}", name, channel, maker)
        self.webhooks[webhook.id] = webhook
        return webhook

    def webhook_says(self, webhook: Webhook, text: str) -> Posted:
        """Let a webhook speak."""
        author = User(webhook.id, webhook.name, is_bot=True)
        posted = Posted(self.ids.next(), webhook.channel, author, text, webhook=webhook.id)
        return post(self, posted)

    def system_says(self, person: Person, channel: Channel, *, type: int = 7) -> Posted:  # noqa: A002 - Discord's word
        """Let Discord itself post a line about somebody; 7 is the welcome."""
        return post(self, Posted(self.ids.next(), channel, person.user, type=type))

    def _account(self, name: str, *, is_bot: bool = False) -> User:
        known = (user for user in self.users.values() if user.name == name)
        return next(known, None) or self.add_user(name, is_bot=is_bot)

    def _seat(self, community: Community, user: User) -> Member:
        member = Member(user, joined_at=self.clock.now())
        community.members[user.id] = member
        return member

    def _tell_of_role(self, community: Community, role: Role) -> None:
        self.events.role("UPDATE", community, role)


def _read(overwrites: Overwrites) -> Iterable[tuple[int, Overwrite]]:
    for target, (allow, deny) in overwrites.items():
        is_member = not isinstance(target, Role)
        yield target.id, Overwrite(target.id, is_member, int(allow), int(deny))
