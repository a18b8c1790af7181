"""One nudge an attempt: which attempt a message belongs to."""

from nudgebot.domain.message import Stage
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.policy.rule import Here

STILL_THE_SAME = frozenset({Outcome.PENDING, Outcome.FALSE_ALARM})


def nudge_of_this_attempt(here: Here) -> NudgeRecord | None:
    """Return the nudge that this attempt had already, or None if it had none.

    A posted message is one attempt for ever, however often it is edited. A draft whose nudge was
    answered is done with, and what refers to it later is another attempt; unless a moderator found
    the nudge wrong, which sets the draft free.
    """
    nudge = here.standing.revising
    if nudge is None or here.message.stage is Stage.POSTED:
        return nudge
    return nudge if nudge.outcome in STILL_THE_SAME else None
