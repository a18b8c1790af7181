"""Says in a line what is wrong with a request, without repeating what people wrote."""

from collections.abc import Callable, Mapping
from typing import Any

from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]  # no types

LONGEST = 120


def describe(error: ValidationError) -> str:
    """Say where and what: `components/0/components/1/label: too long (82, at most 80)`."""
    say = WORDS.get(str(error.validator))
    what = say(error) if say else str(error.message)[:LONGEST]
    where = "/".join(str(step) for step in error.absolute_path)
    return f"{where}: {what}" if where else what


def _wrong_type(error: ValidationError) -> str:
    kinds = error.validator_value
    return "must be " + (" or ".join(kinds) if isinstance(kinds, list) else str(kinds))


def _unknown(error: ValidationError) -> str:
    known: Mapping[str, Any] = error.schema.get("properties", {})
    names = ", ".join(sorted(str(name) for name in error.instance if name not in known))
    return f"unknown property: {names}"


def _missing(error: ValidationError) -> str:
    names = [name for name in error.validator_value if name not in error.instance]
    return "is missing: " + ", ".join(names)


def _length(word: str, bound: str) -> Callable[[ValidationError], str]:
    return lambda error: f"{word} ({len(error.instance)}, {bound} {error.validator_value})"


WORDS: dict[str, Callable[[ValidationError], str]] = {
    "type": _wrong_type,
    "additionalProperties": _unknown,
    "required": _missing,
    "maxLength": _length("too long", "at most"),
    "minLength": _length("too short", "at least"),
    "maxItems": _length("too many", "at most"),
    "minItems": _length("too few", "at least"),
    "enum": lambda error: f"must be one of {error.validator_value}",
    "maximum": lambda error: f"too large (at most {error.validator_value})",
    "minimum": lambda error: f"too small (at least {error.validator_value})",
    "format": lambda error: f"must be a {error.validator_value}",
    "pattern": lambda error: f"must match {error.validator_value}",
    "uniqueItems": lambda _error: "must not repeat",
}
