"""A text in its clauses, with the unkind words marked."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

MARK = "§"

_KEPT_WHOLE = re.compile(
    r"`[^`]*`|(?:https?://|www\.)\S*[^\s.,;:!?]|\b(?:Mrs?|Ms|Dr|Prof|St|vs|etc|e\.g|i\.e)\."
)
_BOUNDARY = re.compile(
    r"""
    [.!?\u2026]+(?=\s|$)\s* | \n\s* | [,;](?=\s|$)\s* | \s+(?:-{1,2}|\u2013|\u2014)\s+
    | \s+(?=lol\b|lmao\b|omg\b)
    | \s+(?:and|but|so)\s+(?=(?:i|you|u|we|he|she|they|it|nobody|no\s+one|everyone|everybody
        |all\s+of|please|stop|go|get|just|shut|learn|leave|that's|that\s+is|this\s+is)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)


class Segment(NamedTuple):
    """A clause as it was written, the same with every letter of an unkind word marked, its end."""

    text: str
    marked: str
    end: str


def cut(text: str, unkind: Iterable[tuple[int, int]]) -> list[Segment]:
    """Cut a text into clauses, the characters of `unkind` marked. Links and code stay whole."""
    marked = _mark(text, unkind)
    safe = _KEPT_WHOLE.sub(lambda match: "x" * len(match[0]), text)
    return list(_pieces(text, marked, safe))


def _mark(text: str, unkind: Iterable[tuple[int, int]]) -> str:
    for start, end in unkind:
        text = text[:start] + re.sub(r"\S", MARK, text[start:end]) + text[end:]
    return text


def _pieces(text: str, marked: str, safe: str) -> Iterator[Segment]:
    start = 0
    for match in _BOUNDARY.finditer(safe):
        if match.start() > start:
            yield Segment(text[start : match.start()], marked[start : match.start()], match[0])
        start = match.end()
    if start < len(text):
        yield Segment(text[start:], marked[start:], "")
