"""Counts how often each threshold would have been reached in a log. It keeps no message."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from nudgebot.cli.chatlog import Entry, Unreadable
from nudgebot.cli.highest import Highest
from nudgebot.cli.levels import Levels, usual_thresholds
from nudgebot.cli.replaying import Scored
from nudgebot.cli.skipped import Skipped
from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import Axis
from nudgebot.policy.settings import PolicySettings
from nudgebot.policy.severity import grave_threshold_reached, nudge_threshold_reached


@dataclass(slots=True)
class Count:
    """One side of it: the scores by threshold, and those messages that are to be shown.

    `otherwise` counts messages that other settings than the threshold speak for.
    """

    levels: Levels
    highest: Highest
    otherwise: int = 0


class Census:
    """What each message alone leads to: without cooldowns, exemptions and limits."""

    def __init__(self, policy: PolicySettings, *, shown: int = 0) -> None:
        """Count around the thresholds of `policy`; remember `shown` messages of each side."""
        self._policy = policy
        self.nudges = _count(policy.nudge.threshold, shown)
        self.kindness = _count(policy.kindness.threshold, shown)
        self.skipped = Skipped()

    @property
    def messages(self) -> int:
        """How many messages there were."""
        return self.nudges.levels.total

    def take(self, lines: Iterable[Scored]) -> "Census":
        """Count a whole log."""
        for line in lines:
            if isinstance(line, Unreadable):
                self.skipped.add(line)
            else:
                self._add(*line)
        return self

    def _add(self, entry: Entry, assessment: Assessment) -> None:
        alarm = self._alarm(assessment)
        self.nudges.otherwise += alarm == inf
        self.nudges.levels.add(alarm)
        self.nudges.highest.offer(alarm, entry, assessment)
        kindness = self._kindness(assessment)
        self.kindness.levels.add(kindness)
        if kindness != -inf:
            self.kindness.highest.offer(kindness, entry, assessment)

    def _alarm(self, assessment: Assessment) -> float:
        """Return the overall unkindness, or infinity where no threshold for it matters."""
        setting = grave_threshold_reached(assessment, self._policy.grave)
        setting = setting or nudge_threshold_reached(assessment, self._policy.nudge)
        is_other = setting not in {None, "policy.nudge.threshold"}
        return inf if is_other else assessment.scores[Axis.UNKINDNESS]

    def _kindness(self, assessment: Assessment) -> float:
        """Return the score of the kindest axis, or minus infinity for what is unkind as well."""
        if assessment.scores[Axis.UNKINDNESS] >= self._policy.kindness.unkindness_limit:
            return -inf
        return assessment.scores[assessment.kindest_axis]


def _count(present: float, shown: int) -> Count:
    return Count(Levels([*usual_thresholds(), present]), Highest(shown))
