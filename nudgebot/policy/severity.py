"""Reading an assessment against the owner's thresholds."""

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import Axis
from nudgebot.policy.settings import GraveSettings, NudgeSettings


def nudge_threshold_reached(assessment: Assessment, settings: NudgeSettings) -> str | None:
    """Name the path of the setting that calls the text unkind, or None if none does."""
    for axis, threshold in settings.axes.items():
        if assessment.scores[axis] >= threshold:
            return f"policy.nudge.axes.{axis}"
    if assessment.scores[Axis.UNKINDNESS] >= settings.threshold:
        return "policy.nudge.threshold"
    return None


def grave_threshold_reached(assessment: Assessment, settings: GraveSettings) -> str | None:
    """Name the path of the setting that calls the text grave, or None if none does."""
    if assessment.scores[Axis.THREAT] >= settings.threat:
        return "policy.grave.threat"
    if assessment.scores[Axis.IDENTITY_ATTACK] >= settings.identity_attack:
        return "policy.grave.identity_attack"
    return None
