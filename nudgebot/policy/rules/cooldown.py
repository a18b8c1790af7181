"""Do not nag: after a nudge about a posted message, leave its author alone for a while."""

from nudgebot.domain.decision import Finding
from nudgebot.domain.message import Stage
from nudgebot.policy.rule import Here
from nudgebot.policy.severity import nudge_threshold_reached


def cooldown(here: Here) -> Finding | None:
    """Let an unkind message pass whose author was nudged moments ago."""
    if here.message.stage is Stage.DRAFT or here.assessment is None:
        return None
    last, settings = here.standing.last_nudged_at, here.settings.nudge
    if last is None or (here.now - last).total_seconds() >= settings.cooldown_seconds:
        return None
    if nudge_threshold_reached(here.assessment, settings) is None:
        return None
    return Finding(
        rule="cooldown",
        why="cooldown",
        settings=("policy.nudge.cooldown_seconds",),
        conclusive=True,
    )
