"""Where the bot remembers, and for how long."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageSettings:
    """Where and how long.

    Attributes:
        folder: holds the SQLite database and the key file; made if it is not there.
        url: another database, as an SQLAlchemy URL; empty means SQLite in `folder`.
        key_file: the file with the key that excerpts are encrypted with; empty means `key` in
            `folder`, made at the first start. NUDGEBOT_KEY in the environment wins.
        retention_days: how long decisions are kept.
    """

    folder: str = "nudgebot-data"
    url: str = ""
    key_file: str = ""
    retention_days: Annotated[int, Ge(1)] = 90
