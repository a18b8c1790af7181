"""Words that are someone else's: quoted lines, quotation marks, reported speech; code and links."""

import re
from collections.abc import Iterator, Sequence

from nudgebot.scoring.context import words

Span = tuple[int, int]

_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_OWN_LINE = re.compile(r"^[ \t]*[^\s>]", re.MULTILINE)
_MARKS = re.compile(r"\"[^\"\n]{1,400}\"|\u00ab[^\u00bb]{1,400}\u00bb")
_CODE = re.compile(r"```.{0,4000}?```|`[^`\n]{1,400}`", re.DOTALL)
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"[\w']+")


def quoted_spans(text: str) -> Iterator[Span]:
    """Find quoted lines that are answered, and quotation marks that somebody's words stand in."""
    if ">" in text and _OWN_LINE.search(text):
        yield from (match.span() for match in _QUOTED_LINE.finditer(text))
    if '"' in text or "\u00ab" in text:
        quotes = list(_MARKS.finditer(text))
        outside = _MARKS.sub(" ", text).lower()
        if words.REPORTED_CUES & set(_WORD.findall(outside)):
            yield from (match.span() for match in quotes)


def code_spans(text: str) -> Iterator[Span]:
    """Find code and links, which say nothing about tone."""
    if "`" in text:
        yield from (match.span() for match in _CODE.finditer(text))
    if "://" in text or "www." in text:
        yield from (match.span() for match in _LINK.finditer(text))


def reported_tokens(tokens: Sequence[str]) -> Iterator[Span]:
    """Find what somebody else is said to have said: `he called me an idiot`."""
    for at, word in enumerate(tokens):
        if word in words.REPORTING and at and not _spoken_by_self(tokens, at):
            end = at + 1
            while end < len(tokens) and tokens[end] not in words.CLAUSE_ENDS:
                end += 1
            if end > at + 1:
                yield at + 1, end


def _spoken_by_self(tokens: Sequence[str], verb: int) -> bool:
    """Say whether the author is the one who speaks: `I said shut up` is no quote."""
    for word in reversed(tokens[max(0, verb - 4) : verb]):
        if word in words.CLAUSE_ENDS:
            return False
        if word in words.SPEAKER:
            return True
    return False
