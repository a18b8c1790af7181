"""Channels, and the typing sign."""

from tests.discord_server.calls import Call, Route
from tests.discord_server.channels import Channel
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.payload import Json
from tests.discord_server.permissions import Permission
from tests.discord_server.routes.communities import set_overwrites, set_parent


def get(call: Call) -> Json:
    """GET a channel or a thread."""
    return call.visible_channel().seen_by(call.bot)


def change(call: Call) -> Json:
    """PATCH a channel or a thread."""
    channel = call.visible_channel()
    if channel.community is None:
        raise ApiError(Refusal.NOT_IN_A_DM)
    if channel.is_thread:
        _change_thread(call, channel)
    else:
        call.visible_channel(Permission.MANAGE_CHANNELS)
        set_parent(call, channel, call.form)
        set_overwrites(call, channel, call.form)
        channel.topic = call.form.get("topic", channel.topic)
    channel.name = call.form.get("name", channel.name)
    call.state.events.channel("UPDATE", channel)
    return channel.seen_by(call.bot)


def delete(call: Call) -> Json:
    """DELETE a channel or a thread; direct messages are only closed."""
    channel = call.visible_channel()
    if channel.community is None:
        return channel.payload()
    call.visible_channel(
        Permission.MANAGE_THREADS if channel.is_thread else Permission.MANAGE_CHANNELS
    )
    call.state.forget_channel(channel)
    return channel.payload()


def type_something(call: Call) -> None:
    """POST the typing sign."""
    call.visible_channel(Permission.SEND_MESSAGES)


def _change_thread(call: Call, thread: Channel) -> None:
    form, archive = call.form, thread.archive
    is_waking = form.get("archived") is False
    if is_waking and form.keys() == {"archived"} and not archive.is_locked:
        call.visible_channel(Permission.SEND_MESSAGES_IN_THREADS)
    elif thread.creator is not call.bot or "locked" in form:
        call.visible_channel(Permission.MANAGE_THREADS)
    if archive.is_archived and not is_waking:
        raise ApiError(Refusal.ARCHIVED)
    archive.is_archived = bool(form.get("archived", archive.is_archived))
    archive.is_locked = bool(form.get("locked", archive.is_locked))
    archive.is_invitable = bool(form.get("invitable", archive.is_invitable))
    archive.minutes = int(form.get("auto_archive_duration") or archive.minutes)
    archive.changed_at = call.state.clock.now()


ROUTES = (
    Route("GET", "/channels/{channel}", get),
    Route("PATCH", "/channels/{channel}", change),
    Route("DELETE", "/channels/{channel}", delete),
    Route("POST", "/channels/{channel}/typing", type_something),
)
