"""Which threshold keeps to a wanted rate, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nudgebot.cli.interval import interval, needed
from nudgebot.cli.levels import Levels

PER = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """What a threshold would have done: so many messages of so many reach it."""

    threshold: float
    count: int
    total: int

    @property
    def rate(self) -> float:
        """How many there are in 1,000 messages."""
        return self.count * PER / self.total

    @property
    def bounds(self) -> tuple[float, float]:
        """How many there may be in 1,000 messages to come, with 95 % confidence."""
        low, high = interval(self.count, self.total)
        return low * PER, high * PER

    def fits(self, most: float) -> bool:
        """Whether the upper bound is at most `most` in 1,000."""
        return self.bounds[1] <= most

    def needed(self, most: float) -> int | None:
        """How many messages it takes to be sure that it fits, if the rate stays as it is."""
        return needed(self.count, self.total, most=most / PER)


@dataclass(frozen=True, slots=True)
class Advice:
    """The rows from the lowest threshold up, and the wanted rate in 1,000 if there is one."""

    rows: Sequence[Row]
    most: float | None

    @classmethod
    def of(cls, levels: Levels, most: float | None) -> "Advice":
        """Read it off what was counted, which must be something."""
        return cls([Row(*reached, levels.total) for reached in levels.reached()], most)

    @property
    def fitting(self) -> Row | None:
        """The lowest threshold that fits for sure."""
        most = self.most
        if most is None:
            return None
        return next((row for row in self.rows if row.fits(most)), None)

    @property
    def hopeful(self) -> tuple[Row, int] | None:
        """A lower threshold that fits so far, and how many messages it takes to be sure.

        It is the next below the fitting one; where none fits, the one that needs the fewest.
        """
        if self.most is None:
            return None
        fitting = self.fitting
        below = [row for row in self.rows if fitting is None or row.threshold < fitting.threshold]
        open_rows = [(row, count) for row in below if (count := row.needed(self.most)) is not None]
        if fitting is not None:
            return open_rows[-1] if open_rows else None
        return min(open_rows, key=lambda pair: pair[1], default=None)

    def as_json(self) -> dict[str, Any]:
        """Write out the rows, and what fits."""
        fitting, hopeful = self.fitting, self.hopeful
        return {
            "most_per_1000": self.most,
            "threshold": fitting.threshold if fitting else None,
            "messages_needed": hopeful[1] if hopeful and not fitting else None,
            "thresholds": [self._row(row) for row in self.rows],
        }

    def _row(self, row: Row) -> dict[str, Any]:
        low, high = row.bounds
        return {
            "threshold": row.threshold,
            "messages": row.count,
            "per_1000": round(row.rate, 3),
            "low": round(low, 3),
            "high": round(high, 3),
        }
