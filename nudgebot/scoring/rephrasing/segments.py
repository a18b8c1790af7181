"""A text in its clauses, with the unkind words marked."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nudgebot.domain.assessment import Evidence

MARK = "§"

_KEPT_WHOLE = re.compile(r"`[^`]*`|https?://\S+|www\.\S+")
_BOUNDARY = re.compile(
    r"""
    [.!?\u2026]+(?=\s|$)\s* | \n\s* | [,;](?=\s|$)\s* | \s+(?:-{1,2}|\u2013|\u2014)\s+
    | \s+(?=lol\b|lmao\b|omg\b)
    | \s+(?:and|but|so)\s+(?=(?:i|you|u|ur|your|we|he|she|they|it|nobody|no\s+one|everyone|everybody
        |all\s+of|please|stop|go|get|just|shut|learn|leave|that's|that\s+is|this\s+is)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)


class Segment(NamedTuple):
    """A clause as it was written, the same with every letter of an unkind word marked, its end."""

    text: str
    marked: str
    end: str


def cut(text: str, spans: Sequence[Evidence]) -> list[Segment]:
    """Cut a text into clauses. Links and code stay whole."""
    marked = _mark(text, spans)
    safe = _KEPT_WHOLE.sub(lambda match: "x" * len(match[0]), text)
    return list(_pieces(text, marked, safe))


def _mark(text: str, spans: Sequence[Evidence]) -> str:
    for start, end, _ in ((span.start, span.end, span.axis) for span in spans):
        words = re.sub(r"\S", MARK, text[start:end])
        text = text[:start] + words + text[end:]
    return text


def _pieces(text: str, marked: str, safe: str) -> Iterator[Segment]:
    start = 0
    for match in _BOUNDARY.finditer(safe):
        if match.start() > start:
            yield Segment(text[start : match.start()], marked[start : match.start()], match[0])
        start = match.end()
    if start < len(text):
        yield Segment(text[start:], marked[start:], "")
