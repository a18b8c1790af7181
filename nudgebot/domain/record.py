"""Everything that one message changes, to be written down at once or not at all."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.case import CaseEntry
from nudgebot.domain.decision import Decision
from nudgebot.domain.kudos import Kudos
from nudgebot.domain.message import MemberKey, MessageKey
from nudgebot.domain.nudge import NudgeRecord, Outcome


@dataclass(frozen=True, slots=True)
class Settlement:
    """A nudge that got its answer."""

    nudge: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Filing:
    """Entries for the open case of a member; `case` names the case if none is open yet."""

    case: str
    entries: tuple[CaseEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A decision and all its consequences: one transaction. `at` is aware.

    `attempt` is what a nudge would be about: the message itself, or the posted one that it edits.
    """

    message: MessageKey
    attempt: MessageKey
    member: MemberKey
    name: str
    channel: str
    at: datetime
    decision: Decision
    nudge: NudgeRecord | None = None
    settlement: Settlement | None = None
    filing: Filing | None = None
    kudos: Kudos | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was recorded for a message: just now, or the first time that it came.

    `nudge` is the id of the nudge about it, `is_filed` says whether moderators will see it.
    """

    decision: Decision
    nudge: str | None = None
    is_filed: bool = False
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would be decided about a message; `assessment` is None when scoring was out."""

    assessment: Assessment | None
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A note that waits in the outbox: about a nudge, or about the verdict on a case."""

    member: MemberKey
    nudge: str | None = None
    case: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One member brings another one's message before the moderators.

    The last entry of `filing` holds the words; `name` is what their author is called.
    """

    filing: Filing
    author: MemberKey
    name: str
    by: MemberKey


class Reported(StrEnum):
    """What became of a report."""

    FILED = "filed"
    REPEATED = "repeated"
    TOO_MANY = "too_many"
    OWN_MESSAGE = "own_message"


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a long list: skip so many, then take so many at most."""

    skip: int = 0
    limit: int = 200


FIRST_PAGE = Page()
