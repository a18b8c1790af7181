"""What a bot asks for when it starts."""

from tests.discord_server.calls import Call, Route
from tests.discord_server.payload import Json


def whoami(call: Call) -> Json:
    """GET the bot's account."""
    return call.bot.payload() | {"verified": True, "mfa_enabled": True, "flags": 0}


def application(call: Call) -> Json:
    """GET the bot's application."""
    return call.state.application.payload()


def gateway(call: Call) -> Json:
    """GET where the gateway is."""
    return {"url": _gateway(call)}


def bot_gateway(call: Call) -> Json:
    """GET where the gateway is, and how many shards are advised."""
    limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 16}
    shards = call.state.application.shards
    return {"url": _gateway(call), "shards": shards, "session_start_limit": limit}


def user(call: Call) -> Json:
    """GET an account."""
    return call.state.user(int(call.path["user"])).payload()


def communities(call: Call) -> list[Json]:
    """GET the communities that the bot is in."""
    return [
        {"id": str(one.id), "name": one.name, "icon": None, "owner": False, "features": []}
        for one in call.state.communities.values()
        if call.bot.id in one.members
    ]


def _gateway(call: Call) -> str:
    return call.state.address.replace("http:", "ws:", 1) + "/gateway"


ROUTES = (
    Route("GET", "/gateway", gateway),
    Route("GET", "/gateway/bot", bot_gateway),
    Route("GET", "/users/@me", whoami),
    Route("GET", "/users/@me/guilds", communities),
    Route("GET", "/users/{user}", user),
    Route("GET", "/oauth2/applications/@me", application),
    Route("GET", "/applications/@me", application),
)
