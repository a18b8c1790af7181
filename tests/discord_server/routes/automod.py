"""AutoMod rules."""

from tests.discord_server.calls import Call, Route
from tests.discord_server.errors import ApiError, Refusal, invalid
from tests.discord_server.payload import Json
from tests.discord_server.permissions import Permission
from tests.discord_server.rules import ALERT, ROOM, TIMEOUT, Rule


def listed(call: Call) -> list[Json]:
    """GET all."""
    return [rule.payload() for rule in call.demand(Permission.MANAGE_GUILD).rules.values()]


def get(call: Call) -> Json:
    """GET one."""
    return _rule(call).payload()


def create(call: Call) -> Json:
    """POST one, if there is room for its type."""
    community = call.demand(Permission.MANAGE_GUILD)
    rule = Rule(call.state.ids.next(), community.id, call.bot, dict(call.form))
    same = [one for one in community.rules.values() if one.trigger == rule.trigger]
    if len(same) >= ROOM[rule.trigger]:
        sentence = f"Maximum number of rules with trigger type {rule.trigger} is {len(same)}"
        raise invalid("_", "AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED", sentence)
    _check_actions(call, rule.actions)
    community.rules[rule.id] = rule
    call.state.events.rule("CREATE", rule)
    return rule.payload()


def change(call: Call) -> Json:
    """PATCH one."""
    rule = _rule(call)
    _check_actions(call, call.form.get("actions") or [])
    rule.settings |= call.form
    call.state.events.rule("UPDATE", rule)
    return rule.payload()


def delete(call: Call) -> None:
    """DELETE one."""
    rule = _rule(call)
    del call.community.rules[rule.id]
    call.state.events.rule("DELETE", rule)


def _rule(call: Call) -> Rule:
    rules = call.demand(Permission.MANAGE_GUILD).rules
    if found := rules.get(int(call.path["rule"])):
        return found
    raise ApiError(Refusal.NOT_FOUND)


def _check_actions(call: Call, actions: list[Json]) -> None:
    for action in actions:
        if action["type"] == TIMEOUT:
            call.demand(Permission.MODERATE_MEMBERS)
        if action["type"] == ALERT:
            call.state.channel(int(action["metadata"]["channel_id"]))


_ALL = "/guilds/{guild}/auto-moderation/rules"
ROUTES = (
    Route("GET", _ALL, listed),
    Route("POST", _ALL, create),
    Route("GET", f"{_ALL}/{{rule}}", get),
    Route("PATCH", f"{_ALL}/{{rule}}", change),
    Route("DELETE", f"{_ALL}/{{rule}}", delete),
)
