"""Writes values as they stand in TOML."""

import json
import re
from typing import Any

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def toml(value: Any, *, widest: int | None = None) -> str:  # noqa: ANN401 - any JSON
    """Write one value; a list that is wider than `widest` gets a line for each item."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{key(name)} = {toml(inner)}" for name, inner in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        items = [toml(item) for item in value]
        short = f"[{', '.join(items)}]"
        if widest is None or len(short) <= widest:
            return short
        return "[\n" + "".join(f"  {item},\n" for item in items) + "]"
    return json.dumps(value, ensure_ascii=False)


def key(name: str) -> str:
    """Write one key, with quotes if it needs them."""
    return name if _BARE_KEY.fullmatch(name) else json.dumps(name, ensure_ascii=False)
