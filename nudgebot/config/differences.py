"""Says what changed from one configuration to another, one change a setting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from nudgebot.config.keys import leaves
from nudgebot.config.load import Configuration
from nudgebot.config.problem import KeyPath, Problem, dotted
from nudgebot.config.quoting import quoted
from nudgebot.scoring.settings import OwnWord

LONGEST = 60
MOST = 12


@dataclass(frozen=True, slots=True)
class Change:
    """One setting that is not what it was.

    Attributes:
        path: where it is.
        how: what it was and what it is now, which may be a secret of the owner's.
    """

    path: KeyPath
    how: str

    def __str__(self) -> str:
        return f"{dotted(self.path)} {self.how}"


def differences(old: Configuration, new: Configuration) -> Iterator[Change]:
    """Compare every value, in the order of the settings."""
    before, after = old.settings.plugins, new.settings.plugins
    yield from (Change(("plugins", name), "is turned on") for name in after if name not in before)
    yield from (Change(("plugins", name), "is turned off") for name in before if name not in after)
    both = before.keys() & after.keys()
    was, now = _values(old, both), _values(new, both)
    for path in {**was, **now}:
        if was.get(path) != now.get(path):
            yield Change(path, _change(was.get(path), now.get(path)))


def new_warnings(old: Configuration, new: Configuration) -> Sequence[Problem]:
    """Pick the warnings that were not there before, wherever the others have moved to."""
    known = {(problem.path, problem.message) for problem in old.warnings}
    return [one for one in new.warnings if (one.path, one.message) not in known]


def _values(configuration: Configuration, plugins: set[str]) -> Mapping[KeyPath, Any]:
    settings = configuration.settings
    kept = {name: own for name, own in settings.plugins.items() if name in plugins}
    return {path: value for path, value in leaves(replace(settings, plugins=kept)) if value != {}}


def _change(was: object, now: object) -> str:
    if isinstance(was, tuple | frozenset) and isinstance(now, tuple | frozenset):
        return _list_change(_items(was), _items(now))
    return f"{_shown(was)} -> {_shown(now)}"


def _items(values: tuple[Any, ...] | frozenset[Any]) -> Mapping[str, Any]:
    """Name each item as a person calls it."""
    ordered = sorted(values) if isinstance(values, frozenset) else values
    return {_shown(value.word if isinstance(value, OwnWord) else value): value for value in ordered}


def _list_change(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    parts = [f"+ {name}" for name in now if name not in was]
    parts += [f"- {name}" for name in was if name not in now]
    parts += [f"{name} in other terms" for name in now if name in was and was[name] != now[name]]
    if len(parts) > MOST:
        parts[MOST - 1 :] = [f"and {len(parts) - MOST + 1} more"]
    return ", ".join(parts) or "in another order"


def _shown(value: object) -> str:
    """Write a value as TOML does; one that is not there has no value."""
    if value is None:
        return "(not set)"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Enum | str | Path):
        text = quoted(str(value))
        return text if len(text) <= LONGEST else f'{text[: LONGEST - 2]}…"'
    return f"{value:.15g}" if isinstance(value, float) else str(value)
