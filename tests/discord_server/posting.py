"""Posting, changing and taking away messages, whoever does it."""

from collections.abc import Sequence

from tests.discord_server.channels import FORUMS, SPOKEN_IN, Channel, Kind
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.permissions import Permission, can_view, in_channel, require
from tests.discord_server.posts import Posted
from tests.discord_server.state import State


def check_speech(state: State, channel: Channel, posted: Posted) -> None:
    """Refuse a message where its author may not speak.

    Raises:
        ApiError: With Discord's code for the reason.
    """
    author, now = posted.author, state.clock.now()
    if channel.kind not in SPOKEN_IN:
        wrong = channel.kind in FORUMS or channel.kind is Kind.CATEGORY
        raise ApiError(Refusal.NOT_TEXT if wrong else Refusal.WRONG_CHANNEL_TYPE)
    if channel.community is None:
        return
    needed = Permission.SEND_MESSAGES
    if channel.is_thread:
        needed = Permission.SEND_MESSAGES_IN_THREADS
        _check_lock(state, channel, posted)
    if posted.attachments:
        needed |= Permission.ATTACH_FILES
    require(channel, author, now, needed)
    if posted.replied_to is not None:
        granted = in_channel(channel, author, now)
        if not granted & Permission.READ_MESSAGE_HISTORY:
            raise ApiError(Refusal.NO_HISTORY)


def check_awake(channel: Channel) -> None:
    """Refuse to change or delete anything in a thread that sleeps.

    Raises:
        ApiError: 50083.
    """
    if channel.archive.is_archived:
        raise ApiError(Refusal.ARCHIVED)


def post(state: State, posted: Posted) -> Posted:
    """Put a message into its channel and tell of it."""
    channel = posted.channel
    if channel.is_thread:
        _wake(state, channel)
        _bring_in(state, channel, posted)
    channel.messages[posted.id] = posted
    state.events.message("MESSAGE_CREATE", posted)
    state.tell("posted", posted)
    return posted


def change(state: State, posted: Posted) -> Posted:
    """Tell that a message reads differently now."""
    posted.edited_at = state.clock.now()
    if posted.only_for is None:
        state.events.message("MESSAGE_UPDATE", posted)
    state.tell("changed", posted)
    return posted


def remove(state: State, posted: Posted) -> None:
    """Take a message away and tell of it."""
    posted.is_deleted = True
    posted.channel.whispers.pop(posted.id, None)
    if posted.channel.messages.pop(posted.id, None) is not None:
        state.events.message_deleted(posted)
    state.tell("removed", posted)


def remove_many(state: State, channel: Channel, posts: Sequence[Posted]) -> None:
    """Take many messages away at once."""
    for posted in posts:
        posted.is_deleted = True
        channel.messages.pop(posted.id, None)
        state.tell("removed", posted)
    state.events.messages_deleted(channel, posts)


def _check_lock(state: State, thread: Channel, posted: Posted) -> None:
    granted = in_channel(thread, posted.author, state.clock.now())
    if thread.archive.is_locked and not granted & Permission.MANAGE_THREADS:
        raise ApiError(Refusal.LOCKED)


def _wake(state: State, thread: Channel) -> None:
    if thread.archive.is_archived:
        thread.archive.is_archived = False
        thread.archive.changed_at = state.clock.now()
        state.events.channel("UPDATE", thread)


def _bring_in(state: State, thread: Channel, posted: Posted) -> None:
    """Whoever speaks in a thread or is pinged there joins it, if they see its parent."""
    now = state.clock.now()
    coming = [
        user
        for user in dict.fromkeys([posted.author, *posted.pings.users])
        if user not in thread.people and can_view(thread.home, user, now) and posted.webhook is None
    ]
    if coming:
        thread.people.extend(coming)
        state.events.thread_members(thread, added=coming, gone=())
