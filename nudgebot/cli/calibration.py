"""What a community's own log says about the two thresholds that its owner chooses."""

from dataclasses import dataclass
from typing import Any

from nudgebot.cli.advice import Advice
from nudgebot.cli.census import Census, Count
from nudgebot.cli.report import as_json
from nudgebot.policy.settings import PolicySettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: the table of its setting, its present value, and what was counted."""

    table: str
    present: float
    count: Count
    advice: Advice

    def as_json(self) -> dict[str, Any]:
        """Write it out; texts only where some are to be shown."""
        highest = [
            {"line": shown.entry.line, "text": shown.entry.text, **as_json(shown.assessment)}
            for shown in self.count.highest.chosen
        ]
        return {
            **self.advice.as_json(),
            "present": self.present,
            "by_other_settings": self.count.otherwise,
            "highest": highest,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A log that was counted, and how much is wanted of either kind in 1,000 messages at most.

    The log has a message at least. Without a wish for kind messages they are only counted.
    """

    log: str
    census: Census
    policy: PolicySettings
    alarms: float
    kind: float | None = None

    @property
    def nudge(self) -> Side:
        """The unkindness from which an author is nudged: an alarm."""
        count = self.census.nudges
        return Side(
            table="policy.nudge",
            present=self.policy.nudge.threshold,
            count=count,
            advice=Advice.of(count.levels, self.alarms),
        )

    @property
    def kindness(self) -> Side:
        """The score from which a message counts as kind."""
        count = self.census.kindness
        return Side(
            table="policy.kindness",
            present=self.policy.kindness.threshold,
            count=count,
            advice=Advice.of(count.levels, self.kind),
        )

    def as_json(self) -> dict[str, Any]:
        """Write out all of it."""
        skipped = self.census.skipped
        return {
            "messages": self.census.messages,
            "bad_lines": skipped.bad_lines,
            "notices": skipped.notices,
            "problems": skipped.as_json(),
            "nudge": self.nudge.as_json(),
            "kindness": self.kindness.as_json(),
        }
