"""Swearing out of joy: `this is fucking brilliant`."""

from collections.abc import Sequence

from nudgebot.scoring.context import words
from nudgebot.scoring.context.clause import Clause, Hit
from nudgebot.scoring.lexicons import Part

_SWEARING = (Part.INTENSIFIER, Part.EXCLAMATION)


def is_joyful(tokens: Sequence[str], hit: Hit, clause: Clause) -> bool:
    """Say whether a swear word shares its clause with praise that nothing denies."""
    if hit.entry.part not in _SWEARING or not clause.has(words.PRAISE):
        return bool(hit.entry.part in _SWEARING and words.PRAISE & set(_next_words(tokens, hit)))
    return not clause.has(words.NEGATIONS)


def _next_words(tokens: Sequence[str], hit: Hit) -> Sequence[str]:
    """The words right after, over a comma: `fuck yes, great job`."""
    return tokens[hit.end : hit.end + 3]
