"""The limits that Discord documents and its description of the API misses."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from tests.discord_server.limits.automod import refuse_rule
from tests.discord_server.limits.callbacks import refuse_callback
from tests.discord_server.limits.channels import (
    refuse_bulk_delete,
    refuse_channel,
    refuse_direct_channel,
    refuse_thread,
)
from tests.discord_server.limits.commands import refuse_commands
from tests.discord_server.limits.members import refuse_member
from tests.discord_server.limits.messages import refuse_edit, refuse_followup, refuse_message
from tests.discord_server.limits.request import Request

Rule = Callable[[Request], Iterator[str]]

ROUTES: tuple[tuple[str, str, Rule], ...] = (
    ("POST", r"/channels/{}/messages", refuse_message),
    ("PATCH", r"/channels/{}/messages/{}", refuse_edit),
    ("POST", r"/channels/{}/messages/bulk-delete", refuse_bulk_delete),
    ("POST", r"/channels/{}/messages/{}/threads", refuse_thread),
    ("POST", r"/channels/{}/threads", refuse_thread),
    ("PATCH", r"/channels/{}", refuse_channel),
    ("POST", r"/guilds/{}/channels", refuse_channel),
    ("PATCH", r"/guilds/{}/members/{}", refuse_member),
    ("POST|PATCH", r"/guilds/{}/auto-moderation/rules(/{})?", refuse_rule),
    ("POST|PUT|PATCH", r"/applications/{}(/guilds/{})?/commands(/{})?", refuse_commands),
    ("POST", r"/interactions/{}/{}/callback", refuse_callback),
    ("POST", r"/webhooks/{}/{}", refuse_followup),
    ("PATCH", r"/webhooks/{}/{}/messages/{}", refuse_edit),
    ("POST", r"/users/@me/channels", refuse_direct_channel),
)
MATCHERS = tuple(
    (re.compile(f"({methods}) {path.replace('{}', '[^/ ]+')}"), rule)
    for methods, path, rule in ROUTES
)
ID = re.compile(r"/(?:\d+|@original)(?=/|$)")
TOKEN = re.compile(r"^(/(?:webhooks|interactions)/[^/]+)/[^/]+")


def check(
    method: str,
    path: str,
    body: object | None,
    *,
    files: int | None = None,
    now: datetime | None = None,
) -> list[str]:
    """Check a request against Discord's documented limits.

    Args:
        method: in capitals.
        path: without `/api/v10` and without the query.
        body: the parsed JSON, of a multipart request the part `payload_json`; None without a body.
        files: how many files came with it; None if that is not known.
        now: the time for limits that depend on it, with a time zone; the real one if left out.

    Returns:
        What is wrong, a line each: `POST /channels/{}/messages: content: too long (2001, ...)`.
    """
    if body is None:
        return []
    request = Request(method, body, files, now or datetime.now(UTC))
    line = f"{method} {path}"
    rule = next((rule for matcher, rule in MATCHERS if matcher.fullmatch(line)), None)
    if rule is None:
        return []
    template = ID.sub("/{}", TOKEN.sub(r"\1/{}", path))
    return [f"{method} {template}: {wrong}" for wrong in rule(request)]
