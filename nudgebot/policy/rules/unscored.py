"""Fail open: what could not be scored in time passes."""

from nudgebot.domain.decision import Finding
from nudgebot.policy.rule import Here


def unscored(here: Here) -> Finding | None:
    """Let a message pass that scoring had no answer for."""
    if here.assessment is None:
        return Finding(rule="unscored", why="unscored", conclusive=True)
    return None
