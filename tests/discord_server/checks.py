"""Whether a request is what Discord's own description allows."""

from tests.discord_server.contract import check as check_contract
from tests.discord_server.limits.check import check as check_limits


def violations_of(method: str, path: str, body: object) -> list[str]:
    """Say what is wrong with a request; an empty list is fine."""
    return [*check_contract(method, path, body), *check_limits(method, path, body)]
