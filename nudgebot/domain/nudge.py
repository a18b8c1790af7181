"""What became of a nudge."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nudgebot.domain.assessment import Evidence, Reason
from nudgebot.domain.message import MemberKey, MessageKey


class Outcome(StrEnum):
    """What became of a nudge.

    A message that stays as it is counts as `STOOD_BY` where its author said so and as `IGNORED`
    where they did not answer in time; a nudge that never reached them, or was about a draft that
    nobody saw, has `EXPIRED`. `PREVENTED` is one that the platform itself gave before posting.
    """

    PENDING = "pending"
    REPHRASED = "rephrased"
    WITHDRAWN = "withdrawn"
    STOOD_BY = "stood_by"
    IGNORED = "ignored"
    CONTESTED = "contested"
    FALSE_ALARM = "false_alarm"
    FORGIVEN = "forgiven"
    PREVENTED = "prevented"
    EXPIRED = "expired"


STRIKES = frozenset({Outcome.STOOD_BY, Outcome.IGNORED})


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeRecord:
    """One nudge as it is remembered: offsets and codes, never words. Times are aware.

    `message` names the attempt that it is about, `is_posted` says whether others can see that.
    `way` is the platform's code for how it was delivered, or why it could not be; empty until
    then. `is_delivered` says that it reached them, `seen_at` when they opened it, where the
    platform can tell.
    """

    id: str
    member: MemberKey
    message: MessageKey
    channel: str
    at: datetime
    evidence: tuple[Evidence, ...]
    reasons: tuple[Reason, ...]
    outcome: Outcome = Outcome.PENDING
    case: str | None = None
    is_posted: bool = False
    way: str = ""
    seen_at: datetime | None = None
    is_delivered: bool = False
