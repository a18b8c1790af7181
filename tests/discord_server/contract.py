"""The contract: what Discord's own description of its API says about a request.

The description is not ours to ship. Without it everything passes, and `is_available` says so.
"""

from collections.abc import Mapping
from functools import cache

from jsonschema.exceptions import (  # type: ignore[import-untyped]  # it ships no types
    ValidationError,
)

from tests.discord_server.openapi.description import Description, find_description
from tests.discord_server.openapi.leniency import NEEDS_NO_BODY
from tests.discord_server.openapi.routing import Operation, Router
from tests.discord_server.openapi.wording import describe


def is_available() -> bool:
    """Tell whether Discord's description is at hand."""
    return find_description() is not None


def check(method: str, path: str, body: object | None) -> list[str]:
    """Check a request against Discord's description.

    Args:
        method: in capitals.
        path: without `/api/v10` and without the query.
        body: the parsed JSON, of a multipart request the part `payload_json`; None without a body.

    Returns:
        What is wrong, a line each: `POST /channels/{}/messages: tts: must be a boolean or null`.
    """
    description = _description()
    if description is None:
        return []
    operation = _router(description).find(method, path)
    if operation is None:
        return [f"{method} {path}: Discord has no such route"]
    wrong = [*operation.bad_ids(path), *_check_body(description, operation, body)]
    return [f"{operation.method} {operation.template}: {line}" for line in wrong]


def operations() -> frozenset[tuple[str, str]]:
    """List all operations of Discord's API, such as `("GET", "/channels/{}/messages")`."""
    description = _description()
    if description is None:
        return frozenset()
    return frozenset((each.method, each.template) for each in _router(description).operations)


def template_of(path: str) -> str | None:
    """Put `{}` in the place of ids, as the description does; None if it knows no such path."""
    description = _description()
    return None if description is None else _router(description).template_of(path)


def _check_body(description: Description, operation: Operation, body: object | None) -> list[str]:
    if operation.schema is None:
        return [] if body is None else ["takes no body"]
    if body is None:
        optional = (operation.method, operation.template) in NEEDS_NO_BODY
        return [] if optional or not operation.needs_body else ["needs a body"]
    errors: list[ValidationError] = list(description.validator(operation.schema).iter_errors(body))
    return list(dict.fromkeys(describe(error) for error in errors))


def _description() -> Description | None:
    path = find_description()
    return None if path is None else Description.load(path)


@cache
def _router(description: Description) -> Router:
    paths = description.document["paths"]
    return Router(paths if isinstance(paths, Mapping) else {})
