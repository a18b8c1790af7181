"""AutoMod, members, channels, threads and choices."""

import pytest

from tests.discord_server.limits.check import check
from tests.discord_server.limits.samples import (
    ANSWER,
    MEMBER,
    NOW,
    RULES,
    SAY,
    Case,
    act,
    answer,
    choices,
    rule,
    timeout,
    words,
)

RULE_CASES: dict[str, Case] = {
    "no name": ("POST", RULES, rule(name=" "), "rules: name: too short"),
    "a long name": ("PATCH", f"{RULES}/2", {"name": "x" * 101}, "rules/{}: name: too long"),
    "no action": ("POST", RULES, rule(actions=[]), "actions: too short"),
    "1,001 words": (
        "POST",
        RULES,
        words("keyword_filter", *["x"] * 1_001),
        "too long (1001",
    ),
    "a long word": ("POST", RULES, words("keyword_filter", "x" * 61), "keyword_filter/0: too long"),
    "an empty word": ("POST", RULES, words("keyword_filter", ""), "keyword_filter/0: too short"),
    "11 patterns": ("POST", RULES, words("regex_patterns", *["x"] * 11), "patterns: too long (11"),
    "a long pattern": ("POST", RULES, words("regex_patterns", "x" * 261), "patterns/0: too long"),
    "a broken pattern": (
        "POST",
        RULES,
        words("regex_patterns", "(x"),
        "not a pattern",
    ),
    "one that looks ahead": (
        "POST",
        RULES,
        words("regex_patterns", "x(?!y)"),
        "not a pattern",
    ),
    "one that looks back": (
        "POST",
        RULES,
        words("regex_patterns", r"(x)\1"),
        "not a pattern",
    ),
    "101 exceptions": (
        "POST",
        RULES,
        words("allow_list", *["x"] * 101),
        "too long (101",
    ),
    "21 exempt roles": ("POST", RULES, rule(exempt_roles=[*range(21)]), "exempt_roles: too long"),
    "51 exempt channels": ("POST", RULES, rule(exempt_channels=[*range(51)]), "channels: too long"),
    "a long message": (
        "POST",
        RULES,
        act(1, custom_message="x" * 151),
        "message: too long (151",
    ),
    "a message of another action": ("POST", RULES, act(2, custom_message="x"), "only where the"),
    "29 days": ("POST", RULES, act(3, duration_seconds=29 * 86_400), "duration_seconds: must be"),
    "a timeout for spam": (
        "POST",
        RULES,
        {**act(3, duration_seconds=60), "trigger_type": 3},
        "cannot time members out",
    ),
}

OTHERS: dict[str, Case] = {
    "28 days and a second": ("PATCH", MEMBER, timeout(days=28, seconds=1), "at most 28 days"),
    "a long nickname": ("PATCH", MEMBER, {"nick": "x" * 33}, "members/{}: nick: too long"),
    "a thread without a name": ("POST", "/channels/1/threads", {"name": ""}, "name: too short"),
    "a thread with a long name": (
        "POST",
        f"{SAY}/2/threads",
        {"name": "x" * 101},
        "POST /channels/{}/messages/{}/threads: name: too long",
    ),
    "a long post in a forum": (
        "POST",
        "/channels/1/threads",
        {"name": "x", "message": {"content": "x" * 2_001}},
        "message/content: too long",
    ),
    "a channel without a name": ("POST", "/guilds/1/channels", {"type": 0}, "name: too short"),
    "a channel with a long name": ("PATCH", "/channels/1", {"name": "x" * 101}, "name: too long"),
    "a long topic": ("PATCH", "/channels/1", {"topic": "x" * 1_025}, "topic: too long (1025"),
    "one message to delete": ("POST", f"{SAY}/bulk-delete", {"messages": ["1"]}, "too short (1"),
    "101 messages to delete": (
        "POST",
        f"{SAY}/bulk-delete",
        {"messages": [*range(101)]},
        "messages: too long (101",
    ),
    "one message twice": ("POST", f"{SAY}/bulk-delete", {"messages": ["1", 1]}, "is there twice"),
    "a channel with nobody": ("POST", "/users/@me/channels", {}, "recipient_id: is needed"),
    "26 choices": ("POST", ANSWER, answer(8, choices=choices(26)), "data/choices: too long"),
    "no choices at all": ("POST", ANSWER, answer(8), "data/choices: is needed"),
    "a nameless choice": ("POST", ANSWER, answer(8, choices=[{"value": "x"}]), "0/name: too short"),
}

CASES = RULE_CASES | OTHERS


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_refuses(case: Case) -> None:
    method, path, body, wanted = case
    found = check(method, path, body, now=NOW)
    assert len(found) == 1
    assert wanted in found[0]
