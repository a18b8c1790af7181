"""Cutting long texts where a line or sentence ends, so that one bad line cannot hide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WHOLE = 240
LONGEST = 140
_SHORTEST = 20
_ENDS = (re.compile(r"\n+"), re.compile(r"(?<=[.!?;])\s+"))
_GAPS = (re.compile(r"\s{2,}"), re.compile(r"\s+"))  # wider gaps end words that are spaced out
_SEEN = re.compile(
    "[^\u00ad\u0300-\u036f\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef]"
)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text, and where in the text it begins."""

    text: str
    start: int


def cut_windows(text: str) -> list[Window]:
    """Leave a text of at most `WHOLE` characters whole, cut others to at most `LONGEST` each.

    Characters that nobody sees count for nothing, so that they cannot push words apart.
    """
    if len(text) <= WHOLE:
        return [Window(text, 0)]
    places = [match.start() for match in _SEEN.finditer(text)]
    if len(places) == len(text):
        return [Window(text[start:end], start) for start, end in _bounds(text)]
    seen = "".join(text[place] for place in places)
    starts = [0, *(places[window.start] for window in cut_windows(seen)[1:])]
    ends = [*starts[1:], len(text)]
    return [Window(text[start:end], start) for start, end in zip(starts, ends, strict=True)]


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = _end_of_window(text, start)
        yield start, end
        start = end


def _end_of_window(text: str, start: int) -> int:
    """Prefer the first line break in reach, then the first end of a sentence, then the last space.

    A sentence of its own is not watered down by kind ones around it.
    """
    limit, earliest = start + LONGEST, start + _SHORTEST
    for pattern in _ENDS:
        match = pattern.search(text, earliest, limit)
        if match:
            return match.end()
    if limit >= len(text):
        return len(text)
    for pattern in _GAPS:
        ends = [match.end() for match in pattern.finditer(text, earliest, limit)]
        if ends:
            return ends[-1]
    return limit
