"""What became of a nudge."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nudgebot.domain.assessment import Evidence, Reason
from nudgebot.domain.message import MemberKey, MessageKey


class Outcome(StrEnum):
    """What the author did with a nudge."""

    PENDING = "pending"
    REPHRASED = "rephrased"
    WITHDRAWN = "withdrawn"
    STOOD_BY = "stood_by"
    CONTESTED = "contested"
    FALSE_ALARM = "false_alarm"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeRecord:
    """One nudge as it is remembered: offsets and codes, never words. `at` is aware."""

    id: str
    member: MemberKey
    message: MessageKey
    channel: str
    at: datetime
    evidence: tuple[Evidence, ...]
    reasons: tuple[Reason, ...]
    outcome: Outcome = Outcome.PENDING
    case: str | None = None
