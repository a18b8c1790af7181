"""What breaks the contract with Discord, and what is said about it."""

import pytest

from tests.discord_server import contract
from tests.discord_server.openapi.samples import (
    ANSWER,
    BUTTON,
    COMMANDS,
    INPUT,
    LABEL,
    RULES,
    SAY,
    Case,
    modal,
    needs_description,
    row,
)

pytestmark = needs_description

BAD: dict[str, Case] = {
    "no such route": ("GET", "/nowhere", None, "GET /nowhere: Discord has no such route"),
    "no such method": ("PUT", SAY, {}, "Discord has no such route"),
    "an id that is none": (
        "GET",
        "/channels/None/messages",
        None,
        "GET /channels/{}/messages: channel_id in the path must be a snowflake",
    ),
    "no body": ("POST", SAY, None, "POST /channels/{}/messages: needs a body"),
    "a body for a reader": ("GET", "/users/@me", {}, "GET /users/@me: takes no body"),
    "a wrong type": ("POST", SAY, {"tts": "no"}, "{}/messages: tts: must be boolean or null"),
    "a typo": ("POST", SAY, {"contents": "x"}, "messages: unknown property: contents"),
    "a typo deep inside": (
        "POST",
        SAY,
        row({**BUTTON, "lable": "x"}),
        "messages: components/0/components/0: unknown property: lable",
    ),
    "a long label": (
        "POST",
        SAY,
        row(BUTTON, {**BUTTON, "label": "x" * 82}),
        "POST /channels/{}/messages: components/0/components/1/label: too long (82, at most 80)",
    ),
    "a component that is none": (
        "POST",
        SAY,
        row({"type": 99}),
        "components/0/components/0/type: must be one of 2, 3, 5, 6, 7, 8",
    ),
    "a default of no kind": (
        "POST",
        SAY,
        row({"type": 7, "custom_id": "x", "default_values": [{"id": 1, "type": ["role"]}]}),
        "default_values/0/type: must be one of role, user",
    ),
    "a useless tts of a wrong type": (
        "PATCH",
        f"{SAY}/2",
        {"tts": "no"},
        "tts: must be boolean or null",
    ),
    "a component of no type": (
        "POST",
        SAY,
        row({"style": 1}),
        "components/0/components/0: is missing: type",
    ),
    "an address that is none": (
        "POST",
        SAY,
        {"embeds": [{"url": "javascript:x"}]},
        "embeds/0/url: must be a uri",
    ),
    "a text for a snowflake": (
        "POST",
        SAY,
        {"sticker_ids": ["one"]},
        "sticker_ids/0: must be a snowflake",
    ),
    "a truth for a snowflake": (
        "POST",
        SAY,
        {"sticker_ids": [True]},
        "sticker_ids/0: must be a snowflake",
    ),
    "an integer for a text": ("POST", SAY, {"content": 5}, "content: must be string or null"),
    "a modal without a title": (
        "POST",
        ANSWER,
        {"type": 9, "data": {"custom_id": "m", "components": [LABEL]}},
        "callback: data: is missing: title",
    ),
    "an input of no style": (
        "POST",
        ANSWER,
        modal({**LABEL, "component": {**INPUT, "style": 7}}),
        "data/components/0/component/style: must be one of [1, 2]",
    ),
    "a callback of no type": ("POST", ANSWER, {"type": 99}, "callback: type: must be one of 1, 4"),
    "a command without a name": ("PUT", COMMANDS, [{"type": 1}], "commands: 0: is missing: name"),
    "a rule with too many words": (
        "PATCH",
        f"{RULES}/2",
        {"trigger_metadata": {"keyword_filter": ["x"] * 1001}},
        "trigger_metadata/keyword_filter: too many (1001, at most 1000)",
    ),
    "a thread that is half closed": (
        "PATCH",
        "/channels/1",
        {"archived": True, "locked": "yes"},
        "channels/{}: locked: must be boolean or null",
    ),
    "a time that is none": (
        "PATCH",
        "/guilds/1/members/2",
        {"communication_disabled_until": "soon"},
        "communication_disabled_until: must be a date-time",
    ),
}


@pytest.mark.parametrize("request_", BAD.values(), ids=BAD.keys())
def test_refuses_and_says_where(request_: Case) -> None:
    method, path, body, wanted = request_
    found = contract.check(method, path, body)
    assert len(found) == 1
    assert wanted in found[0]
