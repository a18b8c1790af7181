"""The heart of it: ask the author, in private, to say it better."""

from nudgebot.domain.decision import Finding, Nudge
from nudgebot.policy.rule import Here
from nudgebot.policy.severity import nudge_threshold_reached


def nudge(here: Here) -> Finding | None:
    """Nudge the author of a text that reaches one of the owner's thresholds."""
    assessment = here.assessment
    if assessment is None:
        return None
    setting = nudge_threshold_reached(assessment, here.settings.nudge)
    if setting is None:
        return None
    if here.is_paused:
        return Finding(rule="nudge", why="paused", settings=(setting,), conclusive=True)
    return Finding(
        rule="nudge",
        why="unkind",
        settings=(setting,),
        actions=(Nudge(assessment.unkind_evidence, assessment.reasons),),
        conclusive=True,
    )
