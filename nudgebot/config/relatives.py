"""Which key or name was probably meant by one that there is not."""

from collections.abc import Sequence
from typing import Any

from nudgebot.config.keys import all_paths, homes, keys_at, nearest
from nudgebot.config.problem import KeyPath, dotted

_MOST_LISTED = 12
_MOST_HOMES = 3


def did_you_mean(given: str, known: Sequence[str]) -> str:
    """Suggest the closest of the known names, or nothing."""
    match = nearest(given, known)
    return f"did you mean '{match}'?" if match else ""


def one_of(given: str, known: Sequence[str], *, most: int = _MOST_LISTED) -> str:
    """Suggest the closest of the known names, or list them all if they are not too many."""
    listed = ", ".join(known) if len(known) <= most else ""
    return did_you_mean(given, known) or (f"known here: {listed}" if listed else "")


def known_keys(shape: type[Any], path: KeyPath) -> str:
    """Suggest where an unknown key belongs, or what it is called; or say what there is."""
    key = str(path[-1])
    elsewhere = homes(shape, key)
    if 0 < len(elsewhere) <= _MOST_HOMES:
        return f"did you mean {_either(elsewhere)}?"
    here = keys_at(shape, path[:-1])
    return did_you_mean(key, here) or _far_away(shape, key) or one_of(key, here)


def _far_away(shape: type[Any], key: str) -> str:
    """Suggest a key of another table that is spelt nearly like this."""
    match = nearest(key, sorted({str(path[-1]) for path in all_paths(shape)}), likeness=0.8)
    places = homes(shape, match) if match else []
    return f"did you mean {_either(places)}?" if 0 < len(places) <= _MOST_HOMES else ""


def _either(paths: Sequence[KeyPath]) -> str:
    return " or ".join(f"'{dotted(path)}'" for path in paths)
