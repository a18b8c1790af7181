"""Whether a request is what Discord's own description and its documented limits allow."""

from datetime import datetime

from tests.discord_server.contract import check as check_contract
from tests.discord_server.limits.check import check as check_limits


def violations_of(
    method: str,
    path: str,
    body: object,
    *,
    files: int | None = None,
    now: datetime | None = None,
) -> list[str]:
    """Say what is wrong with a request; an empty list is fine.

    Args:
        method: in capitals.
        path: without `/api/v10` and without the query.
        body: the parsed JSON; None without a body.
        files: how many files came with it; None if that is not known.
        now: the server's time; the real one if left out.
    """
    found = check_contract(method, path, body)
    return found + check_limits(method, path, body, files=files, now=now)
