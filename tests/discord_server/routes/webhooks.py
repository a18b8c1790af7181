"""Webhooks of channels."""

from uuid import uuid4

from tests.discord_server.accounts import User
from tests.discord_server.calls import Call, Route
from tests.discord_server.drafts import Draft, compose
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.payload import Json
from tests.discord_server.permissions import Permission
from tests.discord_server.posting import post
from tests.discord_server.state import Webhook


def create(call: Call) -> Json:
    """POST one."""
    channel = call.visible_channel(Permission.MANAGE_WEBHOOKS)
    webhook = Webhook(call.state.ids.next(), uuid4().hex, call.form["name"], channel, call.bot)
    call.state.webhooks[webhook.id] = webhook
    return _written(webhook)


def listed(call: Call) -> list[Json]:
    """GET those of a channel."""
    channel = call.visible_channel(Permission.MANAGE_WEBHOOKS)
    return [_written(one) for one in call.state.webhooks.values() if one.channel is channel]


def delete(call: Call) -> None:
    """DELETE one."""
    del call.state.webhooks[_find(call).id]


def execute(call: Call) -> Json | None:
    """POST a message in a webhook's name."""
    webhook = _find(call)
    if webhook.token != call.path["token"]:
        raise ApiError(Refusal.EXPIRED_TOKEN)
    name = call.form.get("username") or webhook.name
    author = User(id=webhook.id, name=name, is_bot=True)
    posted = compose(call.state, webhook.channel, author, Draft(call.form, call.uploads))
    posted.webhook = webhook.id
    post(call.state, posted)
    return posted.payload() if call.query.get("wait") in {"1", "true"} else None


def _find(call: Call) -> Webhook:
    if found := call.state.webhooks.get(int(call.path["webhook"])):
        return found
    raise ApiError(Refusal.UNKNOWN_WEBHOOK)


def _written(webhook: Webhook) -> Json:
    community = webhook.channel.community
    return {
        "id": str(webhook.id),
        "type": 1,
        "name": webhook.name,
        "avatar": None,
        "token": webhook.token,
        "channel_id": str(webhook.channel.id),
        "guild_id": None if community is None else str(community.id),
        "application_id": None,
        "user": webhook.maker.payload(),
    }


ROUTES = (
    Route("POST", "/channels/{channel}/webhooks", create),
    Route("GET", "/channels/{channel}/webhooks", listed),
    Route("DELETE", "/webhooks/{webhook}", delete),
)
