"""Counts scores by the thresholds that they reach, in memory that does not grow."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

_FIRST, _LAST, _STEP = 40, 95, 5


def usual_thresholds() -> Sequence[float]:
    """List the thresholds worth looking at, from 0.40 to 0.95."""
    return [hundredths / 100 for hundredths in range(_FIRST, _LAST + 1, _STEP)]


class Levels:
    """As many numbers as there are thresholds, however many scores come by."""

    def __init__(self, thresholds: Iterable[float]) -> None:
        self.thresholds = tuple(sorted(set(thresholds)))
        self.total = 0
        self._counts = [0] * (len(self.thresholds) + 1)

    def add(self, score: float) -> None:
        """Count a score; an infinite one reaches every threshold, or none."""
        self.total += 1
        self._counts[bisect_right(self.thresholds, score)] += 1

    def reached(self) -> Sequence[tuple[float, int]]:
        """Pair each threshold with the number of scores that are no lower."""
        from_above = list(accumulate(reversed(self._counts[1:])))
        return list(zip(self.thresholds, reversed(from_above), strict=True))
