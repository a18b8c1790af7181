"""Trying kinder wordings, and offering those that are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import Axis
from nudgebot.scoring.rephrasing.composing import (
    Fate,
    Piece,
    compose,
    says_something,
    without_remains,
)
from nudgebot.scoring.rephrasing.reading import calls_names, is_remainder, is_rude, is_well_formed
from nudgebot.scoring.rephrasing.restating import restate, say_what_happened, state_mood
from nudgebot.scoring.rephrasing.segments import MARK, Segment, cut
from nudgebot.scoring.rephrasing.softening import soften
from nudgebot.scoring.rephrasing.tidying import tidy
from nudgebot.scoring.rephrasing.vocabulary import Vocabulary
from nudgebot.scoring.settings import OwnWord

_KIND_ENOUGH = 0.3
_MOST_OFFERED = 2
_LONGEST = 1_000
_GRAVE = 0.5
_NO_SMALL_WORDS = (Axis.THREAT, Axis.SEXUAL, Axis.IDENTITY_ATTACK)


class _Candidate(NamedTuple):
    """A wording, and which kind of wording it is."""

    kind: str
    words: str


Score = Callable[[Sequence[str]], list[Assessment]]


@dataclass(frozen=True, slots=True)
class Rephraser:
    """Suggests wordings.

    Attributes:
        words: what is known of unkind words.
        score: the pipeline itself, which has the last word on every candidate.
    """

    words: Vocabulary
    score: Score

    @classmethod
    def load(
        cls, learned: Path, lexicon: Path, banned: Iterable[OwnWord], *, score: Score
    ) -> "Rephraser":
        """Read the wordings learned from people's rewrites, the lexicon's and the owner's."""
        return cls(Vocabulary.load(learned, lexicon, banned), score)

    def suggest(self, text: str, assessment: Assessment) -> tuple[str, ...]:
        """Offer at most two wordings of different kinds that score clearly kind enough."""
        if len(text) > _LONGEST or _is_beyond_words(assessment):
            return ()
        pieces = self._pieces(cut(text, self.words.unkind(text, assessment.unkind_evidence)))
        kinds: dict[str, str] = {}
        for kind, words in _candidates(pieces, assessment):
            tidied = tidy(words, like=text)
            if is_well_formed(tidied) and tidied != text:
                kinds.setdefault(tidied, kind)
        return self._choose(kinds)

    def _choose(self, kinds: Mapping[str, str]) -> tuple[str, ...]:
        """Choose the first wording of each kind that scores kind enough, and of those two."""
        candidates = list(kinds)
        chosen: dict[str, str] = {}
        for words, new in zip(candidates, self.score(candidates), strict=True):
            if new.scores[Axis.UNKINDNESS] < _KIND_ENOUGH:
                chosen.setdefault(kinds[words], words)
        return tuple(chosen.values())[:_MOST_OFFERED]

    def _pieces(self, segments: list[Segment]) -> list[Piece]:
        pieces = [self._decide(segment) for segment in segments]
        kept = [
            i for i, piece in enumerate(pieces) if piece.fate is Fate.KEPT and " " in piece.words
        ]
        for i, new in zip(kept, self.score([pieces[i].words for i in kept]), strict=True):
            if new.scores[Axis.UNKINDNESS] >= _KIND_ENOUGH:
                pieces[i] = pieces[i]._replace(fate=Fate.UNKIND)
        return without_remains(_without_names(pieces))

    def _decide(self, segment: Segment) -> Piece:
        marked = MARK in segment.marked
        words = soften(segment, self.words) if marked else segment.text.strip()
        if words is None or (marked and words and not is_well_formed(words)):
            return Piece(segment, Fate.UNKIND, "")
        if is_rude(words):
            return Piece(segment, Fate.UNKIND, words)
        if marked and (is_remainder(words) or (words.startswith("you ") and calls_names(words))):
            return Piece(segment, Fate.LEFT_OUT, "")
        return Piece(segment, Fate.KEPT if words else Fate.LEFT_OUT, words)


def _without_names(pieces: list[Piece]) -> list[Piece]:
    """Leave out names called and orders given, where another clause says what it is about."""
    if len(pieces) == 1:
        return pieces
    return [
        piece._replace(fate=Fate.LEFT_OUT)
        if piece.fate is Fate.UNKIND and (calls_names(piece.words) or _is_order(piece))
        else piece
        for piece in pieces
    ]


def _is_order(piece: Piece) -> bool:
    return is_rude(piece.words) and not restate(piece.segment)


def _candidates(pieces: list[Piece], assessment: Assessment) -> Iterator[_Candidate]:
    """Yield wordings, the best first: what happened, how it feels, what is kept, only a mood."""
    unkind = any(piece.fate is Fate.UNKIND for piece in pieces)
    kept = [_Candidate("kept", compose(pieces))] if says_something(pieces) else []
    felt = [_Candidate("felt", said) for piece in pieces for said in say_what_happened(piece.words)]
    moods = [_Candidate(mood, mood) for mood in state_mood(assessment.target)]
    if not unkind:
        marked = [piece.segment for piece in pieces if MARK in piece.segment.marked]
        replies = [_Candidate("reply", reply) for one in marked for reply in restate(one)]
        yield from (*kept, *felt, *replies, *([] if kept else moods))
        return
    replies = [
        _Candidate(reply, reply)
        for piece in pieces
        if piece.fate is Fate.UNKIND
        for reply in restate(piece.segment)
    ]
    yield from felt
    for kind, reply in replies[:2] or moods[:1]:
        yield _Candidate(kind, compose(pieces, reply))
        yield from kept
    yield from (*replies, *moods)


def _is_beyond_words(assessment: Assessment) -> bool:
    """Threats, advances and hatred have no kinder wording."""
    return any(assessment.scores[axis] >= _GRAVE for axis in _NO_SMALL_WORDS)
