"""When standing by unkind messages becomes a matter for a moderator."""

from datetime import datetime, timedelta

from nudgebot.domain.case import CaseReason
from nudgebot.domain.decision import Escalate
from nudgebot.domain.standing import Standing
from nudgebot.policy.settings import LadderSettings


def climb(standing: Standing, settings: LadderSettings, *, now: datetime) -> tuple[Escalate, ...]:
    """Count one more strike; escalate when it is one too many, or when a case is open anyway."""
    since = now - timedelta(hours=settings.window_hours)
    strikes = 1 + sum(strike.at > since for strike in standing.strikes)
    if strikes >= settings.strikes or standing.open_case is not None:
        return (Escalate(CaseReason.LADDER),)
    return ()
