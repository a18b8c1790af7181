"""Threats and hatred: a moderator looks at once, and the author is nudged all the same."""

from nudgebot.domain.case import CaseReason
from nudgebot.domain.decision import Action, Escalate, Finding, Nudge
from nudgebot.domain.message import Stage
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.policy.attempt import nudge_of_this_attempt
from nudgebot.policy.rule import Here
from nudgebot.policy.severity import grave_threshold_reached


def grave(here: Here) -> Finding | None:
    """Escalate what is grave; nudge too, unless this answers a nudge already.

    Editing a posted message again and again files it once, for as long as that case is open.
    """
    assessment = here.assessment
    if assessment is None:
        return None
    setting = grave_threshold_reached(assessment, here.settings.grave)
    if setting is None:
        return None
    nudge = nudge_of_this_attempt(here)
    if here.message.stage is Stage.POSTED and _is_before_a_moderator(nudge, here):
        return Finding(rule="grave", why="already_filed", settings=(setting,), conclusive=True)
    actions: tuple[Action, ...] = (Escalate(CaseReason.GRAVE),)
    if nudge is None and not here.is_paused:
        actions = (Nudge(assessment.unkind_evidence, assessment.reasons), *actions)
    return Finding(
        rule="grave",
        why="grave",
        settings=(setting,),
        actions=actions,
        conclusive=True,
        outcome=Outcome.STOOD_BY if nudge else None,
    )


def _is_before_a_moderator(nudge: NudgeRecord | None, here: Here) -> bool:
    return nudge is not None and nudge.case is not None and nudge.case == here.standing.open_case
