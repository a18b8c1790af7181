"""What happened, for those who show it live. Events carry names of things, never words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BoardMoved:
    """The leaderboard of a community changed."""

    platform: str
    community: str


@dataclass(frozen=True, slots=True)
class CaseChanged:
    """A case of a community was opened, grew, or was closed."""

    platform: str
    community: str


Event = BoardMoved | CaseChanged
