"""From the body of a request to a message: its files, its components and whom it pings."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.discord_server.accounts import User
from tests.discord_server.channels import Channel
from tests.discord_server.ids import moment_of
from tests.discord_server.payload import Json, stamp
from tests.discord_server.pings import pings_of
from tests.discord_server.posts import REPLY, Attachment, Posted
from tests.discord_server.visible import walk

if TYPE_CHECKING:
    from tests.discord_server.state import State

DAY_HOURS = 24
KEPT_FLAGS = 1 << 2 | 1 << 6 | 1 << 12 | 1 << 15
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
        posted.pings = pings_of(state, posted, body.get("allowed_mentions"))


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
    finished = [deepcopy(component) for component in components]
    for number, component in enumerate(walk(finished), start=1):
        component.setdefault("id", number)
        items = component.get("items") or [component]
        for item, key in ((item, key) for item in items for key in _MEDIA if key in item):
            url = urls.get(item[key]["url"], item[key]["url"])
            item[key] = {"url": url, "proxy_url": url, "loading_state": 2, "placeholder": ""}
    return finished
