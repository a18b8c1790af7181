"""Reactions of the bot."""

from tests.discord_server.calls import Call, Route
from tests.discord_server.permissions import Permission


def add(call: Call) -> None:
    """PUT the bot's reaction."""
    call.visible_channel(Permission.READ_MESSAGE_HISTORY | Permission.ADD_REACTIONS)
    call.message.reactions.add(call.path["emoji"])


def take_back(call: Call) -> None:
    """DELETE the bot's reaction."""
    call.visible_channel()
    call.message.reactions.discard(call.path["emoji"])


_OWN = "/channels/{channel}/messages/{message}/reactions/{emoji}/@me"
ROUTES = (Route("PUT", _OWN, add), Route("DELETE", _OWN, take_back))
