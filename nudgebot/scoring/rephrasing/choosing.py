"""Wordings that may be offered, and which of them to have scored."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """How a wording came about: the last one says something else instead."""

    OWNED = auto()
    EDITED = auto()
    SOFTENED = auto()
    RESTATED = auto()


class Candidate(NamedTuple):
    """A wording, how it came about, and what speaks for it.

    Attributes:
        words: the text.
        kind: how it came about.
        likelihood: the log of the share of people who would word it so, 0 where nobody can say.
        closeness: how much of the author's text is in it, 0..1.
        strain: the log odds that words are missing where it differs.
    """

    words: str
    kind: Kind
    likelihood: float = 0.0
    closeness: float = 1.0
    strain: float = 0.0

    @property
    def merit(self) -> float:
        """What people did comes first, then the author's own words, then fluency."""
        likelihood = self.likelihood if self.kind is Kind.EDITED else _BY_RULE
        return likelihood + _CLOSENESS * self.closeness - _STRAIN * max(0.0, self.strain)

    @property
    def is_plainly_softened(self) -> bool:
        """Say whether rules that are sure of themselves changed little of it."""
        sound = self.merit >= _LEAST_MERIT and self.strain <= _MOST_STRAIN
        return self.kind is Kind.SOFTENED and sound


# Weighed on a part of the rewrites that nothing was learned from; see `training/rephrasing.py`.
_CLOSENESS, _STRAIN, _BY_RULE = 10.0, 0.5, -4.0
_LEAST_MERIT, _MOST_STRAIN = 1.5, 2.0
_MOST_EDITED, _MOST_RESTATED = 10, 4


def measure_closeness(text: str, words: str) -> float:
    """Say how much two texts have in common, 0..1, by the letters of their common stretches."""
    return SequenceMatcher(None, text.lower(), words.lower(), autojunk=False).ratio()


def shortlist(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Choose the few that are worth a score: the best of ours, and the first that restate."""
    both = list(candidates)
    ours = [candidate for candidate in both if candidate.kind is not Kind.RESTATED]
    restated = [candidate for candidate in both if candidate.kind is Kind.RESTATED]
    ours.sort(key=lambda candidate: candidate.merit, reverse=True)
    return [*ours[:_MOST_EDITED], *restated[:_MOST_RESTATED]]
