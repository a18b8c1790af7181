"""Puts what pydantic finds into words for an owner."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypedDict

from pydantic_core import ErrorDetails

from nudgebot.config.cures import bracketed, fraction, quantity, quoted, switch, unquoted, whole
from nudgebot.config.problem import KeyPath
from nudgebot.config.relatives import known_keys, one_of
from nudgebot.config.source import Aim

_QUOTED = re.compile(r"'([^']*)'")


class Wording(TypedDict):
    """A mistake in words."""

    path: KeyPath
    message: str
    suggestion: str
    aim: Aim


_Say = Callable[[ErrorDetails], tuple[str, str]]


def describe(shape: type[Any], error: ErrorDetails) -> Wording:
    """Say what is wrong, and what to do, at which path."""
    path, aim = error["loc"], Aim.VALUE
    if path and path[-1] == "[key]":
        path, aim = path[:-1], Aim.KEY
        message, suggestion = "unknown key", one_of(str(path[-1]), _allowed(error))
    elif error["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        aim, message, suggestion = Aim.KEY, "unknown key", known_keys(shape, path)
    else:
        message, suggestion = _SAY.get(error["type"], _as_pydantic_says)(error)
    return Wording(path=path, message=message, suggestion=suggestion, aim=aim)


def _allowed(error: ErrorDetails) -> Sequence[str]:
    return _QUOTED.findall(str(error.get("ctx", {}).get("expected", "")))


def _choice(error: ErrorDetails) -> tuple[str, str]:
    allowed, given = _allowed(error), error["input"]
    message = "must be one of " + ", ".join(f"'{name}'" for name in allowed)
    return message, one_of(given, allowed, most=0) if isinstance(given, str) else ""


def _limit(words: str, key: str) -> _Say:
    def say(error: ErrorDetails) -> tuple[str, str]:
        limit, given = error.get("ctx", {}).get(key), error["input"]
        cure = fraction(given) if limit == 1 and words == "at most" else ""
        return f"must be {words} {_number(limit)}, not {_number(given)}", cure

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


def _quantity(wanted: str, cure: Callable[[object], str]) -> _Say:
    def say(error: ErrorDetails) -> tuple[str, str]:
        key = next((step for step in reversed(error["loc"]) if isinstance(step, str)), "")
        message, suggestion = _kind(wanted, cure)(error)
        return message, suggestion or quantity(error["input"], key)

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


def _as_pydantic_says(error: ErrorDetails) -> tuple[str, str]:
    message = error["msg"]
    return message[:1].lower() + message[1:], ""


_LIST = _kind("a list", bracketed)
_TABLE = _kind("a table")
_SAY: Mapping[str, _Say] = {
    "bool_type": _kind("true or false", switch),
    "int_type": _quantity("a whole number", whole),
    "float_type": _quantity("a number", unquoted),
    "finite_number": _kind("an ordinary number"),
    "string_type": _kind("text", quoted),
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
    "path_type": _kind("text", quoted),
    "missing": lambda _: ("is missing", ""),
    "missing_argument": lambda _: ("is missing", ""),
}
