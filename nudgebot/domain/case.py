"""A case: what moderators are asked to look at."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from nudgebot.domain.assessment import Evidence, Reason
from nudgebot.domain.message import MemberKey, MessageKey


class CaseReason(StrEnum):
    """Why a message came before a moderator."""

    GRAVE = "grave"
    LADDER = "ladder"
    CONTEST = "contest"
    REPORT = "report"
    APPEAL = "appeal"
    COMMENT = "comment"


class Verdict(StrEnum):
    """How a moderator closed a case."""

    DISMISS = "dismiss"
    UPHOLD = "uphold"
    FALSE_ALARM = "false_alarm"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    """One thing that belongs to a case.

    `excerpt` is None once the case is closed, and where the words were already forgotten when the
    entry was made; on disk it is always encrypted. `by` is the member who reported it.
    """

    at: datetime
    reason: CaseReason
    message: MessageKey
    channel: str
    evidence: tuple[Evidence, ...]
    reasons: tuple[Reason, ...]
    excerpt: str | None = field(default=None, repr=False)
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything open about one member, in one place: a member has at most one open case.

    `assignee` is the moderator who takes care of it. An upheld case can be appealed once.
    """

    id: str
    member: MemberKey
    name: str
    opened_at: datetime
    entries: tuple[CaseEntry, ...]
    verdict: Verdict | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None
    assignee: str | None = None
    appealed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether a moderator still has to decide."""
        return self.closed_at is None
