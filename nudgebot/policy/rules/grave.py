"""Threats and hatred: a moderator looks at once, and the author is nudged all the same."""

from nudgebot.domain.case import CaseReason
from nudgebot.domain.decision import Action, Escalate, Finding, Nudge
from nudgebot.domain.nudge import Outcome
from nudgebot.policy.attempt import nudge_of_this_attempt
from nudgebot.policy.rule import Here
from nudgebot.policy.severity import grave_threshold_reached


def grave(here: Here) -> Finding | None:
    """Escalate what is grave; nudge too, unless this answers a nudge already."""
    assessment = here.assessment
    if assessment is None:
        return None
    setting = grave_threshold_reached(assessment, here.settings.grave)
    if setting is None:
        return None
    actions: tuple[Action, ...] = (Escalate(CaseReason.GRAVE),)
    nudge = nudge_of_this_attempt(here)
    if nudge is None:
        actions = (Nudge(assessment.unkind_evidence, assessment.reasons), *actions)
    return Finding(
        rule="grave",
        why="grave",
        settings=(setting,),
        actions=actions,
        conclusive=True,
        outcome=Outcome.STOOD_BY if nudge else None,
    )
