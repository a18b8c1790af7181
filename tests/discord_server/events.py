"""What happens, told to the bot: each event with the intent that it takes to hear of it."""

from collections.abc import Callable, Iterable
from datetime import datetime

from tests.discord_server.accounts import Member, Role, User
from tests.discord_server.channels import Channel
from tests.discord_server.community import Community
from tests.discord_server.payload import Json
from tests.discord_server.permissions import Permission, can_view, in_community
from tests.discord_server.posts import Posted
from tests.discord_server.rules import Rule
from tests.discord_server.sessions import Sessions

COMMUNITIES = 1 << 0
MEMBERS = 1 << 1
MESSAGES = 1 << 9
DIRECT_MESSAGES = 1 << 12
AUTOMOD_RULES = 1 << 20
AUTOMOD_ACTIONS = 1 << 21


class Events:
    """Writes events and hands them to the sessions; keeps from the bot what it may not see."""

    def __init__(self, sessions: Sessions, bot: User, now: Callable[[], datetime]) -> None:
        self._sessions = sessions
        self._bot = bot
        self._now = now

    def message(self, name: str, posted: Posted) -> None:
        """Tell of a message that is new or changed, without its words where the intent lacks."""
        if not self._sees(posted.channel):
            return
        is_open = posted.concerns(self._bot)
        self._sessions.publish(
            name,
            lambda session: posted.event(with_content=is_open or session.hears_content),
            community=_community_of(posted.channel),
            intent=_message_intent(posted.channel),
        )

    def message_deleted(self, posted: Posted) -> None:
        """Tell that a message is gone."""
        self._in_channel("MESSAGE_DELETE", posted.channel, {"id": str(posted.id)})

    def messages_deleted(self, channel: Channel, posts: Iterable[Posted]) -> None:
        """Tell that many are gone at once."""
        ids = [str(posted.id) for posted in posts]
        self._in_channel("MESSAGE_DELETE_BULK", channel, {"ids": ids})

    def channel(self, name: str, channel: Channel) -> None:
        """Tell of a channel or a thread: CREATE, UPDATE or DELETE."""
        prefix = "THREAD" if channel.is_thread else "CHANNEL"
        if channel.is_thread and not self._sees(channel):
            return
        data = channel.seen_by(self._bot)
        if channel.is_thread and name == "CREATE":
            data["newly_created"] = True
        self._community(f"{prefix}_{name}", channel, data)

    def thread_members(
        self, thread: Channel, *, added: Iterable[User], gone: Iterable[User]
    ) -> None:
        """Tell who came into a thread and who left it."""
        joined = list(added)
        if not self._sees(thread):
            return
        if self._bot in joined:
            self._community("THREAD_CREATE", thread, thread.seen_by(self._bot))
        data = {
            "id": str(thread.id),
            "member_count": len(thread.people),
            "added_members": [thread.thread_member(user) for user in joined],
            "removed_member_ids": [str(user.id) for user in gone],
        }
        self._community("THREAD_MEMBERS_UPDATE", thread, data)

    def member(self, name: str, community: Community, member: Member) -> None:
        """Tell of a member who came, changed or left."""
        data = member.payload() if name != "REMOVE" else {"user": member.user.payload()}
        self._sessions.publish(
            f"GUILD_MEMBER_{name}",
            lambda _: data | {"guild_id": str(community.id)},
            community=community.id,
            intent=0 if member.user is self._bot else MEMBERS,
        )

    def community(self, community: Community) -> None:
        """Tell that the bot is in a community now, or that an outage there is over."""
        is_back, community.is_available = not community.is_available, True
        data = self.describe(community, is_back=is_back)
        self._sessions.publish(
            "GUILD_CREATE",
            lambda _: data,
            community=community.id,
            intent=COMMUNITIES,
        )

    def community_gone(self, community: Community, *, is_outage: bool) -> None:
        """Tell that the bot was put out of a community, or that Discord has an outage there."""
        data: Json = {"id": str(community.id)}
        community.is_available = not is_outage
        if is_outage:
            data["unavailable"] = True
        self._sessions.publish(
            "GUILD_DELETE", lambda _: data, community=community.id, intent=COMMUNITIES
        )

    def role(self, name: str, community: Community, role: Role) -> None:
        """Tell of a role: CREATE, UPDATE or DELETE."""
        data = {"guild_id": str(community.id), "role": role.payload()}
        self._sessions.publish(
            f"GUILD_ROLE_{name}", lambda _: data, community=community.id, intent=COMMUNITIES
        )

    def rule(self, name: str, rule: Rule) -> None:
        """Tell of an AutoMod rule: CREATE, UPDATE or DELETE."""
        self._sessions.publish(
            f"AUTO_MODERATION_RULE_{name}",
            lambda _: rule.payload(),
            community=rule.community,
            intent=AUTOMOD_RULES,
        )

    def rule_applied(self, community: Community, data: Json, words: Json) -> None:
        """Tell that AutoMod acted; the words themselves need the message-content intent."""
        if not in_community(community, self._bot) & Permission.MANAGE_GUILD:
            return
        hidden = dict.fromkeys(words, "") | {"matched_keyword": words["matched_keyword"]}
        self._sessions.publish(
            "AUTO_MODERATION_ACTION_EXECUTION",
            lambda session: data | (words if session.hears_content else hidden),
            community=community.id,
            intent=AUTOMOD_ACTIONS,
        )

    def interaction(self, community: Community | None, data: Json) -> bool:
        """Hand an interaction to the bot; tell whether it is there to hear of it."""
        place = None if community is None else community.id
        return self._sessions.publish("INTERACTION_CREATE", lambda _: data, community=place)

    def describe(self, community: Community, *, is_back: bool) -> Json:
        """Write a community with all that the bot may know of it.

        Only one that was not at hand before, at the start or in an outage, says that it is now;
        by that discord.py tells it from one that the bot was just invited to.
        """
        seen = [channel for channel in community.channels.values() if self._sees(channel)]
        data = community.gateway_payload(self._bot, seen=seen)
        return data | {"unavailable": False} if is_back else data

    def _sees(self, channel: Channel) -> bool:
        return can_view(channel, self._bot, self._now())

    def _in_channel(self, name: str, channel: Channel, data: Json) -> None:
        if not self._sees(channel):
            return
        place = _community_of(channel)
        data |= {"channel_id": str(channel.id)}
        if place is not None:
            data["guild_id"] = str(place)
        self._sessions.publish(
            name, lambda _: data, community=place, intent=_message_intent(channel)
        )

    def _community(self, name: str, channel: Channel, data: Json) -> None:
        place = _community_of(channel)
        self._sessions.publish(
            name,
            lambda _: data | {"guild_id": str(place)},
            community=place,
            intent=COMMUNITIES,
        )


def _community_of(channel: Channel) -> int | None:
    return None if channel.community is None else channel.community.id


def _message_intent(channel: Channel) -> int:
    return DIRECT_MESSAGES if channel.community is None else MESSAGES
