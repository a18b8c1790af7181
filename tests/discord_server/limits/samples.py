"""Requests to try the limits with: small good ones, to be spoilt in one place."""

from datetime import UTC, datetime, timedelta

Body = dict[str, object]
Case = tuple[str, str, object, str]

SAY = "/channels/1/messages"
ANSWER = "/interactions/1/a-token/callback"
FOLLOW_UP = "/webhooks/1/a-token"
ORIGINAL = "/webhooks/1/a-token/messages/@original"
RULES = "/guilds/1/auto-moderation/rules"
COMMANDS = "/applications/1/commands"
MEMBER = "/guilds/1/members/2"
NOW = datetime(2031, 2, 3, tzinfo=UTC)
V2 = 1 << 15

TEXT: Body = {"type": 10, "content": "A case"}
INPUT: Body = {"type": 4, "style": 1, "custom_id": "words"}
OPTION: Body = {"type": 3, "name": "case", "description": "Which case"}
COMMAND: Body = {"name": "cases", "type": 1, "description": "Cases"}
MENU: Body = {"name": "Check tone", "type": 3}
LOCALISED: Body = {
    **COMMAND,
    "name_localizations": {"de": "fälle", "th": "ผู้ใช้", "hi": "मामले"},
    "description_localizations": {"de": "Fälle"},
}


def button(**changes: object) -> Body:
    return {"type": 2, "style": 1, "label": "Open", "custom_id": "open", **changes}


def link(**changes: object) -> Body:
    return {"type": 2, "style": 5, "label": "Open", "url": "https://x.test", **changes}


def select(**changes: object) -> Body:
    options = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}]
    return {"type": 3, "custom_id": "which", "options": options, **changes}


def row(*inner: object) -> Body:
    return {"type": 1, "components": [*inner]}


def rows(*each: object) -> Body:
    return {"components": [*each]}


def layout(*inner: object, **changes: object) -> Body:
    return {"flags": V2, "components": [*inner], **changes}


def section(*texts: object, **changes: object) -> Body:
    return {"type": 9, "components": [*texts], "accessory": button(), **changes}


def box(*inner: object) -> Body:
    return {"type": 17, "components": [*inner]}


def buttons(count: int) -> list[Body]:
    return [button(custom_id=f"b{number}") for number in range(count)]


def embed(**parts: object) -> Body:
    return {"embeds": [parts]}


def answer(kind: int, **data: object) -> Body:
    return {"type": kind, "data": data}


def label(inner: object, **changes: object) -> Body:
    return {"type": 18, "label": "Your words", "component": inner, **changes}


def modal(*inner: object, **changes: object) -> Body:
    return answer(9, **{"custom_id": "m", "title": "Words", "components": [*inner], **changes})


def option(**changes: object) -> Body:
    return {**OPTION, **changes}


def command(**changes: object) -> list[Body]:
    return [{**COMMAND, **changes}]


def with_options(*options: object) -> list[Body]:
    return command(options=[*options])


def sub(name: str, *options: object) -> Body:
    return option(type=1, name=name, options=[*options])


def group(name: str, *options: object) -> Body:
    return option(type=2, name=name, options=[*options])


def rule(**changes: object) -> Body:
    block = {"type": 1, "metadata": {"custom_message": "Try again?"}}
    return {"name": "Kindness", "trigger_type": 1, "actions": [block], **changes}


def words(key: str, *entries: str) -> Body:
    return rule(trigger_metadata={key: [*entries]})


def act(kind: int, **metadata: object) -> Body:
    return rule(actions=[{"type": kind, "metadata": metadata}])


def timeout(**length: int) -> Body:
    return {"communication_disabled_until": (NOW + timedelta(**length)).isoformat()}


def choices(count: int) -> list[Body]:
    return [{"name": f"{n}".rjust(50, "x"), "value": f"{n}".rjust(50, "x")} for n in range(count)]


def translated(count: int) -> list[Body]:
    german = {"description_localizations": {"de": "x" * 100}}
    return [option(name=f"o{number}", **german) for number in range(count)]
