"""A hit, and the clause around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from nudgebot.domain.assessment import Target
from nudgebot.scoring.context import words
from nudgebot.scoring.lexicons import Entry

_REACH = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """The tokens `start:end` are the words of `entry`."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens, in lower case, before and after a hit within its clause.

    Attributes:
        before: the tokens to its left, the nearest first.
        after: the tokens to its right, the nearest first.
    """

    before: Sequence[str]
    after: Sequence[str]

    @classmethod
    def around(cls, tokens: Sequence[str], hit: Hit) -> "Clause":
        """Go left and right until something ends the clause, or too far away."""
        left = tokens[max(0, hit.start - _REACH) : hit.start]
        return cls(_until_end(left[::-1]), _until_end(tokens[hit.end : hit.end + _REACH]))

    def has(self, wanted: frozenset[str]) -> bool:
        """Say whether one of the words is anywhere in the clause."""
        return not wanted.isdisjoint(self.before) or not wanted.isdisjoint(self.after)


def _until_end(tokens: Sequence[str]) -> Sequence[str]:
    for at, token in enumerate(tokens):
        if token in words.CLAUSE_ENDS:
            return tokens[:at]
    return tokens


def target_of(token: str) -> Target | None:
    """Say whom a single word stands for, if it stands for anybody."""
    for wanted, target in _STANDS_FOR:
        if token in wanted:
            return target
    return Target.PERSON if token.startswith("@") and len(token) > 1 else None


_STANDS_FOR = (
    (words.YOU, Target.YOU),
    (words.SELF, Target.SELF),
    (words.PERSON, Target.PERSON),
    (words.PERSONS, Target.PERSON),
    (words.GROUP, Target.GROUP),
    (words.THING, Target.THING),
)
