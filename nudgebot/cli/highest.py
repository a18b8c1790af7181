"""The few messages of a log with the highest scores."""

import heapq
from dataclasses import dataclass, field

from nudgebot.cli.chatlog import Entry
from nudgebot.domain.assessment import Assessment


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """A message that is to be shown; of equal scores the earlier line counts for more."""

    score: float
    place: int
    entry: Entry = field(compare=False)
    assessment: Assessment = field(compare=False)


class Highest:
    """At most `size` messages, in memory, until they are shown."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._heap: list[Shown] = []

    def offer(self, score: float, entry: Entry, assessment: Assessment) -> None:
        """Take one into account."""
        offered = Shown(score, -entry.line, entry, assessment)
        if len(self._heap) < self._size:
            heapq.heappush(self._heap, offered)
        elif self._heap and offered > self._heap[0]:
            heapq.heapreplace(self._heap, offered)

    @property
    def chosen(self) -> list[Shown]:
        """The messages, the highest first."""
        return sorted(self._heap, reverse=True)
