"""Trying kinder wordings, and offering those that are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import Axis
from nudgebot.scoring.rephrasing.choosing import (
    Candidate,
    Kind,
    choose,
    keeps_the_point,
    measure_closeness,
    shortlist,
)
from nudgebot.scoring.rephrasing.edits import Edits, WordEdit
from nudgebot.scoring.rephrasing.essentials import find_essentials, keeps
from nudgebot.scoring.rephrasing.learned import Learned
from nudgebot.scoring.rephrasing.reading import is_well_formed
from nudgebot.scoring.rephrasing.rules import reword_by_rule
from nudgebot.scoring.rephrasing.tidying import tidy
from nudgebot.scoring.rephrasing.vocabulary import Vocabulary
from nudgebot.scoring.rephrasing.wordings import reword
from nudgebot.scoring.settings import OwnWord

KIND_ENOUGH = 0.4
_MOST_OFFERED = 2
_LONGEST = 1_000
_GRAVE = 0.5
_DROPPED_BELOW = 0.5
_NO_SMALL_WORDS = (Axis.THREAT, Axis.SEXUAL, Axis.IDENTITY_ATTACK)

Score = Callable[[Sequence[str]], list[Assessment]]


@dataclass(frozen=True, slots=True)
class Rephraser:
    """Suggests wordings.

    Attributes:
        words: what is known of unkind words.
        learned: what was learned from people's rewrites.
        score: the pipeline itself, which has the last word on every candidate.
        edits: what people would do to each word; None if the model does not say.
    """

    words: Vocabulary
    learned: Learned
    score: Score
    edits: Edits | None = None

    @classmethod
    def load(
        cls,
        learned: Path,
        lexicon: Path,
        banned: Iterable[OwnWord],
        *,
        score: Score,
        edits: Edits | None = None,
    ) -> "Rephraser":
        """Read what was learned from people's rewrites, the lexicon's wordings and the owner's."""
        vocabulary = Vocabulary.load(lexicon, banned)
        return cls(vocabulary, Learned.load(learned), score, edits)

    def suggest(self, text: str, assessment: Assessment) -> tuple[str, ...]:
        """Offer at most two wordings of different kinds that score clearly kind enough."""
        if len(text) > _LONGEST or _is_beyond_words(assessment):
            return ()
        candidates = shortlist(self.candidates(text, assessment))
        assessed = self.score([candidate.words for candidate in candidates])
        kind = [
            candidate
            for candidate, new in zip(candidates, assessed, strict=True)
            if new.scores[Axis.UNKINDNESS] < KIND_ENOUGH
        ]
        return tuple(candidate.words for candidate in choose(kind))[:_MOST_OFFERED]

    def candidates(self, text: str, assessment: Assessment) -> Iterator[Candidate]:
        """Yield wordings that read as English, keep what they must, and have no swearing."""
        edits = self.edits(text) if self.edits else ()
        essentials = find_essentials(text, self.words.is_known)
        seen = {text}
        for made in self._made(text, assessment, edits, essentials):
            words = tidy(made.words, like=text)
            if words not in seen and self._is_sound(words, text, essentials):
                candidate = made._replace(
                    words=words,
                    closeness=measure_closeness(text, words),
                    strain=self.learned.fluency.strain(text, words),
                )
                if keeps_the_point(candidate, text):
                    yield candidate
            seen.add(words)

    def _is_sound(self, words: str, text: str, essentials: list[tuple[int, int]]) -> bool:
        return (
            is_well_formed(words, like=text)
            and keeps(text, essentials, words)
            and not self.words.swears(words)
        )

    def _made(
        self,
        text: str,
        assessment: Assessment,
        edits: Sequence[WordEdit],
        essentials: list[tuple[int, int]],
    ) -> Iterator[Candidate]:
        for wording in reword(text, edits, essentials, self.learned.phrases):
            yield Candidate(wording.words, Kind.EDITED, wording.likelihood)
        unkind = self.words.unkind(text, assessment.unkind_evidence)
        unkind += [(edit.start, edit.end) for edit in edits if edit.keep < _DROPPED_BELOW]
        for words, restated in reword_by_rule(text, unkind, assessment.target, self.words):
            yield Candidate(words, Kind.RESTATED if restated else Kind.SOFTENED)


def _is_beyond_words(assessment: Assessment) -> bool:
    """Threats, advances and hatred have no kinder wording."""
    return any(assessment.scores[axis] >= _GRAVE for axis in _NO_SMALL_WORDS)
