"""Messages: sending, reading, editing and deleting them."""

from collections.abc import Mapping
from datetime import timedelta

from tests.discord_server.calls import Call, Route
from tests.discord_server.channels import Channel
from tests.discord_server.drafts import Draft, compose, revise
from tests.discord_server.errors import ApiError, Refusal, invalid
from tests.discord_server.ids import moment_of
from tests.discord_server.payload import Json
from tests.discord_server.permissions import Permission, in_channel, require
from tests.discord_server.posting import (
    change,
    check_awake,
    check_speech,
    post,
    remove,
    remove_many,
)
from tests.discord_server.posts import REPLY, Posted
from tests.discord_server.routes.dms import check_reach

BULK_AGE = timedelta(days=14)
NONCE_AGE = timedelta(minutes=5)
SUPPRESS_EMBEDS = 1 << 2
_SPOKEN = frozenset({0, REPLY, 20, 23})


def create(call: Call) -> Json:
    """POST a message."""
    channel = call.visible_channel()
    if channel.community is None:
        check_reach(call.state, channel)
    if earlier := _earlier(call, channel):
        return shown(call, earlier)
    quoted = _quoted(call, channel)
    posted = compose(call.state, channel, call.bot, Draft(call.form, call.uploads, quoted))
    check_speech(call.state, channel, posted)
    return shown(call, post(call.state, posted))


def get(call: Call) -> Json:
    """GET one message."""
    call.visible_channel(Permission.READ_MESSAGE_HISTORY)
    return shown(call, call.message)


def history(call: Call) -> list[Json]:
    """GET messages, the newest first."""
    channel = call.visible_channel()
    granted = in_channel(channel, call.bot, call.state.clock.now())
    if not granted & Permission.READ_MESSAGE_HISTORY:
        return []
    return [shown(call, posted) for posted in _slice([*channel.messages.values()], call.query)]


def edit(call: Call) -> Json:
    """PATCH a message."""
    channel = call.visible_channel()
    posted = call.message
    check_awake(channel)
    if posted.author is not call.bot or posted.webhook is not None:
        if call.form.keys() != {"flags"}:
            raise ApiError(Refusal.NOT_THE_AUTHOR)
        require(channel, call.bot, call.state.clock.now(), Permission.MANAGE_MESSAGES)
    revise(call.state, posted, call.form, call.uploads)
    return shown(call, change(call.state, posted))


def delete(call: Call) -> None:
    """DELETE a message."""
    channel = call.visible_channel()
    posted = call.message
    if posted.author is not call.bot:
        if channel.community is None:
            raise ApiError(Refusal.NOT_IN_A_DM)
        require(channel, call.bot, call.state.clock.now(), Permission.MANAGE_MESSAGES)
    check_awake(channel)
    if posted.type not in _SPOKEN and posted.type in {1, 2, 3, 4, 5, 14, 15, 16, 17, 21}:
        raise ApiError(Refusal.SYSTEM_MESSAGE)
    remove(call.state, posted)


def delete_many(call: Call) -> None:
    """POST a list of messages that shall go."""
    channel = call.visible_channel(Permission.MANAGE_MESSAGES)
    check_awake(channel)
    oldest = call.state.clock.now() - BULK_AGE
    ids = [int(one) for one in call.form["messages"]]
    if any(moment_of(one) < oldest for one in ids):
        raise ApiError(Refusal.TOO_OLD)
    remove_many(
        call.state, channel, [channel.messages[one] for one in ids if one in channel.messages]
    )


def shown(call: Call, posted: Posted) -> Json:
    """Write a message as the bot may read it."""
    with_content = call.state.application.has_content or posted.concerns(call.bot)
    return posted.payload(with_content=with_content)


def _earlier(call: Call, channel: Channel) -> Posted | None:
    """Find the message that an enforced nonce already made."""
    nonce = call.form.get("nonce")
    if nonce is None or not call.form.get("enforce_nonce"):
        return None
    oldest = call.state.clock.now() - NONCE_AGE
    for posted in reversed(channel.messages.values()):
        is_recent = posted.author is call.bot and moment_of(posted.id) > oldest
        if is_recent and posted.extras.get("nonce") == str(nonce):
            return posted
    return None


def _quoted(call: Call, channel: Channel) -> Posted | None:
    reference = call.form.get("message_reference")
    if reference is None:
        return None
    found = channel.messages.get(int(reference["message_id"]))
    if found is None and reference.get("fail_if_not_exists", True):
        raise invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
    return found


def _slice(posts: list[Posted], query: Mapping[str, str]) -> list[Posted]:
    limit = int(query.get("limit", 50))
    if "around" in query:
        before = sum(posted.id < int(query["around"]) for posted in posts)
        start = max(0, before - limit // 2)
        return posts[start : start + limit][::-1]
    if "after" in query:
        later = [posted for posted in posts if posted.id > int(query["after"])]
        return later[:limit][::-1]
    if "before" in query:
        posts = [posted for posted in posts if posted.id < int(query["before"])]
    return posts[::-1][:limit]


_ONE = "/channels/{channel}/messages/{message}"
ROUTES = (
    Route("POST", "/channels/{channel}/messages", create),
    Route("GET", "/channels/{channel}/messages", history),
    Route("POST", "/channels/{channel}/messages/bulk-delete", delete_many),
    Route("GET", _ONE, get),
    Route("PATCH", _ONE, edit),
    Route("DELETE", _ONE, delete),
)
