"""What a message may hold."""

import pytest

from tests.discord_server.limits.check import check
from tests.discord_server.limits.samples import (
    ANSWER,
    FOLLOW_UP,
    NOW,
    ORIGINAL,
    SAY,
    Case,
    answer,
    embed,
)

MESSAGES: dict[str, Case] = {
    "2,001 characters": (
        "POST",
        SAY,
        {"content": "x" * 2_001},
        "content: too long (2001",
    ),
    "a long edit": ("PATCH", f"{SAY}/2", {"content": "x" * 2_001}, "content: too long"),
    "a long answer": ("POST", ANSWER, answer(4, content="x" * 2_001), "data/content: too long"),
    "a long update": ("POST", ANSWER, answer(7, content="x" * 2_001), "data/content: too long"),
    "a long follow-up": ("POST", FOLLOW_UP, {"content": "x" * 2_001}, "content: too long"),
    "a long change of the answer": (
        "PATCH",
        ORIGINAL,
        {"content": "x" * 2_001},
        "content: too long",
    ),
    "nothing": ("POST", SAY, {}, "message: must not be empty (50006)"),
    "blanks": ("POST", SAY, {"content": " \n"}, "message: must not be empty (50006)"),
    "an empty embed": ("POST", SAY, embed(type="rich", flags=0), "must not be empty"),
    "an empty answer": ("POST", ANSWER, answer(4), "data: must not be empty (50006)"),
    "everything taken away": (
        "PATCH",
        f"{SAY}/2",
        {"content": "", "embeds": [], "components": [], "attachments": []},
        "must not be empty",
    ),
    "a long nonce": ("POST", SAY, {"content": "x", "nonce": "x" * 26}, "nonce: too long"),
    "four stickers": ("POST", SAY, {"sticker_ids": ["1", "2", "3", "4"]}, "sticker_ids: too long"),
    "a whisper in a channel": ("POST", SAY, {"content": "x", "flags": 64}, "flags: 64 may not"),
    "a deferral with flags": ("POST", ANSWER, answer(5, flags=4), "only be ephemeral"),
    "all and some": (
        "POST",
        SAY,
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "allowed_mentions: users may not be both",
    ),
    "101 mentions": (
        "POST",
        SAY,
        {"content": "x", "allowed_mentions": {"users": [*range(101)]}},
        "allowed_mentions/users: too long",
    ),
    "a picture that is not there": (
        "POST",
        SAY,
        embed(image={"url": "attachment://a.png"}),
        "embeds/0/image/url: no such attachment",
    ),
    "a file twice": (
        "POST",
        SAY,
        {"attachments": [{"id": 0, "filename": "x"}, {"id": "0", "filename": "y"}]},
        "attachments: '0' is there twice",
    ),
    "11 files": (
        "POST",
        SAY,
        {"attachments": [{"id": n} for n in range(11)]},
        "too long (11",
    ),
}

EMBEDS: dict[str, Case] = {
    "a long title": ("POST", SAY, embed(title="x" * 257), "embeds/0/title: too long"),
    "a long description": ("POST", SAY, embed(description="x" * 4_097), "0/description: too long"),
    "a long footer": ("POST", SAY, embed(footer={"text": "x" * 2_049}), "footer/text: too long"),
    "a long author": ("POST", SAY, embed(author={"name": "x" * 257}), "author/name: too long"),
    "26 fields": (
        "POST",
        SAY,
        embed(fields=[{"name": "x", "value": "x"}] * 26),
        "embeds/0/fields: too long",
    ),
    "a long field": (
        "POST",
        SAY,
        embed(fields=[{"name": "x", "value": "x" * 1_025}]),
        "fields/0/value: too long",
    ),
    "a blank field": (
        "POST",
        SAY,
        embed(fields=[{"name": " ", "value": "x"}]),
        "fields/0/name: too short",
    ),
    "11 embeds": ("POST", SAY, {"embeds": [{"title": "x"}] * 11}, "embeds: too long (11"),
    "6,001 characters": (
        "POST",
        SAY,
        {"embeds": [{"description": "x" * 3_000}, {"description": "x" * 3_001}]},
        "embeds: too long together (6001",
    ),
}

CASES = MESSAGES | {f"{name} of an embed": case for name, case in EMBEDS.items()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_refuses(case: Case) -> None:
    method, path, body, wanted = case
    found = check(method, path, body, now=NOW)
    assert len(found) == 1
    assert wanted in found[0]
