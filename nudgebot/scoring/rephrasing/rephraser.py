"""Trying kinder wordings, and offering those that are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nudgebot.domain.assessment import Assessment, Target
from nudgebot.domain.axes import Axis
from nudgebot.domain.rephrasing import has_kinder_words
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
from nudgebot.scoring.rephrasing.reading import is_rude, is_well_formed
from nudgebot.scoring.rephrasing.rules import reword_by_rule
from nudgebot.scoring.rephrasing.segments import cut
from nudgebot.scoring.rephrasing.tidying import tidy
from nudgebot.scoring.rephrasing.vocabulary import Vocabulary
from nudgebot.scoring.rephrasing.wordings import reword
from nudgebot.scoring.settings import OwnWord

KIND_ENOUGH = 0.25
_MOST_OFFERED = 2
_UNKIND, _INSULT = 0.5, 0.4
_SHORT = 9

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
        if not has_kinder_words(text, assessment):
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
        unwanted = self.words.owned(text)
        essentials = [
            (start, end)
            for start, end in find_essentials(text, self.words.is_known)
            if not any(start < other[1] and other[0] < end for other in unwanted)
        ]
        seen = {text}
        for made in self._made(text, assessment, edits, essentials, owned=bool(unwanted)):
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
            and not any(is_rude(segment.text) for segment in cut(words, ()))
        )

    def _made(
        self,
        text: str,
        assessment: Assessment,
        edits: Sequence[WordEdit],
        essentials: list[tuple[int, int]],
        *,
        owned: bool,
    ) -> Iterator[Candidate]:
        unkind = self.words.unkind(text, assessment.unkind_evidence)
        if not owned and not _is_name_calling(text, assessment):
            for wording in reword(text, edits, essentials, self.learned.phrases):
                yield Candidate(wording.words, Kind.EDITED, wording.likelihood)
        for words, restated in reword_by_rule(text, unkind, assessment.target, self.words):
            # The owner said what to put there; and swearing that insults nobody needs no feelings.
            if not restated or (not owned and assessment.scores[Axis.UNKINDNESS] >= _UNKIND):
                yield Candidate(words, Kind.RESTATED if restated else Kind.SOFTENED)


def _is_name_calling(text: str, assessment: Assessment) -> bool:
    """Say whether nothing is left once the insult is taken out: `you are a clown`."""
    aimed = assessment.target in (Target.YOU, Target.PERSON, Target.GROUP)
    return aimed and len(text.split()) <= _SHORT and assessment.scores[Axis.INSULT] >= _INSULT
