"""What the bot asked for, in order."""

import re
from dataclasses import dataclass
from typing import Any

_PARAMETER = re.compile(r"\{[^}]*\}")


@dataclass
class Request:
    """One request.

    Attributes:
        route: The path with `{}` for each id and token.
        body: The JSON body; of a form with files, its `payload_json`.
        files: How many files came with it.
        is_checked: Whether it was held against Discord's description and limits. What a fault or
            a rate limit answered was not.
        status: What it was answered with; 0 while it waits.
        reason: What it said for the audit log.
    """

    method: str
    route: str
    path: str
    body: Any = None
    files: int = 0
    is_checked: bool = False
    status: int = 0
    reason: str | None = None


def as_route(path: str) -> str:
    """Take the names of the parameters out of a path."""
    return _PARAMETER.sub("{}", path)
