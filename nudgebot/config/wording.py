"""Puts what pydantic finds into words for an owner."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypedDict

from pydantic_core import ErrorDetails

from nudgebot.config.keys import homes, keys_at, nearest
from nudgebot.config.problem import KeyPath, dotted

_QUOTED = re.compile(r"'([^']*)'")
_MANY = 12


class Wording(TypedDict):
    """A mistake in words."""

    path: KeyPath
    message: str
    suggestion: str


_Say = Callable[[ErrorDetails], tuple[str, str]]


def describe(shape: type[Any], error: ErrorDetails) -> Wording:
    """Say what is wrong, and what to do, at which path."""
    path = error["loc"]
    if path and path[-1] == "[key]":
        path = path[:-1]
        message, suggestion = "unknown key", _one_of(str(path[-1]), _allowed(error))
    elif error["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        message, suggestion = "unknown key", _known(shape, path)
    else:
        message, suggestion = _SAY.get(error["type"], _as_pydantic_says)(error)
    return Wording(path=path, message=message, suggestion=suggestion)


def did_you_mean(given: str, known: Sequence[str]) -> str:
    """Suggest the closest of the known names, or nothing."""
    match = nearest(given, known)
    return f"did you mean '{match}'?" if match else ""


def _known(shape: type[Any], path: KeyPath) -> str:
    key, elsewhere = str(path[-1]), homes(shape, str(path[-1]))
    if len(elsewhere) == 1:
        return f"did you mean '{dotted(elsewhere[0])}'?"
    return _one_of(key, keys_at(shape, path[:-1]))


def _one_of(given: str, known: Sequence[str]) -> str:
    listed = ", ".join(known) if len(known) <= _MANY else ""
    return did_you_mean(given, known) or (f"known here: {listed}" if listed else "")


def _allowed(error: ErrorDetails) -> Sequence[str]:
    return _QUOTED.findall(str(error.get("ctx", {}).get("expected", "")))


def _choice(error: ErrorDetails) -> tuple[str, str]:
    allowed, given = _allowed(error), error["input"]
    message = "must be one of " + ", ".join(f"'{name}'" for name in allowed)
    return message, did_you_mean(given, allowed) if isinstance(given, str) else ""


def _limit(words: str, key: str) -> _Say:
    def say(error: ErrorDetails) -> tuple[str, str]:
        limit = error.get("ctx", {}).get(key)
        return f"must be {words} {_number(limit)}, not {_number(error['input'])}", ""

    return say


def _number(value: object) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _length(words: str, key: str) -> _Say:
    def say(error: ErrorDetails) -> tuple[str, str]:
        limit = error.get("ctx", {}).get(key)
        things = "characters" if isinstance(error["input"], str) else "items"
        return (
            "must not be empty"
            if limit == 1 and words == "at least"
            else f"must have {words} {limit} {things}"
        ), ""

    return say


def _kind(wanted: str, cure: Callable[[object], str] = lambda _: "") -> _Say:
    def say(error: ErrorDetails) -> tuple[str, str]:
        given = error["input"]
        return f"must be {wanted}, not {_named(given)}", cure(given)

    return say


def _named(value: object) -> str:
    names: Mapping[type, str] = {
        bool: "true or false",
        str: "text",
        list: "a list",
        dict: "a table",
        float: f"{value}",
    }
    return names.get(type(value), "a number")


def _unquoted(given: object) -> str:
    """Show the number or switch inside quotes, if that is all that is wrong."""
    is_plain = isinstance(given, str) and re.fullmatch(r"[+-]?\d+(\.\d+)?|true|false", given)
    return f"write {given} without quotes" if is_plain else ""


def _whole(given: object) -> str:
    if isinstance(given, float) and given.is_integer():
        return f"write {given:.0f}"
    return _unquoted(given)


def _quoted(given: object) -> str:
    return "" if isinstance(given, list | dict) else "put it in quotes"


def _bracketed(given: object) -> str:
    return f'write ["{given}"]' if isinstance(given, str) else ""


def _as_pydantic_says(error: ErrorDetails) -> tuple[str, str]:
    message = error["msg"]
    return message[:1].lower() + message[1:], ""


_LIST = _kind("a list", _bracketed)
_TABLE = _kind("a table")
_SAY: Mapping[str, _Say] = {
    "bool_type": _kind("true or false", _unquoted),
    "int_type": _kind("a whole number", _whole),
    "float_type": _kind("a number", _unquoted),
    "finite_number": _kind("an ordinary number"),
    "string_type": _kind("text", _quoted),
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "frozen_set_type": _LIST,
    "dict_type": _TABLE,
    "mapping_type": _TABLE,
    "dataclass_type": _TABLE,
    "enum": _choice,
    "literal_error": _choice,
    "greater_than_equal": _limit("at least", "ge"),
    "greater_than": _limit("more than", "gt"),
    "less_than_equal": _limit("at most", "le"),
    "less_than": _limit("less than", "lt"),
    "string_too_short": _length("at least", "min_length"),
    "string_too_long": _length("at most", "max_length"),
    "too_short": _length("at least", "min_length"),
    "too_long": _length("at most", "max_length"),
    "path_type": _kind("text", _quoted),
    "missing": lambda _: ("is missing", ""),
    "missing_argument": lambda _: ("is missing", ""),
}
