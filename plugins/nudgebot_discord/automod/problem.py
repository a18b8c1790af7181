"""What of the owner's wishes does not fit into AutoMod."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Why something does not fit. Each has its sentence: `discord.automod.problem.CODE`."""

    EMPTY = "empty"
    UNSEEN = "unseen"
    WILDCARD = "wildcard"
    TOO_LONG = "too_long"
    ALLOWED = "allowed"
    TOO_MANY_WORDS = "too_many_words"
    NO_ROOM = "no_room"
    TWO_WORDINGS = "two_wordings"
    SOFTER_TOO_LONG = "softer_too_long"
    TOO_MANY_WORDINGS = "too_many_wordings"
    ALLOWED_WILDCARD = "allowed_wildcard"
    ALLOWED_TOO_LONG = "allowed_too_long"
    TOO_MANY_ALLOWED = "too_many_allowed"
    TOO_MANY_EXEMPT_ROLES = "too_many_exempt_roles"
    TOO_MANY_EXEMPT_CHANNELS = "too_many_exempt_channels"


# A word with one of these is in no rule. With any other code it is, though not as was wished.
LEAVES_WORDS_OUT = frozenset(
    {
        Code.EMPTY,
        Code.UNSEEN,
        Code.WILDCARD,
        Code.TOO_LONG,
        Code.ALLOWED,
        Code.TOO_MANY_WORDS,
        Code.NO_ROOM,
    }
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of thing that does not fit.

    Attributes:
        code: what kind.
        about: the words, wordings, phrases or ids that it is about, in order.
        limit: the limit that they are over, or 0 where there is none.
    """

    code: Code
    about: tuple[str, ...]
    limit: int = 0


def gather(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Put together what has the same code; the codes come in the order of their list."""
    about: dict[Code, set[str]] = {}
    limits: dict[Code, int] = {}
    for problem in found:
        if problem.about:
            about.setdefault(problem.code, set()).update(problem.about)
            limits[problem.code] = problem.limit
    return tuple(
        Problem(code, tuple(sorted(about[code])), limits[code]) for code in Code if code in about
    )
