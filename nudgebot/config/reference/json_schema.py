"""JSON Schema of everything that can be set, with the plugins that are installed."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from importlib.metadata import EntryPoint
from pathlib import PurePath
from typing import Any, cast

from nudgebot.config.plugins import PluginError, load_plugin
from nudgebot.config.problem import KeyPath, dotted
from nudgebot.config.reference.generator import SettingsSchema
from nudgebot.config.schema import adapter_of, check
from nudgebot.config.settings import Settings

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NO_MEANING_IN_TOML = frozenset({"format", "title", "default"})


def json_schema(plugins: Mapping[str, EntryPoint]) -> dict[str, Any]:
    """Describe the whole tree; a plugin that cannot be used takes anything."""
    tree = table_schema(Settings, ())
    tree["properties"]["plugins"] |= {
        "properties": {name: _plugin_schema(name, entry) for name, entry in plugins.items()},
        "additionalProperties": False,
    }
    return {"$schema": DIALECT, **tree, "title": "The configuration of nudgebot"}


def _plugin_schema(name: str, entry: EntryPoint) -> dict[str, Any]:
    at: KeyPath = ("plugins", name)
    try:
        plugin = load_plugin(entry)
        table = table_schema(plugin.settings, at)
    except PluginError as error:
        return {"title": dotted(at), "description": f"This plugin cannot be used: {error}."}
    except Exception as error:  # noqa: BLE001 - a third party's class can break in any way
        reason = type(error).__name__
        return {"title": dotted(at), "description": f"Its settings make no sense ({reason})."}
    return table | {"description": plugin.summary}


def table_schema(shape: type[Any], at: KeyPath) -> dict[str, Any]:
    """Describe the table at a path, without references to elsewhere."""
    made = adapter_of(shape).json_schema(schema_generator=SettingsSchema)
    table = _inlined(made, made.get("$defs", {}))
    needed = {mistake.path for mistake in check(shape, {}).mistakes}
    return _completed(table, at, shape(), needed={(*at, *path) for path in needed})


def _inlined(node: Any, shapes: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """Put what a node refers to in its place; what it says itself wins."""
    if isinstance(node, list):
        return [_inlined(item, shapes) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _inlined(value, shapes) for key, value in node.items() if key != "$defs"}
    name = kept.pop("$ref", "").rpartition("/")[2]
    return {**_inlined(shapes[name], shapes), **kept} if name else kept


def _completed(node: dict[str, Any], at: KeyPath, value: object, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - handed on
    """Name a node by its path, and say what its default is."""
    children = dict(_children(node, at, value))
    bare = {key: told for key, told in node.items() if key not in _NO_MEANING_IN_TOML}
    title = dotted(at).replace("[0]", "[]")
    done: dict[str, Any] = {"title": title, **bare} if at else bare
    if children:
        done["properties"] = {
            name: _completed(inner, (*at, name), own, **options)
            for name, (inner, own) in children.items()
        }
    if isinstance(node.get("items"), dict):
        done["items"] = _completed(node["items"], (*at, 0), None, **options)
    required = [name for name in children if (*at, name) in options["needed"]]
    if required:
        done["required"] = required
    if value is not None and not is_dataclass(value) and at not in options["needed"]:
        done["default"] = as_json(value)
    return done


def _children(
    node: Mapping[str, Any], at: KeyPath, value: object
) -> Iterator[tuple[str, tuple[dict[str, Any], object]]]:
    for name, inner in node.get("properties", {}).items():
        is_plugins = (*at, name) == ("plugins",)
        own = None if is_plugins or not is_dataclass(value) else getattr(value, name)
        if value is None and "default" in inner:
            own = inner["default"]
        yield name, (inner, own)


def as_json(value: object) -> Any:  # noqa: ANN401 - any JSON
    """Write a default the way it would stand in a file."""
    if isinstance(value, Mapping):
        return {str(key): as_json(inner) for key, inner in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(as_json(item) for item in value)
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if is_dataclass(value):
        return {own.name: as_json(getattr(value, own.name)) for own in fields(value)}
    if isinstance(value, PurePath):
        return str(value)
    return cast("Any", value.value if isinstance(value, Enum) else value)
