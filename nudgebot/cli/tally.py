"""Adds up what a replay did, and picks examples to read."""

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from nudgebot.cli.rehearsal import Played
from nudgebot.cli.report import as_json
from nudgebot.cli.skipped import Skipped
from nudgebot.domain.case import CaseReason

PER = 1000


class Sample:
    """A fair choice of `size` out of however many come by; the same ones every time."""

    def __init__(self, size: int) -> None:
        self._size, self._seen = size, 0
        self._random = random.Random(0)  # noqa: S311 - nobody has to guess it
        self._chosen: list[Played] = []

    def offer(self, played: Played) -> None:
        """Take one into account."""
        self._seen += 1
        if len(self._chosen) < self._size:
            self._chosen.append(played)
        elif (place := self._random.randrange(self._seen)) < self._size:
            self._chosen[place] = played

    @property
    def chosen(self) -> list[Played]:
        """The examples, in the order of the log."""
        return sorted(self._chosen, key=lambda played: played.entry.line)


@dataclass(slots=True)
class Tally:
    """Totals of a replay, with up to `examples` examples of each kind."""

    examples: int = 10
    messages: int = 0
    nudges: int = 0
    grave: int = 0
    credits: int = 0
    points: int = 0
    whys: Counter[tuple[str, str]] = field(default_factory=Counter)
    skipped: Skipped = field(default_factory=Skipped)
    nudged: Sample = field(init=False)
    credited: Sample = field(init=False)

    def __post_init__(self) -> None:
        self.nudged, self.credited = Sample(self.examples), Sample(self.examples)

    def add(self, played: Played) -> None:
        """Count a message."""
        decision = played.decision
        self.messages += 1
        self.whys[decision.findings[-1].rule, decision.findings[-1].why] += 1
        if decision.nudge:
            self.nudges += 1
            self.nudged.offer(played)
        if decision.escalation and decision.escalation.reason is CaseReason.GRAVE:
            self.grave += 1
        if decision.credit and decision.credit.points:
            self.credits += 1
            self.points += decision.credit.points
            self.credited.offer(played)

    def rate(self, count: int) -> float:
        """How many there are in 1,000 messages."""
        return count * PER / self.messages if self.messages else 0.0

    def as_json(self) -> dict[str, Any]:
        """Write out the totals and the examples."""
        names = ("messages", "nudges", "grave", "credits", "points")
        return {
            **{name: getattr(self, name) for name in names},
            "bad_lines": self.skipped.bad_lines,
            "notices": self.skipped.notices,
            "nudges_per_1000": round(self.rate(self.nudges), 3),
            "credits_per_1000": round(self.rate(self.credits), 3),
            "rules": {f"{rule}.{why}": count for (rule, why), count in self.whys.most_common()},
            "problems": self.skipped.as_json(),
            "examples": {
                "nudged": [_example(played) for played in self.nudged.chosen],
                "credited": [_example(played) for played in self.credited.chosen],
            },
        }


def _example(played: Played) -> dict[str, Any]:
    entry = played.entry
    return {
        "line": entry.line,
        "author": entry.author,
        "text": entry.text,
        "why": played.decision.findings[-1].why,
        **as_json(played.assessment),
    }
