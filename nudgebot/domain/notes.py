"""What the bot has to say to one member in private, before a platform puts it into words."""

from dataclasses import dataclass, field
from enum import StrEnum

from nudgebot.domain.case import Verdict
from nudgebot.domain.message import MemberKey
from nudgebot.domain.nudge import NudgeRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeNote:
    """A nudge with the words it is about.

    `text` is the author's own, `suggestions` are at most two kinder versions of it; both live in
    memory only. `escalated` says that a moderator sees it too, `by_moderator` that one of them
    asked for the note to be shown again.
    """

    nudge: NudgeRecord
    text: str = field(repr=False)
    suggestions: tuple[str, ...] = field(default=(), repr=False)
    escalated: bool = False
    by_moderator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictNote:
    """How a moderator decided the case about a member."""

    case: str
    member: MemberKey
    verdict: Verdict


Note = NudgeNote | VerdictNote


class Delivery(StrEnum):
    """How it went: done, try again later, or never possible."""

    DELIVERED = "delivered"
    LATER = "later"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Handover:
    """What a platform did with a note; `way` is its own code for how, or for why not."""

    delivery: Delivery
    way: str = ""
