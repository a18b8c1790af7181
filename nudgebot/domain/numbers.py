"""What nudges did in a community, counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from nudgebot.domain.nudge import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeNumbers:
    """Nudges since a time, by what became of them and by how they were delivered.

    `observed` counts those that were only decided, while the bot watched.
    """

    since: datetime
    messages: int = 0
    observed: int = 0
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    ways: Mapping[str, int] = field(default_factory=dict)

    @property
    def nudges(self) -> int:
        """How many there were."""
        return sum(self.outcomes.values())

    @property
    def answered(self) -> int:
        """How many got an answer, or had their time for one."""
        open_ones = (Outcome.PENDING, Outcome.EXPIRED, Outcome.PREVENTED, Outcome.FALSE_ALARM)
        return self.nudges - sum(self.outcomes.get(outcome, 0) for outcome in open_ones)

    @property
    def improved(self) -> int:
        """How many were followed by better words, or by none."""
        return sum(self.outcomes.get(o, 0) for o in (Outcome.REPHRASED, Outcome.WITHDRAWN))
