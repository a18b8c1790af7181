"""What the limits look at."""

from dataclasses import dataclass
from datetime import datetime

from tests.discord_server.limits.shapes import Json, as_map


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `files` is how many came with it, None if nobody counted."""

    method: str
    body: object
    files: int | None
    now: datetime

    @property
    def fields(self) -> Json:
        """Read the body as an object."""
        return as_map(self.body)
