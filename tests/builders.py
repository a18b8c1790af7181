"""Values with everything filled in: a test says only what it is about."""
# ruff: noqa: ANN401 - a change is a change of any field

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from nudgebot.domain.assessment import Assessment, Evidence, Reason
from nudgebot.domain.audit import Act, AuditEntry
from nudgebot.domain.axes import Axis
from nudgebot.domain.case import CaseEntry, CaseReason
from nudgebot.domain.decision import Decision, Finding, Nudge
from nudgebot.domain.kudos import Kindness, Kudos
from nudgebot.domain.message import (
    Author,
    CommunityKey,
    MemberKey,
    Message,
    MessageKey,
    Place,
    Stage,
)
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.record import Filing, Record, Report
from nudgebot.domain.situation import Situation
from nudgebot.domain.standing import Standing
from nudgebot.policy.rule import Here
from nudgebot.policy.settings import PolicySettings

PLATFORM = "chat"
COMMUNITY = "village"
CHANNEL = "square"
HOME = CommunityKey(PLATFORM, COMMUNITY)
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)

_numbers = count(1)


def unique(kind: str) -> str:
    """Make an id that no other test has."""
    return f"{kind}-{next(_numbers)}"


def member(name: str = "mia") -> MemberKey:
    return MemberKey(PLATFORM, COMMUNITY, name)


def place(channel: str = CHANNEL) -> Place:
    return Place(platform=PLATFORM, community=COMMUNITY, channel=channel)


def message(text: str = "hello there", *, by: str = "mia", **changes: Any) -> Message:
    """Make a posted message; `by` is the id of its author."""
    standard: dict[str, Any] = {
        "id": unique("message"),
        "place": place(),
        "author": Author(id=by, name=by.title()),
        "text": text,
        "sent_at": NOON,
    }
    return Message(**{**standard, **changes})


def draft(text: str = "hello there", *, by: str = "mia", **changes: Any) -> Message:
    return message(text, by=by, stage=Stage.DRAFT, **changes)


def scores(**given: float) -> dict[Axis, float]:
    """Make a score for every axis: 0 but for those that are given by name."""
    return dict.fromkeys(Axis, 0.0) | {Axis(name): score for name, score in given.items()}


def assessment(
    given: Mapping[str, float] | None = None,
    *,
    marks: tuple[int, int] | None = None,
    **changes: Any,
) -> Assessment:
    """Make an assessment from the scores that are not 0; `marks` is an insult's place."""
    if marks is not None:
        changes["evidence"] = (Evidence(*marks, Axis.INSULT),)
    return Assessment(scores=scores(**(given or {})), **changes)


PLAIN = assessment()
CRUEL = assessment(
    {"unkindness": 0.9, "insult": 0.85},
    marks=(0, 3),
    reasons=(Reason.INSULT,),
    suggestions=("I see it differently.",),
)
THREAT = replace(
    CRUEL, scores=scores(unkindness=0.97, threat=0.95), reasons=(Reason.THREAT,), suggestions=()
)
HATEFUL = replace(CRUEL, scores=scores(unkindness=0.96, identity_attack=0.93))
THANKS = assessment({"kindness": 0.9, "gratitude": 0.9}, reasons=(Reason.GRATITUDE,))
PRAISE = assessment({"kindness": 0.9, "praise": 0.9}, reasons=(Reason.PRAISE,))
SUPPORT = assessment({"kindness": 0.9, "support": 0.9}, reasons=(Reason.SUPPORT,))
APOLOGY = assessment({"kindness": 0.9, "apology": 0.9}, reasons=(Reason.APOLOGY,))


def nudge_record(*, by: str = "mia", **changes: Any) -> NudgeRecord:
    """Make a nudge that waits for its answer."""
    standard: dict[str, Any] = {
        "id": unique("nudge"),
        "member": member(by),
        "message": MessageKey(PLATFORM, unique("message")),
        "channel": CHANNEL,
        "at": NOON,
        "evidence": CRUEL.evidence,
        "reasons": CRUEL.reasons,
    }
    return NudgeRecord(**{**standard, **changes})


def kudos(**changes: Any) -> Kudos:
    """Make a thank-you from mia to tom that counted, an hour before noon."""
    standard: dict[str, Any] = {
        "giver": "mia",
        "receiver": "tom",
        "kindness": Kindness.GRATITUDE,
        "points": 1,
        "at": NOON - timedelta(hours=1),
        "fingerprint": unique("fingerprint"),
    }
    return Kudos(**{**standard, **changes})


def standing(**changes: Any) -> Standing:
    return Standing(**changes)


def situation(
    scored: Assessment | None = PLAIN, *, settings: PolicySettings | None = None, **changes: Any
) -> Here:
    """Make what a rule sees: by default a plain message by mia to nobody, at noon."""
    standard: dict[str, Any] = {
        "message": message(),
        "assessment": scored,
        "standing": standing(),
        "settings": settings or PolicySettings(),
        "now": NOON,
        "fingerprint": unique("fingerprint"),
    }
    return Situation(**{**standard, **changes})


def case_entry(**changes: Any) -> CaseEntry:
    standard: dict[str, Any] = {
        "at": NOON,
        "reason": CaseReason.LADDER,
        "message": MessageKey(PLATFORM, unique("message")),
        "channel": CHANNEL,
        "evidence": CRUEL.evidence,
        "reasons": CRUEL.reasons,
        "excerpt": "you fool",
    }
    return CaseEntry(**{**standard, **changes})


def audit_entry(**changes: Any) -> AuditEntry:
    """Make what mo, a moderator, did at noon."""
    standard: dict[str, Any] = {
        "platform": PLATFORM,
        "community": COMMUNITY,
        "by": "mo",
        "act": Act.DISMISS,
        "at": NOON,
    }
    return AuditEntry(**{**standard, **changes})


def report(*, by: str = "tom", about: str = "mia", **changes: Any) -> Report:
    """Make a report of a message that the bot may never have seen."""
    entry = case_entry(reason=CaseReason.REPORT, by=by, **changes)
    filing = Filing(unique("case"), (entry,))
    return Report(filing=filing, author=member(about), name=about.title(), by=member(by))


def decision(**changes: Any) -> Decision:
    standard: dict[str, Any] = {
        "findings": (Finding(rule="harmless", why="harmless", conclusive=True),)
    }
    return Decision(**{**standard, **changes})


def record(*, by: str = "mia", **changes: Any) -> Record:
    """Make the record of a message that nothing follows from."""
    named = changes.setdefault("message", MessageKey(PLATFORM, unique("message")))
    standard: dict[str, Any] = {
        "attempt": named,
        "member": member(by),
        "name": by.title(),
        "channel": CHANNEL,
        "at": NOON,
        "decision": decision(),
    }
    return Record(**{**standard, **changes})


def nudged(nudge: NudgeRecord, **changes: Any) -> Record:
    """Make the record of the message that a nudge is about."""
    standard: dict[str, Any] = {
        "message": nudge.message,
        "at": nudge.at,
        "nudge": nudge,
        "decision": decision(actions=(Nudge(nudge.evidence, nudge.reasons),)),
    }
    return record(by=nudge.member.member, **{**standard, **changes})
