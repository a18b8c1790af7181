"""Members: looking them up, and timing them out."""

from datetime import datetime, timedelta

from tests.discord_server.accounts import Member
from tests.discord_server.calls import Call, Route
from tests.discord_server.errors import ApiError, Refusal, invalid
from tests.discord_server.payload import Json
from tests.discord_server.permissions import ALL, Permission, in_community, outranks

LONGEST = timedelta(days=28, minutes=1)
_NEEDED = {
    "communication_disabled_until": Permission.MODERATE_MEMBERS,
    "nick": 1 << 27,
    "roles": Permission.MANAGE_ROLES,
}


def get(call: Call) -> Json:
    """GET one member."""
    return _member(call).payload()


def me(call: Call) -> Json:
    """GET the bot as a member."""
    return call.community.members[call.bot.id].payload()


def listed(call: Call) -> list[Json]:
    """GET many members; this needs the members intent."""
    if not call.state.application.intents.get("members"):
        raise ApiError(Refusal.MISSING_ACCESS)
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1))
    members = sorted(call.community.members.items())
    return [member.payload() for number, member in members if number > after][:limit]


def search(call: Call) -> list[Json]:
    """GET the members whose name begins so."""
    wanted, limit = call.query["query"].casefold(), int(call.query.get("limit", 1))
    members = call.community.members.values()
    return [
        member.payload()
        for member in members
        if (member.nick or member.user.name).casefold().startswith(wanted)
    ][:limit]


def change(call: Call) -> Json:
    """PATCH a member; whoever stands above the bot is out of its reach."""
    member = _member(call)
    for key in call.form:
        call.demand(_NEEDED[key])
    if not outranks(call.community, call.bot, member.user):
        raise ApiError(Refusal.MISSING_PERMISSIONS)
    if "communication_disabled_until" in call.form:
        _time_out(call, member)
    member.nick = call.form.get("nick", member.nick)
    call.state.events.member("UPDATE", call.community, member)
    return member.payload()


def _time_out(call: Call, member: Member) -> None:
    written = call.form["communication_disabled_until"]
    until = None if written is None else datetime.fromisoformat(written)
    if until is not None and until > call.state.clock.now() + LONGEST:
        raise invalid("communication_disabled_until", "BASE_TYPE_MAX", "At most 28 days")
    if until is not None and in_community(call.community, member.user) == ALL:
        raise ApiError(Refusal.MISSING_PERMISSIONS)
    member.timed_out_until = until


def _member(call: Call) -> Member:
    return call.state.member(call.community, int(call.path["user"]))


ROUTES = (
    Route("GET", "/guilds/{guild}/members", listed),
    Route("GET", "/guilds/{guild}/members/search", search),
    Route("GET", "/users/@me/guilds/{guild}/member", me),
    Route("GET", "/guilds/{guild}/members/{user}", get),
    Route("PATCH", "/guilds/{guild}/members/{user}", change),
)
