"""The page about all settings, for people; made of the same schema that editors read."""

from collections.abc import Iterator, Mapping
from typing import Any

from nudgebot.config.reference.kinds import kind
from nudgebot.config.reference.values import key as bare_or_quoted
from nudgebot.config.reference.values import toml

INTRODUCTION = """\
# Configuration

<!-- Made by `nudgebot schema --markdown`. Change the docstrings of the settings, not this page. -->

nudgebot reads one TOML file. What is not in it keeps its default, so a file holds only what you
want to change; [`config/nudgebot.toml`](../config/nudgebot.toml) shows everything at its default.

- `nudgebot check my.toml` tells every mistake at once, with its place and what was probably meant.
  What is legal but odd is a warning; with `--strict` it counts as a mistake.
- `nudgebot schema` prints JSON Schema with all plugins that are installed. Editors that know it
  (such as Even Better TOML or taplo) complete and check a file that begins with
  `#:schema nudgebot.schema.json`.
- Paths of files and folders count from the folder that nudgebot is started in.

The examples below are right but not advice: what stands in them without need is the default."""

_Node = Mapping[str, Any]
_WIDEST = 80


def markdown(schema: _Node) -> str:
    """Write the whole page."""
    sections = [INTRODUCTION]
    for name, node in schema["properties"].items():
        if name != "plugins":
            sections += _sections(node, (name,))
    plugins = schema["properties"]["plugins"]
    sections.append(f"## Plugins\n\n{plugins['description']}")
    for name, node in plugins.get("properties", {}).items():
        sections += _sections(node, ("plugins", name))
    return "\n\n".join(sections) + "\n"


def _sections(node: _Node, at: tuple[str, ...], *, is_item: bool = False) -> Iterator[str]:
    """Write a table, then those within it."""
    children = node.get("properties", {})
    name = ".".join(bare_or_quoted(step) for step in at)
    title = f"[[{name}]]" if is_item else f"[{name}]"
    told = [f"{'#' * (2 + (at[0] == 'plugins'))} `{title}`", node["description"]]
    settings = {key: child for key, child in children.items() if not _is_table(child)}
    if settings:
        told += [_rows(settings, node.get("required", ())), _example(title, settings)]
    yield "\n\n".join(told)
    for key, child in children.items():
        if _is_table(child):
            yield from _sections(child, (*at, key))
        elif _is_table(child.get("items", {})):
            yield from _sections(child["items"], (*at, key), is_item=True)


def _is_table(node: _Node) -> bool:
    """Whether it has settings of its own; a table of mere values is one setting."""
    return any("description" in inner for inner in node.get("properties", {}).values())


def _rows(settings: _Node, required: object) -> str:
    lines = ["| setting | takes | default | what it does |", "| --- | --- | --- | --- |"]
    for name, node in settings.items():
        is_needed = isinstance(required, list) and name in required
        default = f"`{toml(node['default'])}`" if "default" in node else "none"
        text = f"{node['description']}{_keys(node)}".replace("|", "\\|")
        shown = "**has to be given**" if is_needed else default
        lines.append(f"| `{name}` | {kind(node)} | {shown} | {text} |")
    return "\n".join(lines)


def _keys(node: _Node) -> str:
    """Name the keys of a table of mere values."""
    keys = node.get("properties", {})
    if not keys:
        return ""
    names = ", ".join(f"`{name}`" for name in keys)
    return f" Its keys are {names}; each takes a {kind(next(iter(keys.values())))}."


def _example(title: str, settings: _Node) -> str:
    lines = [f"{key} = {toml(value, widest=_WIDEST)}" for key, value in _shown(settings)]
    return "\n".join(["```toml", title, *lines, "```"])


def _shown(settings: _Node) -> Iterator[tuple[str, Any]]:
    for key, node in settings.items():
        if _is_table(node.get("items", {})):
            continue  # it has an example of its own
        if "examples" in node:
            yield key, node["examples"][0]
        elif "default" in node:
            yield key, node["default"]
