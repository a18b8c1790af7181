"""Kindness that was seen, whether or not it counted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nudgebot.domain.axes import Axis
from nudgebot.domain.message import MemberKey


class Kindness(StrEnum):
    """What a credit is given for."""

    GRATITUDE = Axis.GRATITUDE
    PRAISE = Axis.PRAISE
    SUPPORT = Axis.SUPPORT
    APOLOGY = Axis.APOLOGY
    REPHRASING = "rephrasing"


class Refusal(StrEnum):
    """Why kindness that was seen moved no board."""

    SELF = "self"
    NOBODY = "nobody"
    REPEATED_LINE = "repeated_line"
    TRADED = "traded"
    PAIR_LIMIT = "pair_limit"
    DAILY_LIMIT = "daily_limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kudos:
    """One kind act: `giver` was kind to `receiver`.

    `points` is 0 where it did not count, and `refusal` then says why. `fingerprint` is a keyed
    hash of the words, so that a repeated line is known without keeping it.
    """

    giver: str
    receiver: str | None
    kindness: Kindness
    points: int
    at: datetime
    fingerprint: str
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line of the leaderboard; members with equal points share a rank."""

    rank: int
    member: MemberKey
    name: str
    points: int
