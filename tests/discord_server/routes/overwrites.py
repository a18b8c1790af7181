"""Overwrites of a channel, one at a time."""

from tests.discord_server.calls import Call, Route
from tests.discord_server.channels import Overwrite
from tests.discord_server.permissions import Permission


def put(call: Call) -> None:
    """PUT what one role or member may in a channel."""
    channel = call.visible_channel(Permission.MANAGE_ROLES)
    form, target = call.form, int(call.path["target"])
    allow, deny = int(form.get("allow") or 0), int(form.get("deny") or 0)
    call.visible_channel(allow | deny)
    channel.overwrites[target] = Overwrite(target, form["type"] == 1, allow, deny)
    call.state.events.channel("UPDATE", channel)


def drop(call: Call) -> None:
    """DELETE what one role or member may in a channel."""
    channel = call.visible_channel(Permission.MANAGE_ROLES)
    channel.overwrites.pop(int(call.path["target"]), None)
    call.state.events.channel("UPDATE", channel)


_ONE = "/channels/{channel}/permissions/{target}"
ROUTES = (Route("PUT", _ONE, put), Route("DELETE", _ONE, drop))
