"""What goes over the wire, as Python sees it."""

from datetime import datetime
from typing import Any

Json = dict[str, Any]


def stamp(moment: datetime | None) -> str | None:
    """Write a moment as Discord does; nothing stays nothing."""
    return None if moment is None else moment.isoformat()
