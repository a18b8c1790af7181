"""Cutting long texts where a line or sentence ends, so that one bad line cannot hide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WHOLE = 240
LONGEST = 140
_SHORTEST = 40
_BREAKS = (re.compile(r"\n+"), re.compile(r"(?<=[.!?;])\s+"), re.compile(r"\s+"))


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text, and where in the text it begins."""

    text: str
    start: int


def cut_windows(text: str) -> list[Window]:
    """Leave a text of at most `WHOLE` characters whole, cut others to at most `LONGEST` each."""
    if len(text) <= WHOLE:
        return [Window(text, 0)]
    return [Window(text[start:end], start) for start, end in _bounds(text)]


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = _end_of_window(text, start)
        yield start, end
        start = end


def _end_of_window(text: str, start: int) -> int:
    """Prefer the last line break in reach, then the last end of a sentence, then a space."""
    limit = start + LONGEST
    if limit >= len(text):
        return len(text)
    for pattern in _BREAKS:
        ends = [match.end() for match in pattern.finditer(text, start + _SHORTEST, limit)]
        if ends:
            return ends[-1]
    return limit
