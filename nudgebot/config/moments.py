"""Dates and times: TOML has them, and no setting takes one unless its annotation says so."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, get_args

from nudgebot.config.keys import hint_at
from nudgebot.config.problem import KeyPath

_MOMENTS = (date, datetime, time)


def moments(shape: type[Any], table: Mapping[str, Any]) -> Collection[KeyPath]:
    """Find the dates and times in a table that stand where its `shape` takes none."""
    return {path for path in _walk(table, ()) if not _takes_one(hint_at(shape, path))}


def _walk(value: object, at: KeyPath) -> Iterator[KeyPath]:
    if isinstance(value, _MOMENTS):
        yield at
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in steps:
            yield from _walk(inner, (*at, step))


def _takes_one(hint: object) -> bool:
    """Whether it does; of what has no annotation, pydantic speaks."""
    return hint in {None, Any, *_MOMENTS} or any(_takes_one(part) for part in get_args(hint))
