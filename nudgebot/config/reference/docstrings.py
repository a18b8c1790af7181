"""Reads what a settings class says of itself and of each of its settings."""

import inspect
import re
from collections.abc import Mapping

import tomli

_SECTION = re.compile(r"\n\s*\n?([A-Z][A-Za-z]+):\n")
_ENTRY = re.compile(r"^(\w+): (.*)$")
_EXAMPLE = re.compile(r"such as `([^`]+)`")


def summary(shape: type[object]) -> str:
    """Return what a class says of itself, before its first section."""
    return " ".join(_SECTION.split(_docstring(shape))[0].split())


def attributes(shape: type[object]) -> Mapping[str, str]:
    """Return what a class says of each setting in its `Attributes:`."""
    parts = _SECTION.split(_docstring(shape))
    section = parts[parts.index("Attributes") + 1] if "Attributes" in parts else ""
    texts: dict[str, str] = {}
    name = ""
    for line in inspect.cleandoc(section).splitlines():
        entry = _ENTRY.match(line)
        name, text = (entry[1], entry[2]) if entry else (name, line.strip())
        texts[name] = f"{texts.get(name, '')} {text}".strip()
    return texts


def examples(text: str) -> list[object]:
    """Read the values that a text gives with "such as", as they would stand in TOML."""
    found = (tomli.loads(f"value = {example}") for example in _EXAMPLE.findall(text))
    return [table["value"] for table in found]


def _docstring(shape: type[object]) -> str:
    return inspect.cleandoc(vars(shape).get("__doc__") or "")
