"""Most messages: nothing to say, and the reason is kept all the same."""

from nudgebot.domain.decision import Finding
from nudgebot.policy.rule import Here


def harmless(here: Here) -> Finding:
    """End the chain."""
    del here
    return Finding(
        rule="harmless",
        why="harmless",
        settings=("policy.nudge.threshold", "policy.kindness.threshold"),
        conclusive=True,
    )
