"""Communities, their channels, their roles and their active threads."""

from tests.discord_server.calls import Call, Route
from tests.discord_server.channels import Channel, Kind, Overwrite
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.payload import Json
from tests.discord_server.permissions import Permission, can_view, in_community, require


def get(call: Call) -> Json:
    """GET a community."""
    community = call.community
    written = community.payload()
    if call.query.get("with_counts") in {"true", "1"}:
        count = len(community.members)
        written |= {"approximate_member_count": count, "approximate_presence_count": count}
    return written


def roles(call: Call) -> list[Json]:
    """GET the roles."""
    return [role.payload() for role in call.community.roles.values()]


def channels(call: Call) -> list[Json]:
    """GET the channels, threads excepted."""
    return [one.payload() for one in call.community.channels.values() if not one.is_thread]


def active_threads(call: Call) -> Json:
    """GET the threads that are awake and that the bot sees."""
    now = call.state.clock.now()
    threads = [
        one
        for one in call.community.channels.values()
        if one.is_thread and not one.archive.is_archived and can_view(one, call.bot, now)
    ]
    return {
        "threads": [thread.seen_by(call.bot) for thread in threads],
        "members": [
            thread.thread_member(call.bot) for thread in threads if call.bot in thread.people
        ],
    }


def create_channel(call: Call) -> Json:
    """POST a channel."""
    community = call.demand(Permission.MANAGE_CHANNELS)
    form = call.form
    channel = Channel(
        id=call.state.ids.next(),
        kind=Kind(form.get("type") or 0),
        name=form["name"],
        community=community,
        topic=form.get("topic"),
        position=len(community.channels),
    )
    set_parent(call, channel, form)
    set_overwrites(call, channel, form)
    call.state.keep_channel(channel)
    return channel.payload()


def set_parent(call: Call, channel: Channel, form: Json) -> None:
    """Put a channel under a category, if the form says so."""
    if "parent_id" not in form:
        return
    channel.parent = None
    if form["parent_id"] is not None:
        channel.parent = call.state.channel(int(form["parent_id"]))
        require(channel.parent, call.bot, call.state.clock.now(), Permission.MANAGE_CHANNELS)


def set_overwrites(call: Call, channel: Channel, form: Json) -> None:
    """Take over the overwrites that the form holds.

    Raises:
        ApiError: A permission is granted that the bot does not have itself.
    """
    if form.get("permission_overwrites") is None:
        return
    assert channel.community is not None
    own = in_community(channel.community, call.bot)
    overwrites = [_read(one) for one in form["permission_overwrites"]]
    if any((one.allow | one.deny) & ~own for one in overwrites):
        raise ApiError(Refusal.MISSING_PERMISSIONS)
    channel.overwrites = {one.target: one for one in overwrites}


def _read(written: Json) -> Overwrite:
    return Overwrite(
        target=int(written["id"]),
        is_member=bool(written.get("type")),
        allow=int(written.get("allow") or 0),
        deny=int(written.get("deny") or 0),
    )


ROUTES = (
    Route("GET", "/guilds/{guild}", get),
    Route("GET", "/guilds/{guild}/roles", roles),
    Route("GET", "/guilds/{guild}/channels", channels),
    Route("POST", "/guilds/{guild}/channels", create_channel),
    Route("GET", "/guilds/{guild}/threads/active", active_threads),
)
