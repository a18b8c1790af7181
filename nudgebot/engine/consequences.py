"""From a decision to everything that has to be written down."""

from uuid import uuid4

from nudgebot.domain.case import CaseEntry, CaseReason
from nudgebot.domain.decision import Decision
from nudgebot.domain.kudos import Kudos
from nudgebot.domain.message import Stage
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.record import Filing, Record, Settlement
from nudgebot.engine.recollection import LONGEST, Recollection
from nudgebot.policy.rule import Here


def consequences(here: Here, decision: Decision, recollection: Recollection) -> Record:
    """Draw up the record of a decision. What is only observed changes nothing else."""
    message = here.message
    real = not decision.observed
    return Record(
        message=message.key,
        attempt=message.attempt,
        member=message.member,
        name=message.author.name,
        channel=message.place.channel,
        at=here.now,
        decision=decision,
        nudge=_nudge(here, decision) if real else None,
        settlement=_settlement(here, decision) if real else None,
        filing=_filing(here, decision, recollection) if real else None,
        kudos=_kudos(here, decision) if real else None,
    )


def new_id() -> str:
    """Make an id that nobody can guess: 32 hexadecimal digits."""
    return uuid4().hex


def _nudge(here: Here, decision: Decision) -> NudgeRecord | None:
    nudge = decision.nudge
    if nudge is None:
        return None
    return NudgeRecord(
        id=new_id(),
        member=here.message.member,
        message=here.message.attempt,
        channel=here.message.place.channel,
        at=here.now,
        evidence=nudge.evidence,
        reasons=nudge.reasons,
        is_posted=here.message.stage is Stage.POSTED,
    )


def _settlement(here: Here, decision: Decision) -> Settlement | None:
    if here.standing.revising is None or decision.outcome is None:
        return None
    return Settlement(here.standing.revising.id, decision.outcome)


def _filing(here: Here, decision: Decision, recollection: Recollection) -> Filing | None:
    if decision.escalation is None or here.assessment is None:
        return None
    entry = CaseEntry(
        at=here.now,
        reason=decision.escalation.reason,
        message=here.message.attempt,
        channel=here.message.place.channel,
        evidence=here.assessment.unkind_evidence,
        reasons=here.assessment.reasons,
        excerpt=here.message.text[:LONGEST],
    )
    earlier = (strike_entry(strike, recollection) for strike in here.standing.strikes)
    return Filing(new_id(), (*earlier, entry))


def strike_entry(strike: NudgeRecord, recollection: Recollection) -> CaseEntry:
    """Put an earlier strike on a case, with its words if they are still remembered."""
    return CaseEntry(
        at=strike.at,
        reason=CaseReason.LADDER,
        message=strike.message,
        channel=strike.channel,
        evidence=strike.evidence,
        reasons=strike.reasons,
        excerpt=recollection.words_of(strike.id),
    )


def _kudos(here: Here, decision: Decision) -> Kudos | None:
    credit = decision.credit
    if credit is None:
        return None
    return Kudos(
        giver=here.message.author.id,
        receiver=credit.receiver,
        kindness=credit.kindness,
        points=credit.points,
        at=here.now,
        fingerprint=here.fingerprint,
        refusal=credit.refusal,
    )
