"""Between rows and values."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from pydantic import TypeAdapter
from pydantic_core import to_json
from sqlalchemy import ColumnElement, FromClause, Row, and_

from nudgebot.domain.assessment import Evidence, Reason
from nudgebot.domain.decision import Decision
from nudgebot.domain.kudos import Kindness, Kudos, Refusal
from nudgebot.domain.message import MemberKey, MessageKey
from nudgebot.domain.nudge import NudgeRecord, Outcome

_decision = TypeAdapter(Decision)
_evidence = TypeAdapter(tuple[Evidence, ...])
_reasons = TypeAdapter(tuple[Reason, ...])

HARMLESS_KINDS = 256


@lru_cache(HARMLESS_KINDS)
def dump_decision(decision: Decision) -> str:
    """Write a decision as JSON. Most decisions are the same few, hence the cache."""
    return _decision.dump_json(decision).decode()


def load_decision(text: str) -> Decision:
    """Read a decision from JSON."""
    return _decision.validate_json(text)


def named_receiver(member: str | None) -> str:
    """Write the receiver of a credit as a dumped decision has it."""
    return f'"receiver":{to_json(member).decode()}'


def dump_evidence(evidence: tuple[Evidence, ...]) -> str:
    """Write evidence as JSON: offsets and axes."""
    return _evidence.dump_json(evidence).decode()


def load_evidence(text: str) -> tuple[Evidence, ...]:
    """Read evidence from JSON."""
    return _evidence.validate_json(text)


def dump_reasons(reasons: tuple[Reason, ...]) -> str:
    """Write reasons as a JSON list of codes."""
    return _reasons.dump_json(reasons).decode()


def load_reasons(text: str) -> tuple[Reason, ...]:
    """Read reasons from JSON."""
    return _reasons.validate_json(text)


def member_columns(member: MemberKey) -> dict[str, str]:
    """Spread a member key over its three columns."""
    return {
        "platform": member.platform,
        "community": member.community,
        "member": member.member,
    }


def of_member(table: FromClause, member: MemberKey) -> ColumnElement[bool]:
    """Select the rows of one member."""
    return and_(*(table.c[name] == value for name, value in member_columns(member).items()))


def member_of(row: Row[Any]) -> MemberKey:
    """Read the member key of a row."""
    return MemberKey(row.platform, row.community, row.member)


def nudge_row(nudge: NudgeRecord) -> dict[str, Any]:
    """Make the row of a nudge."""
    return {
        "id": nudge.id,
        **member_columns(nudge.member),
        "message": nudge.message.message,
        "channel": nudge.channel,
        "at": nudge.at,
        "evidence": dump_evidence(nudge.evidence),
        "reasons": dump_reasons(nudge.reasons),
        "outcome": nudge.outcome.value,
        "case_id": nudge.case,
        "is_posted": nudge.is_posted,
        "way": nudge.way,
        "seen_at": nudge.seen_at,
        "is_delivered": nudge.is_delivered,
    }


def nudge_of(row: Row[Any]) -> NudgeRecord:
    """Read a nudge from its row."""
    return NudgeRecord(
        id=row.id,
        member=member_of(row),
        message=MessageKey(row.platform, row.message),
        channel=row.channel,
        at=row.at,
        evidence=load_evidence(row.evidence),
        reasons=load_reasons(row.reasons),
        outcome=Outcome(row.outcome),
        case=row.case_id,
        is_posted=row.is_posted,
        way=row.way,
        seen_at=row.seen_at,
        is_delivered=row.is_delivered,
    )


def kudos_row(kudos: Kudos, member: MemberKey) -> dict[str, Any]:
    """Make the row of a kind act in the community of `member`."""
    return {
        "platform": member.platform,
        "community": member.community,
        "giver": kudos.giver,
        "receiver": kudos.receiver,
        "kindness": kudos.kindness.value,
        "points": kudos.points,
        "refusal": kudos.refusal and kudos.refusal.value,
        "at": kudos.at,
        "fingerprint": kudos.fingerprint,
    }


def kudos_of(row: Row[Any]) -> Kudos:
    """Read a kind act from its row."""
    return Kudos(
        giver=row.giver,
        receiver=row.receiver,
        kindness=Kindness(row.kindness),
        points=row.points,
        at=row.at,
        fingerprint=row.fingerprint,
        refusal=Refusal(row.refusal) if row.refusal else None,
    )


def plain(row: Row[Any]) -> dict[str, Any]:
    """Turn a row into a dictionary of its columns."""
    return dict(cast("Mapping[str, Any]", row._mapping))  # noqa: SLF001 - SQLAlchemy's public name
