"""Spoils good requests in one place each, to see whether what checks them notices."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]
ENDLESS = "x" * 10_000
STRANGER = "surprise"


@dataclass(frozen=True)
class Spoilt:
    """A request's body with one mistake in it.

    Attributes:
        how: what kind of mistake it is.
        where: the place of it; an index in a list is `#`, so that like places read alike.
    """

    how: str
    where: str
    body: Any


def spoil(body: object) -> Iterator[Spoilt]:
    """Make every mistake that there is to be made in a body, once in places that are alike."""
    if body is None:
        yield Spoilt("a body where none belongs", "", {STRANGER: 1})
        return
    spoilt = set()
    for path, value in _places(body):
        where = _read(path)
        names = tuple(value) if isinstance(value, Mapping) else ()
        if (where, names) not in spoilt:
            spoilt.add((where, names))
            for how, place, wrong in _mistakes(where, value):
                yield Spoilt(how, place, _put(body, path, wrong))


def shape_of(body: object) -> str:
    """Describe what a body is like without its values: what is spoilt in one is in all like it."""
    return json.dumps(_outline(body), sort_keys=True)


def _outline(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: _outline(part) for name, part in value.items()}
    if isinstance(value, list):
        inner = {shape_of(part): part for part in value}
        return [_outline(inner[shape]) for shape in sorted(inner)]
    return type(value).__name__


def _mistakes(where: str, value: object) -> Iterator[tuple[str, str, object]]:
    yield "wrong type", where, ({} if isinstance(value, list) else [{}])
    if isinstance(value, str):
        yield "too long", where, value + ENDLESS
    if isinstance(value, Mapping):
        yield "unknown property", where, {**value, STRANGER: 1}
        for name in value:
            rest = {key: part for key, part in value.items() if key != name}
            yield "missing", f"{where}/{name}".lstrip("/"), rest


def _places(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    yield path, value
    parts: Any = enumerate(value) if isinstance(value, list) else ()
    for step, part in value.items() if isinstance(value, Mapping) else parts:
        yield from _places(part, (*path, step))


def _read(path: Path) -> str:
    return "/".join("#" if isinstance(step, int) else step for step in path)


def _put(body: object, path: Path, value: object) -> object:
    if not path:
        return value
    changed: Any = deepcopy(body)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed
