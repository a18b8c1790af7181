"""Checks a table against a dataclass, strictly, and finds every mistake at once."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any, Generic, TypeVar, cast, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from nudgebot.config.moments import moments
from nudgebot.config.problem import KeyPath
from nudgebot.config.source import Aim
from nudgebot.config.wording import describe

T = TypeVar("T")

_STRICT = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
_DATE = "must not be a date or a time"
_CURE = "put it in quotes if it is a text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What is wrong with the key or the value at a path, counted from the table."""

    path: KeyPath
    message: str
    suggestion: str = ""
    aim: Aim = Aim.VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Generic[T]):
    """The value, or None and the mistakes."""

    value: T | None = None
    mistakes: tuple[Mistake, ...] = ()


def check(shape: type[T], table: Mapping[str, Any]) -> Checked[T]:
    """Turn a table from TOML into a `shape`.

    It goes through JSON, where pydantic's strict mode takes lists for tuples and sets, and names
    for enums, but neither true for 1 nor "1" for 1.

    Raises:
        Exception: whatever pydantic says of a `shape` that it cannot make sense of.
    """
    adapter, dates = adapter_of(shape), moments(shape, table)
    value, mistakes = None, [Mistake(path=path, message=_DATE, suggestion=_CURE) for path in dates]
    try:
        value = adapter.validate_json(json.dumps(table, default=str))
    except ValidationError as error:
        told = [Mistake(**describe(shape, slip)) for slip in error.errors(include_url=False)]
        mistakes += [slip for slip in _without_followers(told) if slip.path not in dates]
    return Checked(value=None if mistakes else value, mistakes=tuple(mistakes))


def _without_followers(mistakes: Sequence[Mistake]) -> Iterator[Mistake]:
    """Leave out what is said of the value of a key that should not be there."""
    unknown = {mistake.path for mistake in mistakes if mistake.aim is Aim.KEY}
    for mistake in mistakes:
        path = mistake.path
        above = {path[:length] for length in range(1, len(path) + (mistake.aim is Aim.VALUE))}
        if not above & unknown:
            yield mistake


def adapter_of(shape: type[T]) -> TypeAdapter[T]:
    """Return what checks and describes a `shape`, made once."""
    return cast("TypeAdapter[T]", _adapter(cast("Any", shape)))


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a class, which mypy cannot hash
    for part in set(_dataclasses(shape)):
        if "__pydantic_config__" not in vars(part):
            with_config(_STRICT)(part)
    return TypeAdapter(shape)


def _dataclasses(annotation: object) -> Iterator[type[Any]]:
    """Find the dataclasses that an annotation is made of, however deep."""
    if isinstance(annotation, type) and is_dataclass(annotation):
        yield annotation
        for hint in get_type_hints(annotation).values():
            yield from _dataclasses(hint)
    for argument in get_args(annotation):
        yield from _dataclasses(argument)
