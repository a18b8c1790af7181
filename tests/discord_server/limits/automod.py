"""Rules of Discord's AutoMod."""

import re
from collections.abc import Iterator

from tests.discord_server.limits.request import Request
from tests.discord_server.limits.shapes import (
    Json,
    as_int,
    as_list,
    as_map,
    as_text,
    items_at,
    measure,
)

NAME = 100
KEYWORD, PRESET = 1, 4
MENTIONS = 5
# How many, and how long each.
LISTS = {"keyword_filter": (1_000, 60), "regex_patterns": (10, 260), "allow_list": (100, 60)}
PRESET_ALLOW_LIST = 1_000
EXEMPT = {"exempt_roles": 20, "exempt_channels": 50}
ACTIONS = 5
BLOCK, TIMEOUT = 1, 3
CUSTOM_MESSAGE = 150
LONGEST_TIMEOUT = 28 * 24 * 60 * 60
# Discord's patterns are Rust's: they look neither ahead nor behind nor back.
NOT_IN_RUST = re.compile(r"\(\?<?[=!]|\\[1-9]|\(\?P=")


def refuse_rule(request: Request) -> Iterator[str]:
    """Check a rule; of a change, only what is sent."""
    rule, is_new = request.fields, request.method == "POST"
    if is_new or "name" in rule:
        yield from measure("name", as_text(rule.get("name")).strip(), NAME, least=1)
    if is_new or "actions" in rule:
        yield from measure("actions", as_list(rule.get("actions")), ACTIONS, least=1)
    for key, most in EXEMPT.items():
        yield from measure(key, as_list(rule.get(key)), most)
    kind = as_int(rule.get("trigger_type"))
    yield from _refuse_metadata(as_map(rule.get("trigger_metadata")), kind)
    for place, action in items_at(rule, "actions"):
        yield from _refuse_action(action, place, kind)


def _refuse_metadata(metadata: Json, kind: int | None) -> Iterator[str]:
    for key, (most, longest) in LISTS.items():
        is_preset = kind == PRESET and key == "allow_list"
        where = f"trigger_metadata/{key}"
        entries = as_list(metadata.get(key))
        yield from measure(where, entries, PRESET_ALLOW_LIST if is_preset else most)
        for index, entry in enumerate(entries):
            yield from measure(f"{where}/{index}", as_text(entry).strip(), longest, least=1)
    for index, pattern in enumerate(as_list(metadata.get("regex_patterns"))):
        if not _is_pattern(as_text(pattern)):
            yield f"trigger_metadata/regex_patterns/{index}: not a pattern that Discord reads"


def _refuse_action(action: Json, where: str, kind: int | None) -> Iterator[str]:
    metadata = as_map(action.get("metadata"))
    message = as_text(metadata.get("custom_message"))
    yield from measure(f"{where}/metadata/custom_message", message, CUSTOM_MESSAGE)
    if action.get("type") != BLOCK and message:
        yield f"{where}/metadata/custom_message: only where the message is blocked"
    if action.get("type") == TIMEOUT:
        seconds = as_int(metadata.get("duration_seconds")) or 0
        if not 0 < seconds <= LONGEST_TIMEOUT:
            yield f"{where}/metadata/duration_seconds: must be from 1 to {LONGEST_TIMEOUT}"
        if kind not in {None, KEYWORD, MENTIONS}:
            yield f"{where}/type: a rule of type {kind} cannot time members out"


def _is_pattern(pattern: str) -> bool:
    if NOT_IN_RUST.search(pattern):
        return False
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
