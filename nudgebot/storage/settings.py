"""Where the bot remembers, and for how long."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageSettings:
    """Where the bot remembers, and for how long.

    Attributes:
        folder: holds the SQLite database and the key file; made if it is not there.
        url: another database, as an SQLAlchemy URL, such as `"postgresql://nudgebot@db/nudgebot"`;
            empty means SQLite in `folder`.
        key_file: the file with the key that excerpts are encrypted with, such as
            `"/run/secrets/nudgebot-key"`; empty means `key` in `folder`, made at the first start.
            NUDGEBOT_KEY in the environment wins.
        sync: when SQLite waits for the disk. With `normal` everything survives a killed process,
            and the last moments may go with a power cut; `full` survives that too and writes at
            about half the speed.
        retention_days: how long decisions are kept.
    """

    folder: str = "nudgebot-data"
    url: str = ""
    key_file: str = ""
    sync: Literal["normal", "full"] = "normal"
    retention_days: Annotated[int, Interval(ge=1, le=36_500)] = 90
