"""What happened, for those who show it live. Events carry names of things, never words."""

from dataclasses import dataclass

from nudgebot.domain.message import MemberKey


@dataclass(frozen=True, slots=True)
class BoardMoved:
    """The leaderboard of a community changed."""

    platform: str
    community: str


@dataclass(frozen=True, slots=True)
class CaseChanged:
    """A case was opened, grew, or was closed."""

    case: str
    member: MemberKey


Event = BoardMoved | CaseChanged
