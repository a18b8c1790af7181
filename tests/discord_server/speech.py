"""Saying, editing and deleting, as people do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.discord_server.accounts import User
from tests.discord_server.channels import FORUMS, Channel
from tests.discord_server.drafts import Draft, Upload, as_poll, compose, refer_to, revise
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.moderation import is_let_through
from tests.discord_server.payload import Json
from tests.discord_server.permissions import Permission, require
from tests.discord_server.posting import change, check_awake, check_speech, post
from tests.discord_server.posts import Posted
from tests.discord_server.state import State

if TYPE_CHECKING:
    from tests.discord_server.people import Extras

LONGEST = 4000
HAS_SNAPSHOT = 1 << 14
_IN_SNAPSHOTS = frozenset(
    {
        "attachments",
        "components",
        "content",
        "edited_timestamp",
        "embeds",
        "flags",
        "mention_roles",
        "mentions",
        "sticker_items",
        "timestamp",
        "type",
    }
)


def say(state: State, channel: Channel, author: User, text: str, extras: Extras) -> Posted:
    """Post what somebody says, unless AutoMod blocks it."""
    if len(text) > LONGEST:
        raise ValueError("nobody can say so much at once")
    wanted = [f"<@{person.id}>" for person in extras.get("mentions", ())]
    pings = [mention for mention in wanted if mention not in text]
    body = {"content": " ".join([text, *pings]).strip()}
    files = {str(at): Upload(f"file{at}.png", b"x") for at in range(extras.get("attachments", 0))}
    posted = compose(state, channel, author, Draft(body, files, extras.get("reply_to")))
    _add_extras(posted, extras)
    if channel.home.kind in FORUMS and not channel.messages:
        # The first message of a post in a forum has the post's own id.
        posted.id = channel.id
    check_speech(state, channel, posted)
    if is_let_through(state, posted, posted.content):
        post(state, posted)
    return posted


def edit(state: State, user: User, posted: Posted, text: str) -> None:
    """Change what somebody said.

    Raises:
        ApiError: It is another's, or gone.
    """
    if posted.author is not user:
        raise ApiError(Refusal.NOT_THE_AUTHOR)
    state.message(posted.channel, posted.id)
    if is_let_through(state, posted, text):
        revise(state, posted, {"content": text}, {})
        change(state, posted)


def check_deletion(state: State, user: User, posted: Posted) -> None:
    """Refuse to delete what is another's, except for moderators.

    Raises:
        ApiError: This person may not, or it is gone.
    """
    if posted.only_for is user:
        return
    state.message(posted.channel, posted.id)
    check_awake(posted.channel)
    if posted.author is not user:
        require(posted.channel, user, state.clock.now(), Permission.MANAGE_MESSAGES)


def _add_extras(posted: Posted, extras: Extras) -> None:
    posted.embeds = [
        {"type": "link", "url": f"https://example.org/{at}", "title": f"Page {at}"}
        for at in range(extras.get("embeds", 0))
    ]
    if count := extras.get("stickers", 0):
        posted.extras["sticker_items"] = [
            {"id": str(posted.id + at), "name": f"sticker {at}", "format_type": 1}
            for at in range(count)
        ]
    if forward := extras.get("forward"):
        posted.extras["message_reference"] = refer_to(forward, kind=1)
        posted.extras["message_snapshots"] = [{"message": _snapshot(forward)}]
        posted.flags |= HAS_SNAPSHOT
    if poll := extras.get("poll"):
        question, answers = poll
        asked = [{"poll_media": {"text": answer}} for answer in answers]
        posted.extras["poll"] = as_poll(posted, {"question": {"text": question}, "answers": asked})


def _snapshot(forward: Posted) -> Json:
    whole = forward.payload()
    return {key: value for key, value in whole.items() if key in _IN_SNAPSHOTS}
