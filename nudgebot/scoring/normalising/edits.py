"""A text that was edited, and where each of its characters came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Put `replacement` in the place of the characters `start:end`."""

    start: int
    end: int
    replacement: str


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
        """Translate the non-empty span `start:end` of this text into one of the original."""
        return self.starts[start], self.ends[end - 1]

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
        if size == edit.end - edit.start:
            starts += self.starts[edit.start : edit.end]
            ends += self.ends[edit.start : edit.end]
        elif size:
            starts += [self.starts[edit.start]] * size
            ends += [self.ends[edit.end - 1]] * size
