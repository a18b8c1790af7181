"""What stands in a list twice: a set keeps one of them and tells nobody."""

from collections.abc import Iterator, Mapping
from typing import Any

from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.problem import KeyPath


def find_repeats(table: Mapping[str, Any], at: KeyPath = ()) -> Iterator[Oddity]:
    """Find repeated ids, names and numbers in the lists of a table as it was written."""
    for key, value in table.items():
        path = (*at, key)
        if isinstance(value, dict):
            yield from find_repeats(value, path)
        elif isinstance(value, list) and path != ("scoring", "pipeline"):
            yield from _repeated(value, path)


def _repeated(items: list[Any], path: KeyPath) -> Iterator[Oddity]:
    seen: dict[object, int] = {}
    for place, item in enumerate(items):
        if isinstance(item, str | int | float):
            first = seen.setdefault((type(item), item), place)
            if first != place:
                message = f"{item!r} is in this list already"
                yield Oddity((*path, place), message, "take one of them out")
