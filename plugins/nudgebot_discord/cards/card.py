"""Where the card of a case is, and what it shows."""

from dataclasses import dataclass

CLOSED = "closed"
MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Card:
    """One card in a moderators' channel; all ids are Discord's.

    `shows` is a digest of what is on it; or `CLOSED`, with no words on it any more; or `MISSING`,
    when somebody took it away.
    """

    guild: int
    channel: int
    message: int
    shows: str

    def __str__(self) -> str:
        return f"{self.guild}/{self.channel}/{self.message}/{self.shows}"

    @classmethod
    def read(cls, line: str) -> "Card | None":
        """Read what `str` wrote; None for anything else."""
        try:
            guild, channel, message, shows = line.split("/")
            return cls(int(guild), int(channel), int(message), shows)
        except ValueError:
            return None
