"""Changes to a member."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tests.discord_server.limits.request import Request
from tests.discord_server.limits.shapes import as_text, measure

NICKNAME = 32
LONGEST_TIMEOUT = timedelta(days=28)


def refuse_member(request: Request) -> Iterator[str]:
    """Check the name and the timeout."""
    yield from measure("nick", as_text(request.fields.get("nick")), NICKNAME)
    until = _read_time(as_text(request.fields.get("communication_disabled_until")))
    if until is not None and until - request.now > LONGEST_TIMEOUT:
        yield "communication_disabled_until: at most 28 days from now"


def _read_time(text: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
