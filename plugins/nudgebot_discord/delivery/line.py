"""One whisper in a channel, as it is remembered."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where a line is, what it is about, and when it goes away.

    Attributes:
        channel: the id of its channel.
        message: its own id.
        about: the id of the message that it is about; 0 for what is about none.
        due: when it goes away.
        nonce: which letter it was left for.
    """

    channel: int
    message: int
    about: int
    due: datetime
    nonce: str

    def __str__(self) -> str:
        due = f"{self.due.timestamp():.0f}"
        return f"{self.channel}/{self.message}/{self.about}/{due}/{self.nonce}"

    @classmethod
    def read(cls, text: str) -> "Line | None":
        """Read what `str` wrote; None for anything else."""
        try:
            *ids, due, nonce = text.split("/")
            channel, message, about = map(int, ids)
            moment = datetime.fromtimestamp(int(due), UTC)
        except (ValueError, OverflowError, OSError):
            return None
        return cls(channel=channel, message=message, about=about, due=moment, nonce=nonce)
