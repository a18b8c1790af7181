"""From the body of a request to a message: its files, its components and whom it pings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.discord_server.accounts import Role, User
from tests.discord_server.channels import Channel
from tests.discord_server.ids import moment_of
from tests.discord_server.payload import Json, stamp
from tests.discord_server.permissions import Permission, can_view, in_channel
from tests.discord_server.posts import REPLY, Attachment, Pings, Posted
from tests.discord_server.visible import walk, words_of

if TYPE_CHECKING:
    from tests.discord_server.state import State

DAY_HOURS = 24
KEPT_FLAGS = 1 << 2 | 1 << 6 | 1 << 12 | 1 << 15
_USER, _ROLE, _ALL = (
    re.compile(r"<@!?(\d+)>"),
    re.compile(r"<@&(\d+)>"),
    re.compile(r"@(everyone|here)"),
)
_MEDIA = ("media", "file")


@dataclass(frozen=True)
class Upload:
    """A file as it came with a request."""

    filename: str
    data: bytes


@dataclass(frozen=True)
class Draft:
    """What shall become a message: a request's body, its files, and what it replies to."""

    body: Json
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    quoted: Posted | None = None


def compose(state: "State", channel: Channel, author: User, draft: Draft) -> Posted:
    """Make a message of a draft; it is not posted yet."""
    posted = Posted(id=state.ids.next(), channel=channel, author=author)
    if draft.quoted is not None:
        answer_to(posted, draft.quoted)
    body = draft.body
    posted.flags = int(body.get("flags") or 0) & KEPT_FLAGS
    revise(state, posted, body, draft.uploads)
    if body.get("nonce"):
        posted.extras["nonce"] = str(body["nonce"])
    if body.get("poll"):
        posted.extras["poll"] = as_poll(posted, body["poll"])
    return posted


def as_poll(posted: Posted, asked: Json) -> Json:
    """Write a poll as it is shown: its answers numbered, and when it ends."""
    ends = moment_of(posted.id) + timedelta(hours=asked.get("duration", DAY_HOURS))
    answers = [{"answer_id": at, **answer} for at, answer in enumerate(asked["answers"], 1)]
    shown = {"question": asked["question"], "answers": answers, "expiry": stamp(ends)}
    return shown | {"allow_multiselect": asked.get("allow_multiselect", False), "layout_type": 1}


def answer_to(posted: Posted, quoted: Posted) -> None:
    """Make a message a reply to another."""
    posted.type, posted.replied_to = REPLY, quoted
    posted.extras["message_reference"] = refer_to(quoted)


def refer_to(quoted: Posted, *, kind: int = 0) -> Json:
    """Write a reference to a message: 0 for a reply, 1 for a forward."""
    community = quoted.channel.community
    place = {} if community is None else {"guild_id": str(community.id)}
    ids = {"message_id": str(quoted.id), "channel_id": str(quoted.channel.id)}
    return {"type": kind, **ids, **place}


def revise(state: "State", posted: Posted, body: Json, uploads: Mapping[str, Upload]) -> None:
    """Put into a message what a request's body says; what it does not name stays."""
    if "content" in body:
        posted.content = body["content"] or ""
    if "embeds" in body:
        posted.embeds = [{"type": "rich", **embed} for embed in body["embeds"] or ()]
    if "flags" in body:
        posted.flags |= int(body["flags"] or 0) & KEPT_FLAGS
    if "attachments" in body or uploads:
        kept = body.get("attachments") or []
        posted.attachments = _attach(state, posted, kept, uploads)
    if "components" in body:
        posted.components = _finish(body["components"] or [], posted.attachments)
    if {"content", "components", "allowed_mentions"} & body.keys():
        posted.pings = _pings(state, posted, body.get("allowed_mentions"))


def _attach(
    state: "State", posted: Posted, kept: Sequence[Json], uploads: Mapping[str, Upload]
) -> list[Attachment]:
    known = {file.id: file for file in posted.attachments}
    descriptions = {str(one["id"]): one.get("description") for one in kept}
    files = [known[int(one["id"])] for one in kept if int(one["id"]) in known]
    for index, upload in uploads.items():
        files.append(state.keep_file(posted.channel, upload, description=descriptions.get(index)))
    return files


def _finish(components: Sequence[Json], files: Sequence[Attachment]) -> list[Json]:
    """Number the components and unfold their media, as Discord does before it shows them."""
    urls = {f"attachment://{file.filename}": file.url for file in files}
    finished = [dict(component) for component in components]
    for number, component in enumerate(walk(finished), start=1):
        component.setdefault("id", number)
        items = component.get("items") or [component]
        for item, key in ((item, key) for item in items for key in _MEDIA if key in item):
            url = urls.get(item[key]["url"], item[key]["url"])
            item[key] = {"url": url, "proxy_url": url, "loading_state": 2, "placeholder": ""}
    return finished


def _pings(state: "State", posted: Posted, allowed: Json | None) -> Pings:
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
