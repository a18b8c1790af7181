"""From "you are X" to how it feels: "I'm frustrated with you"."""

import re
from collections.abc import Iterator, Sequence

from nudgebot.domain.assessment import Evidence
from nudgebot.scoring.rephrasing.changes import Change

_OBJECTS = {"he": "him", "she": "her", "they": "them"}
_STOP = r"(?=\s*(?:[.,;:!?\n)]|$)|\s+(?:because|cuz|cause|since|when|and|but|for|if|so)\b)"
_JUDGED = (
    re.compile(
        r"\b(?P<who>you|u|he|she|they)(?:\s+(?:are|r|is)|'re|'s|\u2019re|\u2019s|re)\s+[^.,;:!?\n]*?"
        + _STOP,
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:why\s+|how\s+)?(?:are|r|is)\s+(?P<who>you|u|he|she|they)\s+[^.,;:!?\n]*?"
        + _STOP
        + r"\??",
        re.IGNORECASE,
    ),
)


def state_feelings(text: str, spans: Sequence[Evidence]) -> Iterator[Change]:
    """Replace each judgement of a person that holds one of the spans."""
    for pattern in _JUDGED:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start <= span.start < end for span in spans):
                yield Change(start, _past(spans, end), f"I'm frustrated with {_object(match)}")


def _object(match: re.Match[str]) -> str:
    return _OBJECTS.get(match["who"].lower(), "you")


def _past(spans: Sequence[Evidence], end: int) -> int:
    """Reach to the end of a span that goes on."""
    return max([end, *(span.end for span in spans if span.start < end)])
