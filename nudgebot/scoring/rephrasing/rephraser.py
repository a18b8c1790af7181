"""Trying kinder wordings, and offering those that are."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nudgebot.domain.assessment import Assessment, Target
from nudgebot.domain.axes import Axis
from nudgebot.scoring.lexicons import Part, owners_entry, read_lexicon
from nudgebot.scoring.rephrasing.restating import restate, state_mood
from nudgebot.scoring.rephrasing.softening import soften
from nudgebot.scoring.rephrasing.tidying import reads_as_text
from nudgebot.scoring.settings import OwnWord

_KIND_ENOUGH = 0.3
_MOST_OFFERED = 2
_LONGEST = 1_000
_GRAVE = 0.5
_NO_SMALL_WORDS = (Axis.THREAT, Axis.SEXUAL, Axis.IDENTITY_ATTACK)

Score = Callable[[Sequence[str]], list[Assessment]]


@dataclass(frozen=True, slots=True)
class Rephraser:
    """Suggests wordings.

    Attributes:
        softer: softer wordings by unkind words in lower case; "" leaves the words out.
        score: the pipeline itself, which has the last word on every candidate.
    """

    softer: Mapping[str, str]
    score: Score

    @classmethod
    def load(
        cls, learned: Path, lexicon: Path, banned: Iterable[OwnWord], *, score: Score
    ) -> "Rephraser":
        """Read the wordings learned from people's rewrites, the lexicon's and the owner's."""
        softer: dict[str, str] = json.loads(learned.read_text(encoding="utf-8"))
        for entry in (*read_lexicon(lexicon), *map(owners_entry, banned)):
            if entry.softer is not None or entry.part is Part.NOUN:
                softer[entry.words] = entry.softer or ""
        return cls(softer, score)

    def suggest(self, text: str, assessment: Assessment) -> tuple[str, ...]:
        """Offer at most two wordings of different kinds that score clearly kind enough."""
        if len(text) > _LONGEST or _is_beyond_words(assessment):
            return ()
        candidates = list(dict.fromkeys(self._candidates(text, assessment)))
        scored = zip(candidates, self.score(candidates), strict=True)
        kind = [words for words, new in scored if new.scores[Axis.UNKINDNESS] < _KIND_ENOUGH]
        meant = [words for words in kind if not _is_mood(words)]
        return tuple((meant or kind)[:_MOST_OFFERED])

    def _candidates(self, text: str, assessment: Assessment) -> Iterator[str]:
        softened = soften(text, assessment.unkind_evidence, self.softer)
        if softened is not None and reads_as_text(softened, of=text):
            yield softened
        restated = restate(softened or text)
        if restated is not None:
            yield restated
        mood = state_mood(assessment.target)
        if mood is not None:
            yield mood


def _is_mood(words: str) -> bool:
    """Say whether a candidate only says how it feels: the last resort."""
    return words == state_mood(Target.YOU)


def _is_beyond_words(assessment: Assessment) -> bool:
    """Threats, advances and hatred have no kinder wording."""
    return any(assessment.scores[axis] >= _GRAVE for axis in _NO_SMALL_WORDS)
