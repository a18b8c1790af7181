"""JSON Schema with the keywords that the rewritten description uses."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from typing import Any

from jsonschema import (  # type: ignore[import-untyped]  # it ships no types
    Draft202012Validator,
    FormatChecker,
    validators,
)
from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]  # the same

SNOWFLAKE = re.compile(r"0|[1-9][0-9]{0,19}")
ADDRESS = re.compile(r"(https?|discord|attachment)://\S+")
RANGES = {"int32": 2**31, "int64": 2**63}

FORMATS = FormatChecker(formats=())

Errors = Iterator[ValidationError]


@FORMATS.checks("date-time", raises=ValueError)  # type: ignore[untyped-decorator]  # no types
def _is_time(value: object) -> bool:
    return not isinstance(value, str) or bool(datetime.fromisoformat(value))


@FORMATS.checks("uri")  # type: ignore[untyped-decorator]  # no types
def _is_address(value: object) -> bool:
    return not isinstance(value, str) or bool(ADDRESS.fullmatch(value))


@FORMATS.checks("int32")  # type: ignore[untyped-decorator]  # no types
def _fits_32_bits(value: object) -> bool:
    return not isinstance(value, int) or abs(value) < RANGES["int32"]


@FORMATS.checks("int64")  # type: ignore[untyped-decorator]  # no types
def _fits_64_bits(value: object) -> bool:
    return not isinstance(value, int) or abs(value) < RANGES["int64"]


def is_snowflake(value: object) -> bool:
    """Tell whether this can be an id. Discord reads integers too, and discord.py sends them."""
    if isinstance(value, str):
        return SNOWFLAKE.fullmatch(value) is not None
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < RANGES["int64"]


def _snowflake(_validator: Any, _on: bool, value: object, _schema: object) -> Errors:  # noqa: ANN401, FBT001 -- the shape that jsonschema calls
    if not is_snowflake(value):
        yield ValidationError("must be a snowflake")


def _null_or(validator: Any, schema: object, value: object, _schema: object) -> Errors:  # noqa: ANN401 -- jsonschema has no types
    if value is not None:
        yield from validator.descend(value, schema)


def _union(validator: Any, branches: list[object], value: object, schema: Any) -> Errors:  # noqa: ANN401 -- jsonschema has no types
    told = schema.get("told")
    tells = isinstance(value, dict) and told is not None and told["by"] in value
    if told is None or not tells:
        yield from _nearest(validator, branches, value)
        return
    kind = value[told["by"]]  # type: ignore[index]  # `tells` has seen that it is a dict
    is_kind = isinstance(kind, int | str) and not isinstance(kind, bool)
    case = told["cases"].get(kind) if is_kind else None
    if case is None:
        known = ", ".join(map(str, sorted(told["cases"])))
        yield ValidationError(f"must be one of {known}", path=(told["by"],))
    else:
        yield from validator.descend(value, case)


def _nearest(validator: Any, branches: list[object], value: object) -> Errors:  # noqa: ANN401 -- jsonschema has no types
    """Complain as the branch does that was most likely meant."""
    complaints: list[list[ValidationError]] = []
    for branch in branches:
        complaints.append(list(validator.descend(value, branch)))
        if not complaints[-1]:
            return
    yield from min(complaints, key=_distance, default=[])


def _distance(errors: list[ValidationError]) -> tuple[int, int]:
    strangers = sum(error.validator == "additionalProperties" for error in errors)
    return strangers, len(errors)


def make_validator_class(look_up: Callable[[str], object]) -> Any:  # noqa: ANN401 -- the same
    """Make a class of validators that looks every reference up once: that is half of the time."""

    find = cache(look_up)

    def refer(validator: Any, reference: str, value: object, _schema: object) -> Errors:  # noqa: ANN401 -- the same
        yield from validator.descend(value, find(reference))

    keywords = {"$ref": refer, "snowflake": _snowflake, "nullOr": _null_or, "union": _union}
    return validators.extend(Draft202012Validator, keywords)
