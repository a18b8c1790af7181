"""Whom a message notifies."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tests.discord_server.accounts import Role
from tests.discord_server.channels import Channel
from tests.discord_server.payload import Json
from tests.discord_server.permissions import Permission, can_view, in_channel
from tests.discord_server.posts import Pings, Posted
from tests.discord_server.visible import words_of

if TYPE_CHECKING:
    from tests.discord_server.state import State

_USER, _ROLE = re.compile(r"<@!?(\d+)>"), re.compile(r"<@&(\d+)>")
_ALL = re.compile(r"@(everyone|here)")


def pings_of(state: "State", posted: Posted, allowed: Json | None) -> Pings:
    """Find whom a message notifies: whom it names, as far as that is allowed."""
    words = "\n".join((posted.content, *words_of(posted.components)))
    found = Pings(
        users=[state.users[int(one)] for one in _USER.findall(words) if int(one) in state.users],
        roles=_roles(posted.channel, _ROLE.findall(words)),
        everyone=bool(_ALL.search(words)) and _may_ping_all(state, posted),
    )
    found.users = list(dict.fromkeys(found.users))
    if posted.replied_to is not None and (allowed is None or allowed.get("replied_user")):
        found.users = list(dict.fromkeys([*found.users, posted.replied_to.author]))
    return found if allowed is None else _restrict(found, posted, allowed)


def _restrict(found: Pings, posted: Posted, allowed: Json) -> Pings:
    parsed = set(allowed.get("parse") or ())
    users = {int(one) for one in allowed.get("users") or ()}
    roles = {int(one) for one in allowed.get("roles") or ()}
    if posted.replied_to is not None and allowed.get("replied_user"):
        users.add(posted.replied_to.author.id)
    return Pings(
        users=[user for user in found.users if "users" in parsed or user.id in users],
        roles=[role for role in found.roles if "roles" in parsed or role.id in roles],
        everyone=found.everyone and "everyone" in parsed,
    )


def _roles(channel: Channel, ids: Sequence[str]) -> list[Role]:
    known = {} if channel.community is None else channel.community.roles
    return [known[int(one)] for one in ids if int(one) in known]


def _may_ping_all(state: "State", posted: Posted) -> bool:
    channel, author, now = posted.channel, posted.author, state.clock.now()
    if channel.community is None or not can_view(channel, author, now):
        return False
    return bool(in_channel(channel, author, now) & Permission.MENTION_EVERYONE)
