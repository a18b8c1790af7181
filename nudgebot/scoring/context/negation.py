"""Whether a hit is denied: `you're not stupid`, `I'd never hurt you`, `don't call her an idiot`."""

from nudgebot.scoring.context import words
from nudgebot.scoring.context.clause import Clause

_NEAR = 4
_FAR = 7
_NO_DENIAL_BEFORE = (
    words.YOU | words.PERSON | {"only", "just", "be", "they", "it", "even", "surprised"}
)


def is_negated(clause: Clause) -> bool:
    """Look to the left for a denial, further if somebody calls, says or thinks something.

    `don't be stupid`, `aren't you stupid?` and `not just stupid` deny nothing.
    """
    reach = _FAR if words.SPEAKING & set(clause.before[:_FAR]) else _NEAR
    for at, token in enumerate(clause.before[:reach]):
        if token in words.NEGATIONS:
            follower = clause.before[at - 1] if at else ""
            return follower not in _NO_DENIAL_BEFORE
    return False
