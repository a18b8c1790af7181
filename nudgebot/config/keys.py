"""What a tree of settings has where: its keys, its values, and what differs from the defaults."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from nudgebot.config.problem import KeyPath


def keys_at(shape: type[Any], path: KeyPath) -> Sequence[str]:
    """Name the keys that a `shape` takes at `path`, or none where it takes any."""
    hint = hint_at(shape, path)
    return [field.name for field in fields(hint)] if is_dataclass(hint) else []


def hint_at(shape: type[Any], path: KeyPath) -> Any:  # noqa: ANN401 - annotations are anything
    """Look up the annotation of what stands at `path`; None where there is none."""
    hint: Any = shape
    for step in path:
        hint = _within(hint, step)
    return hint


def _within(hint: Any, step: str | int) -> Any:  # noqa: ANN401 - annotations are anything
    """Step from the annotation of a table or a list to that of something inside it."""
    if is_dataclass(hint) and isinstance(hint, type):
        return get_type_hints(hint, include_extras=True).get(str(step))
    parts = [part for part in get_args(hint) if part not in {..., NoneType}]
    if get_origin(hint) in {Union, UnionType, Annotated}:
        return _within(parts[0], step)
    return parts[-1] if parts else None


def homes(shape: type[Any], key: str) -> Sequence[KeyPath]:
    """Find every path in a `shape` that ends in `key`."""
    return [path for path in all_paths(shape) if path[-1] == key]


def all_paths(shape: type[Any]) -> Iterator[KeyPath]:
    """Walk over every table and key of a `shape`, but for what is in lists."""
    hints = get_type_hints(shape)
    for name in [field.name for field in fields(shape)]:
        hint = hints[name]
        yield (name,)
        if is_dataclass(hint) and isinstance(hint, type):
            yield from ((name, *path) for path in all_paths(hint))


def nearest(given: str, known: Sequence[str], *, likeness: float = 0.6) -> str | None:
    """Pick the known name that `given` was probably meant to be."""
    spelt = {name.lower().replace("-", "_"): name for name in known}
    matches = get_close_matches(given.lower().replace("-", "_"), spelt, n=1, cutoff=likeness)
    return spelt[matches[0]] if matches else None


def leaves(settings: object) -> Iterator[tuple[KeyPath, Any]]:
    """Walk over all values, each with its path; an empty table is a value."""
    for name, value in _children(settings):
        if is_dataclass(value) or (isinstance(value, Mapping) and value):
            yield from (((name, *path), leaf) for path, leaf in leaves(value))
        else:
            yield (name,), value


def _children(settings: object) -> Iterator[tuple[str, Any]]:
    if isinstance(settings, Mapping):
        yield from ((str(key), value) for key, value in settings.items())
    elif is_dataclass(settings):
        yield from ((field.name, getattr(settings, field.name)) for field in fields(settings))


def changes(settings: object, defaults: object) -> Mapping[KeyPath, Any]:
    """Collect the values that are not the default ones; one that was taken out is None."""
    before, now = dict(leaves(defaults)), dict(leaves(settings))
    kept_or_new = {path: value for path, value in now.items() if before.get(path, ...) != value}
    taken_out = {path: None for path, value in before.items() if path not in now and value != {}}
    return kept_or_new | taken_out


def value_at(settings: object, path: Sequence[str]) -> Any:  # noqa: ANN401 - any setting
    """Look up one value.

    Raises:
        KeyError: there is none at this path.
    """
    for step in path:
        settings = dict(_children(settings))[step]
    return settings
