"""Who may do what: Discord's computation, with its roles, overwrites and exceptions."""

from datetime import datetime
from enum import IntFlag

from tests.discord_server.accounts import User
from tests.discord_server.channels import Channel, Kind
from tests.discord_server.community import Community
from tests.discord_server.errors import ApiError, Refusal


class Permission(IntFlag):
    """The permissions that this server looks at."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    CONNECT = 1 << 20
    SPEAK = 1 << 21
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40


P = Permission
ALL = (1 << 53) - 1
EVERYONE = (
    P.VIEW_CHANNEL
    | P.SEND_MESSAGES
    | P.READ_MESSAGE_HISTORY
    | P.ADD_REACTIONS
    | P.EMBED_LINKS
    | P.ATTACH_FILES
    | P.CONNECT
    | P.SPEAK
    | P.USE_APPLICATION_COMMANDS
    | P.CREATE_PUBLIC_THREADS
    | P.CREATE_PRIVATE_THREADS
    | P.SEND_MESSAGES_IN_THREADS
)
BOT = (
    P.VIEW_CHANNEL
    | P.SEND_MESSAGES
    | P.SEND_MESSAGES_IN_THREADS
    | P.CREATE_PRIVATE_THREADS
    | P.READ_MESSAGE_HISTORY
    | P.MANAGE_MESSAGES
    | P.MODERATE_MEMBERS
    | P.MANAGE_GUILD
    | P.MANAGE_CHANNELS
)
TIMED_OUT = P.VIEW_CHANNEL | P.READ_MESSAGE_HISTORY


def in_community(community: Community, user: User) -> int:
    """Compute what somebody may everywhere; nothing for who is not a member."""
    member = community.members.get(user.id)
    if member is None:
        return 0
    if community.owner is user:
        return ALL
    granted = community.everyone.permissions
    for role in member.roles:
        granted |= role.permissions
    return ALL if granted & P.ADMINISTRATOR else granted


def in_channel(channel: Channel, user: User, now: datetime) -> int:
    """Compute what somebody may in one channel; in a thread, its parent decides."""
    if channel.community is None:
        return int(EVERYONE) if user in channel.people else 0
    granted = in_community(channel.community, user)
    if granted == ALL or not granted:
        return granted
    granted = _with_overwrites(channel, user, granted)
    until = channel.community.members[user.id].timed_out_until
    if until is not None and until > now:
        granted &= TIMED_OUT
    return granted if granted & P.VIEW_CHANNEL else 0


def can_view(channel: Channel, user: User, now: datetime) -> bool:
    """Tell whether somebody sees a channel at all; private threads are for their people."""
    granted = in_channel(channel, user, now)
    if not granted & P.VIEW_CHANNEL:
        return False
    if channel.kind is not Kind.PRIVATE_THREAD:
        return True
    return user in channel.people or bool(granted & P.MANAGE_THREADS)


def require(channel: Channel, user: User, now: datetime, needed: int = 0) -> None:
    """Refuse who may not do something in a channel.

    Raises:
        ApiError: 50001 where the channel cannot be seen, 50013 where a permission is missing.
    """
    if not can_view(channel, user, now):
        raise ApiError(Refusal.MISSING_ACCESS)
    if in_channel(channel, user, now) & needed != needed:
        raise ApiError(Refusal.MISSING_PERMISSIONS)


def require_in_community(community: Community, user: User, needed: int) -> None:
    """Refuse who may not do something in the whole community.

    Raises:
        ApiError: 50001 for who is no member, 50013 where a permission is missing.
    """
    if user.id not in community.members:
        raise ApiError(Refusal.MISSING_ACCESS)
    if in_community(community, user) & needed != needed:
        raise ApiError(Refusal.MISSING_PERMISSIONS)


def outranks(community: Community, actor: User, target: User) -> bool:
    """Tell whether somebody stands above another member."""
    if community.owner is target:
        return False
    if community.owner is actor:
        return True
    return community.members[actor.id].rank > community.members[target.id].rank


def _with_overwrites(channel: Channel, user: User, granted: int) -> int:
    community = channel.community
    assert community is not None
    overwrites = channel.home.overwrites
    if everyone := overwrites.get(community.everyone.id):
        granted = granted & ~everyone.deny | everyone.allow
    allow = deny = 0
    for role in community.members[user.id].roles:
        if overwrite := overwrites.get(role.id):
            allow, deny = allow | overwrite.allow, deny | overwrite.deny
    granted = granted & ~deny | allow
    if own := overwrites.get(user.id):
        granted = granted & ~own.deny | own.allow
    return granted
