"""Trying kinder wordings, and offering those that are good."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nudgebot.domain.assessment import Assessment, Target
from nudgebot.domain.axes import Axis
from nudgebot.domain.faithfulness import is_faithful
from nudgebot.domain.rephrasing import has_kinder_words, is_kind_enough
from nudgebot.scoring.numbers import log_odds
from nudgebot.scoring.rephrasing.advice import Advice, Hunch
from nudgebot.scoring.rephrasing.choosing import Candidate, Kind, measure_closeness, shortlist
from nudgebot.scoring.rephrasing.edits import WordEdit
from nudgebot.scoring.rephrasing.essentials import find_essentials, keeps
from nudgebot.scoring.rephrasing.learned import Learned
from nudgebot.scoring.rephrasing.offers import Offers, compare
from nudgebot.scoring.rephrasing.reading import is_rude, is_well_formed
from nudgebot.scoring.rephrasing.replies import REPLIES
from nudgebot.scoring.rephrasing.rules import reword_by_rule
from nudgebot.scoring.rephrasing.segments import cut
from nudgebot.scoring.rephrasing.tidying import tidy
from nudgebot.scoring.rephrasing.vocabulary import Vocabulary
from nudgebot.scoring.rephrasing.wordings import reword
from nudgebot.scoring.settings import OwnWord
from nudgebot.scoring.windows import cut_windows

_MOST_OFFERED = 2
_MOST_COMPARED = 5
_UNKIND, _INSULT = 0.5, 0.4
_SHORT = 9
_REFUSED_FROM = 0.4

Score = Callable[[Sequence[str]], list[Assessment]]


@dataclass(frozen=True, slots=True)
class Rephraser:
    """Suggests wordings.

    Attributes:
        words: what is known of unkind words.
        learned: what was learned from people's rewrites.
        offers: tells which edited wordings are good.
        score: the pipeline itself, which has the last word on every candidate.
        advice: what the tone model says; None if there is none in the pipeline.
    """

    words: Vocabulary
    learned: Learned
    offers: Offers
    score: Score
    advice: Advice | None = None

    @classmethod
    def load(  # noqa: PLR0913 - three files and what a pipeline says
        cls,
        learned: Path,
        lexicon: Path,
        offers: Offers,
        banned: Iterable[OwnWord],
        *,
        score: Score,
        advice: Advice | None = None,
    ) -> "Rephraser":
        """Read what was learned from people's rewrites, the lexicon's wordings and the owner's."""
        vocabulary = Vocabulary.load(lexicon, banned)
        return cls(vocabulary, Learned.load(learned), offers, score, advice)

    def suggest(self, text: str, assessment: Assessment) -> tuple[str, ...]:
        """Offer at most two wordings that are kind enough: an edited one first, if one is good."""
        hunch = self._hunch(text, assessment)
        is_lost = _has_no_reply(hunch) and not self.words.owned(text)
        if is_lost or not has_kinder_words(text, assessment):
            return ()
        candidates = shortlist(self.candidates(text, assessment, hunch))
        assessed = self.score([candidate.words for candidate in candidates])
        kind = [
            (candidate, float(new.scores[Axis.UNKINDNESS]))
            for candidate, new in zip(candidates, assessed, strict=True)
            if is_kind_enough(new)
        ]
        edited = self._best_edited(
            text, assessment, [pair for pair in kind if pair[0].kind is not Kind.RESTATED]
        )
        restated = [candidate.words for candidate, _ in kind if candidate.kind is Kind.RESTATED]
        return (*edited, *restated)[:_MOST_OFFERED]

    def _best_edited(
        self, text: str, assessment: Assessment, kind: Sequence[tuple[Candidate, float]]
    ) -> tuple[str, ...]:
        """Return the wording that is most likely good, if it is likely enough."""
        compared = kind[:_MOST_COMPARED]
        if not self.advice or not compared or compared[0][0].kind is Kind.OWNED:
            return tuple(c.words for c, _ in compared[:1] if c.kind is Kind.OWNED)
        ours, *theirs = self.advice.broken([text, *(c.words for c, _ in compared)])
        unkind = self.words.unkind(text, assessment.unkind_evidence)
        shares = [
            self.offers.share(
                compare(
                    text,
                    candidate.words,
                    unkind,
                    closeness=candidate.closeness,
                    strain=candidate.strain,
                    score=float(log_odds(np.array(score, dtype=np.float32))),
                    broken=(ours, broken),
                )
            )
            for (candidate, score), broken in zip(compared, theirs, strict=True)
        ]
        best = int(np.argmax(shares))
        if shares[best] >= self.offers.edited_from:
            return (compared[best][0].words,)
        return tuple(c.words for c, _ in compared if c.is_plainly_softened)[:1]

    def candidates(
        self, text: str, assessment: Assessment, hunch: Hunch | None = None
    ) -> Iterator[Candidate]:
        """Yield wordings that read as English, keep what they must, and have no swearing."""
        unwanted = self.words.owned(text)
        essentials = [
            (start, end)
            for start, end in find_essentials(text, self.words.is_known)
            if not any(start < other[1] and other[0] < end for other in unwanted)
        ]
        seen = {text}
        unkind = [*unwanted, *self.words.unkind(text, assessment.unkind_evidence)]
        for made in self._made(text, assessment, essentials, hunch, owned=bool(unwanted)):
            words = tidy(made.words, like=text)
            if words in seen or not self._is_sound(words, text, essentials):
                continue
            seen.add(words)
            if made.kind is Kind.OWNED or is_faithful(text, words, unkind=unkind):
                yield made._replace(
                    words=words,
                    closeness=measure_closeness(text, words),
                    strain=self.learned.fluency.strain(text, words),
                )

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
        essentials: list[tuple[int, int]],
        hunch: Hunch | None,
        *,
        owned: bool,
    ) -> Iterator[Candidate]:
        unkind = self.words.unkind(text, assessment.unkind_evidence)
        if not owned and not _is_name_calling(text, assessment):
            for wording in reword(text, self._edits(text), essentials, self.learned.phrases):
                yield Candidate(wording.words, Kind.EDITED, wording.likelihood)
        # The owner said what to put there; and swearing that insults nobody needs no feelings.
        feelings = not owned and assessment.scores[Axis.UNKINDNESS] >= _UNKIND
        believed = hunch if hunch and hunch.share >= self.offers.hunch_from else None
        for words, restated in reword_by_rule(
            text, unkind, assessment.target, self.words, believed
        ):
            if restated and feelings:
                yield Candidate(words, Kind.RESTATED)
            elif not restated:
                yield Candidate(words, Kind.OWNED if owned else Kind.SOFTENED)

    def _edits(self, text: str) -> Sequence[WordEdit]:
        return self.advice.edits(text) if self.advice else ()

    def _hunch(self, text: str, assessment: Assessment) -> Hunch | None:
        """Return what the author is likely after, as the first unkind part of the text says."""
        if not self.advice:
            return None
        starts = [span.start for span in assessment.unkind_evidence]
        parts = (
            window.text
            for window in cut_windows(text)
            if any(window.start <= start < window.start + len(window.text) for start in starts)
        )
        return self.advice.hunch(next(parts, text))


def _has_no_reply(hunch: Hunch | None) -> bool:
    """Say whether there is probably nothing that could be said kindly."""
    return hunch is not None and hunch.intent not in REPLIES and hunch.share >= _REFUSED_FROM


def _is_name_calling(text: str, assessment: Assessment) -> bool:
    """Say whether nothing is left once the insult is taken out: `you are a clown`."""
    aimed = assessment.target in (Target.YOU, Target.PERSON, Target.GROUP)
    return aimed and len(text.split()) <= _SHORT and assessment.scores[Axis.INSULT] >= _INSULT
