"""What people did, for good: moderators, and members who appeal."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """Something that a person did. What the bot decides by itself is in the decisions."""

    CLAIM = "claim"
    NOTE = "note"
    NUDGE_AGAIN = "nudge_again"
    DELETE_MESSAGE = "delete_message"
    TIMEOUT = "timeout"
    WARN = "warn"
    DISMISS = "dismiss"
    FALSE_ALARM = "false_alarm"
    REOPEN = "reopen"
    APPEAL = "appeal"
    FORGIVE = "forgive"
    EXEMPT = "exempt"
    PAUSE = "pause"
    RESUME = "resume"
    APPLY_RULES = "apply_rules"
    REMOVE_RULES = "remove_rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One act of one person in a community. Entries are added and never changed.

    `detail` is a code or a number, such as the minutes of a time-out. `note` is what a moderator
    wrote down; it is encrypted on disk, and goes with time or when the member that it is about is
    forgotten.
    `id` is 0 until it is written down.
    """

    platform: str
    community: str
    by: str
    act: Act
    at: datetime
    case: str | None = None
    member: str | None = None
    detail: str = ""
    note: str | None = field(default=None, repr=False)
    id: int = 0
