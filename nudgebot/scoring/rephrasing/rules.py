"""Wordings by rule: clauses softened or left out, and what a person could say in their place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from nudgebot.domain.assessment import Target
from nudgebot.scoring.rephrasing.advice import Hunch
from nudgebot.scoring.rephrasing.composing import (
    Fate,
    Piece,
    compose,
    says_something,
    without_remains,
)
from nudgebot.scoring.rephrasing.reading import calls_names, is_remainder, is_rude, is_well_formed
from nudgebot.scoring.rephrasing.replies import REPLIES, replies_for
from nudgebot.scoring.rephrasing.restating import restate, say_what_happened
from nudgebot.scoring.rephrasing.segments import MARK, Segment, cut
from nudgebot.scoring.rephrasing.softening import soften
from nudgebot.scoring.rephrasing.vocabulary import Vocabulary


class ByRule(NamedTuple):
    """A wording, and whether it says something else in the place of what was said."""

    words: str
    restated: bool


def reword_by_rule(
    text: str,
    unkind: Iterable[tuple[int, int]],
    target: Target,
    vocabulary: Vocabulary,
    hunch: Hunch | None = None,
) -> Iterator[ByRule]:
    """Yield wordings, the best first: what happened, what the author is after, what is kept.

    Nothing is said instead of what has no kinder words, such as contempt for somebody's looks.
    """
    decided = [_decide(segment, vocabulary) for segment in cut(text, unkind)]
    pieces = without_remains(_without_names(decided))
    kept = [ByRule(compose(pieces), restated=False)] if says_something(pieces) else []
    felt = [said for piece in pieces for said in say_what_happened(piece.words)]
    yield from (ByRule(said, restated=True) for said in felt)
    replies = list(_replies(pieces, target, hunch))
    if any(piece.fate is Fate.UNKIND for piece in pieces):
        yield from (ByRule(compose(pieces, reply), restated=True) for reply in replies[:2])
    yield from kept
    yield from (ByRule(words, restated=True) for words in replies)


def _replies(pieces: Sequence[Piece], target: Target, hunch: Hunch | None) -> Iterator[str]:
    """Yield what keeps the author's words first, then what fits the intent."""
    if hunch and hunch.intent not in REPLIES:
        return
    unkind = [piece.segment for piece in pieces if piece.fate is Fate.UNKIND]
    marked = [piece.segment for piece in pieces if MARK in piece.segment.marked]
    said = [restated for segment in unkind or marked for restated in restate(segment)]
    yield from (restated.words for restated in said if restated.has_own_words)
    if hunch:
        yield from replies_for(hunch.intent, target)
    else:
        yield from (restated.words for restated in said if not restated.has_own_words)


def _decide(segment: Segment, vocabulary: Vocabulary) -> Piece:
    marked = MARK in segment.marked
    words = soften(segment, vocabulary) if marked else segment.text.strip()
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
