"""Requests to try the contract with."""

import pytest

from tests.discord_server import contract

Body = dict[str, object]
Case = tuple[str, str, object, str]

# Nothing is lost without it but these tests, so nobody is made to get it.
needs_description = pytest.mark.skipif(
    not contract.is_available(),
    reason="Discord's description of its API is missing: name it in NUDGEBOT_DISCORD_OPENAPI",
)

SAY = "/channels/1/messages"
ANSWER = "/interactions/1/a-token/callback"
RULES = "/guilds/1/auto-moderation/rules"
COMMANDS = "/applications/1/commands"

BUTTON: Body = {"type": 2, "style": 1, "label": "Open", "custom_id": "open", "disabled": False}
INPUT: Body = {"type": 4, "style": 1, "custom_id": "words", "label": None, "required": True}
LABEL: Body = {"type": 18, "label": "Your words", "component": INPUT}
CARD: Body = {
    "flags": 1 << 15,
    "components": [
        {"type": 17, "components": [{"type": 10, "content": "A case"}] * 8},
        {"type": 1, "components": [BUTTON] * 5},
    ],
}
KEYWORDS: Body = {"keyword_filter": ["rude"], "allow_list": [], "regex_patterns": []}
RULE: Body = {
    "name": "Kindness",
    "event_type": 1,
    "trigger_type": 1,
    "trigger_metadata": KEYWORDS,
    "actions": [{"type": 1, "metadata": {"custom_message": "Try again?"}}],
}
OPTION: Body = {"type": 3, "name": "case", "description": "Which case", "required": True}
COMMAND: Body = {"name": "cases", "type": 1, "description": "Cases", "options": [OPTION]}


def row(*components: Body) -> Body:
    return {"components": [{"type": 1, "components": list(components)}]}


def modal(*components: Body) -> Body:
    return {"type": 9, "data": {"custom_id": "m", "title": "Words", "components": [*components]}}
