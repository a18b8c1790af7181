"""Says in words what a person did with the bot: which button, which command, which form."""

from collections.abc import Iterable, Iterator

from tests.discord_server.interactions import Asked, Interaction
from tests.discord_server.payload import Json
from tests.discord_server.visible import BUTTON, SELECTS, walk

SUBCOMMANDS = frozenset({1, 2})


def describe_use(asked: Interaction) -> str:
    """Describe it: `presses [Open]`, `uses /cases list`, `sends the form: “…”`."""
    if asked.kind is Asked.MODAL:
        words = [f"“{one}”" for one in _words_in(asked.data["components"]) if one]
        return "sends the form" + (f": {', '.join(words)}" if words else "")
    if asked.kind is Asked.COMPONENT:
        return _describe_component(asked)
    name, options = _unfold(asked.data)
    sign = "/" if asked.data["type"] == 1 else ""
    given = " ".join(f"{one['name']}: {one['value']}" for one in options)
    return f"uses {sign}{name} {given}".rstrip()


def _describe_component(asked: Interaction) -> str:
    shown = [] if asked.message is None else [*walk(asked.message.components)]
    used = next((one for one in shown if one.get("custom_id") == asked.data["custom_id"]), None)
    if used is None:
        return f"sends {asked.data['custom_id']}"
    if used["type"] == BUTTON:
        return f"presses [{used.get('label') or ''}]"
    return f"chooses {', '.join(_labels(used, asked.data['values']))}"


def _labels(used: Json, values: Iterable[str]) -> Iterator[str]:
    labels = {one["value"]: one["label"] for one in used.get("options") or ()}
    yield from (f"“{labels.get(value, value)}”" for value in values)


def _unfold(data: Json) -> tuple[str, list[Json]]:
    name, options = str(data["name"]), data.get("options") or []
    while options and options[0]["type"] in SUBCOMMANDS:
        name, options = f"{name} {options[0]['name']}", options[0].get("options") or []
    return name, options


def _words_in(components: Iterable[Json]) -> Iterator[str]:
    for component in walk(components):
        if component["type"] in SELECTS:
            yield ", ".join(component["values"])
        elif "value" in component:
            yield str(component["value"])
