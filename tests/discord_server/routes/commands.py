"""Registering application commands, globally and for one community."""

from tests.discord_server.calls import Call, Route
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.payload import Json


def listed(call: Call) -> list[Json]:
    """GET all."""
    return call.state.commands.listed(_scope(call))


def replace_all(call: Call) -> list[Json]:
    """PUT the whole list."""
    return call.state.commands.replace_all(_scope(call), call.body)


def create(call: Call) -> Json:
    """POST one."""
    return call.state.commands.put(_scope(call), call.form)


def get(call: Call) -> Json:
    """GET one."""
    return call.state.commands.get(_scope(call), _number(call))


def change(call: Call) -> Json:
    """PATCH one."""
    return call.state.commands.change(_scope(call), _number(call), call.form)


def drop(call: Call) -> None:
    """DELETE one."""
    call.state.commands.drop(_scope(call), _number(call))


def _number(call: Call) -> int:
    return int(call.path["command"])


def _scope(call: Call) -> int | None:
    if int(call.path["application"]) != call.state.application.id:
        raise ApiError(Refusal.UNKNOWN_APPLICATION)
    if "guild" not in call.path:
        return None
    # A community without the bot's commands scope is out of reach.
    if int(call.path["guild"]) not in call.state.communities:
        raise ApiError(Refusal.MISSING_ACCESS)
    return int(call.path["guild"])


_GLOBAL = "/applications/{application}/commands"
_LOCAL = "/applications/{application}/guilds/{guild}/commands"
ROUTES = tuple(
    Route(method, scope + rest, answer)
    for scope in (_GLOBAL, _LOCAL)
    for method, rest, answer in (
        ("GET", "", listed),
        ("PUT", "", replace_all),
        ("POST", "", create),
        ("GET", "/{command}", get),
        ("PATCH", "/{command}", change),
        ("DELETE", "/{command}", drop),
    )
)
