"""Channels and threads, and deleting many messages at once."""

from collections.abc import Iterator

from tests.discord_server.limits.messages import POSTED, Occasion, check_message
from tests.discord_server.limits.request import Request
from tests.discord_server.limits.shapes import (
    as_int,
    as_list,
    as_map,
    as_text,
    complain_of_repeats,
    measure,
)

NAME = 100
TOPIC, FORUM_TOPIC = 1_024, 4_096
FORUMS = frozenset({15, 16})
OVERWRITES = 100
BULK = (2, 100)


def refuse_channel(request: Request) -> Iterator[str]:
    """Check a channel or thread that is made or changed."""
    channel = request.fields
    if request.method == "POST" or "name" in channel:
        yield from measure("name", as_text(channel.get("name")).strip(), NAME, least=1)
    is_forum = as_int(channel.get("type")) in FORUMS
    most = FORUM_TOPIC if is_forum else TOPIC
    yield from measure("topic", as_text(channel.get("topic")), most)
    overwrites = as_list(channel.get("permission_overwrites"))
    yield from measure("permission_overwrites", overwrites, OVERWRITES)


def refuse_thread(request: Request) -> Iterator[str]:
    """Check a thread that is opened, with its first message where it brings one."""
    thread = request.fields
    yield from measure("name", as_text(thread.get("name")).strip(), NAME, least=1)
    if "message" in thread:
        post = Occasion(is_new=True, flags=POSTED, files=request.files)
        yield from check_message(as_map(thread["message"]), post, "message/")


def refuse_bulk_delete(request: Request) -> Iterator[str]:
    """Check how many messages are deleted at once."""
    messages = as_list(request.fields.get("messages"))
    fewest, most = BULK
    yield from measure("messages", messages, most, least=fewest)
    yield from complain_of_repeats("messages", map(str, messages))


def refuse_direct_channel(request: Request) -> Iterator[str]:
    """Check that a direct channel is opened with somebody."""
    if not request.fields.get("recipient_id"):
        yield "recipient_id: is needed"
