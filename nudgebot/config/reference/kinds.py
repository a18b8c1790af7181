"""Says in words what a node of a JSON Schema takes."""

from collections.abc import Mapping
from typing import Any

_NAMES = {
    "boolean": ("`true` or `false`", "switches"),
    "integer": ("whole number", "whole numbers"),
    "number": ("number", "numbers"),
    "string": ("text", "texts"),
    "object": ("table", "tables"),
}
_SCHEMA = Mapping[str, Any]


def kind(node: _SCHEMA) -> str:
    """Say what kind of value it is, and which of them are allowed."""
    if node.get("type") == "array":
        items = node["items"]
        return f"list of {_choices(items) or _NAMES[items['type']][1]}"
    if choices := _choices(node):
        return f"one of {choices}"
    name = _NAMES.get(node.get("type", ""), ("anything", ""))[0]
    limits = ", ".join(part for part in (_range(node), _length(node)) if part)
    return f"{name}, {limits}" if limits else name


def _choices(node: _SCHEMA) -> str:
    return ", ".join(f'`"{choice}"`' for choice in node.get("enum", ()))


def _range(node: _SCHEMA) -> str:
    low, over, high = (node.get(key) for key in ("minimum", "exclusiveMinimum", "maximum"))
    least = f"at least {low:,}" if low is not None else ""
    if over is not None:
        least = f"more than {over:,}"
    if high is None:
        return least
    return f"{low:,} to {high:,}" if low is not None else f"{least}, at most {high:,}".strip(", ")


def _length(node: _SCHEMA) -> str:
    least, most = node.get("minLength"), node.get("maxLength")
    if most is not None:
        return f"{least or 0:,} to {most:,} characters"
    return "not empty" if least else ""
