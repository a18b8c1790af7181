"""A text that was edited, and where each of its characters came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Put `replacement` in the place of the characters `start:end`.

    Attributes:
        turned: whether the replacement reads from the last of the characters to the first.
    """

    start: int
    end: int
    replacement: str
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """A text, and for each of its characters the original characters `starts[i]:ends[i]`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def untouched(cls, text: str) -> "Edited":
        """Begin with the original."""
        return cls(text, range(len(text)), range(1, len(text) + 1))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Translate the non-empty span `start:end` of this text into one of the original.

        Of letters that were turned round it is the shortest span that holds them all.
        """
        return min(self.starts[start:end]), max(self.ends[start:end])

    def apply(self, edits: Sequence[Edit]) -> "Edited":
        """Carry out edits that do not overlap and are in order."""
        if not edits:
            return self
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for edit in edits:
            pieces += self.text[done : edit.start], edit.replacement
            starts += self.starts[done : edit.start]
            ends += self.ends[done : edit.start]
            self._place(edit, starts, ends)
            done = edit.end
        pieces.append(self.text[done:])
        starts += self.starts[done:]
        ends += self.ends[done:]
        return Edited("".join(pieces), starts, ends)

    def _place(self, edit: Edit, starts: list[int], ends: list[int]) -> None:
        """Map a replacement letter by letter if the lengths agree, else as a whole."""
        size = len(edit.replacement)
        replaced = slice(edit.start, edit.end)
        if size == edit.end - edit.start:
            starts += self.starts[replaced][:: -1 if edit.turned else 1]
            ends += self.ends[replaced][:: -1 if edit.turned else 1]
        elif size:
            start, end = self.original(edit.start, edit.end)
            starts += [start] * size
            ends += [end] * size


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """Put edits in order, and of those that overlap keep the first."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
