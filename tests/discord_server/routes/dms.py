"""Direct messages: opening them, and when they do not get through."""

from tests.discord_server.calls import Call, Route
from tests.discord_server.channels import Channel, Kind
from tests.discord_server.errors import ApiError, Refusal, invalid
from tests.discord_server.payload import Json
from tests.discord_server.state import State


def open_dm(call: Call) -> Json:
    """POST whom the bot wants to write to; whether they take it shows later."""
    other = call.state.users.get(int(call.form["recipient_id"]))
    if other is None:
        raise invalid("recipient_id", "INVALID_RECIPIENT", "Invalid recipient")
    if other.is_bot:
        raise ApiError(Refusal.CANNOT_REACH)
    known = call.state.dm_between(call.bot, other)
    if known is not None:
        return known.payload()
    limit = call.state.dm_open_limit
    if limit is not None:
        if limit <= 0:
            raise ApiError(Refusal.OPENING_DMS_TOO_FAST)
        call.state.dm_open_limit = limit - 1
    return call.state.begin_dm(other).payload()


def check_reach(state: State, channel: Channel) -> None:
    """Refuse a direct message to who does not take it.

    Raises:
        ApiError: 50278 for who shares no community with the bot, 50007 for who closed them.
    """
    assert channel.kind is Kind.DM
    for user in channel.people:
        if user is not state.bot and not state.share_community(user, state.bot):
            raise ApiError(Refusal.NO_MUTUAL_COMMUNITY)
        if not user.takes_dms:
            raise ApiError(Refusal.CANNOT_REACH)


ROUTES = (Route("POST", "/users/@me/channels", open_dm),)
