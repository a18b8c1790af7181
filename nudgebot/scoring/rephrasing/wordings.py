"""Wordings made of what people would do to each word and phrase."""

import heapq
import math
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from nudgebot.scoring.rephrasing.changes import Change, carry_out
from nudgebot.scoring.rephrasing.edits import WordEdit
from nudgebot.scoring.rephrasing.learned import Phrases

_BOLDNESS: Final = (0.15, 0.3, 0.5, 0.7, 0.85)
_CERTAIN = 0.97
_DOUBTED = 0.9
_LEAST = 1e-4
_BEAM = 32
_LONGEST = 4
_UNSEEN = 0.15
_LOWER_I = re.compile(r"(?<![\w'])i(?![\w])")


class Wording(NamedTuple):
    """A text, and the log of the share of people who would word it so."""

    words: str
    likelihood: float


class _Step(NamedTuple):
    """What is done to the words before `upto`, from where the step before ended."""

    upto: int
    likelihood: float
    change: Change | None


_Steps = Sequence[Sequence[_Step]]


def reword(
    text: str, edits: Sequence[WordEdit], fixed: Sequence[tuple[int, int]], phrases: Phrases
) -> Iterator[Wording]:
    """Yield wordings that change a word or more, never a mark or one within the spans of `fixed`.

    First those that change what most, or many, or few people would change, then the likeliest.
    """
    free = [
        text[e.start].isalnum() and not any(e.start < end and start < e.end for start, end in fixed)
        for e in edits
    ]
    words = [_word_steps(text, edits, at, free=free[at]) for at in range(len(edits))]
    both = [
        [*steps, *_phrase_steps(text, edits, at, phrases, free)] for at, steps in enumerate(words)
    ]
    seen = {text}
    for steps in (*_by_share(words), *_likeliest(both)):
        wording = carry_out((step.change for step in steps if step.change), text)
        if wording not in seen:
            seen.add(wording)
            yield Wording(wording, sum(step.likelihood for step in steps))


def _word_steps(text: str, edits: Sequence[WordEdit], at: int, *, free: bool) -> list[_Step]:
    """Say what can be done to a word: keeping it comes first."""
    edit = edits[at]
    steps = [_Step(at + 1, _log(edit.keep), None)]
    if free:
        steps.append(_Step(at + 1, _log(edit.delete), Change(edit.start, edit.end, "")))
        if edit.replacement and edit.replacement != text[edit.start : edit.end].lower():
            change = _change(text, edit.start, edit.end, edit.replacement)
            steps.append(_Step(at + 1, _log(edit.replace), change))
    return steps


def _phrase_steps(
    text: str, edits: Sequence[WordEdit], at: int, phrases: Phrases, free: Sequence[bool]
) -> Iterator[_Step]:
    """Say what people put in the place of the phrases that begin with a word."""
    for upto in range(at + 1, min(at + _LONGEST, len(edits)) + 1):
        inside = edits[at:upto]
        least = min(edit.keep for edit in inside)
        if least >= _DOUBTED or not all(free[at:upto]):
            continue
        phrase = " ".join(text[edit.start : edit.end].lower() for edit in inside)
        known = phrases.get(phrase, ())
        total = sum(share for _, share in known) + _UNSEEN
        for wording, share in known:
            change = _change(text, inside[0].start, inside[-1].end, wording)
            yield _Step(upto, _log((1 - least) * share / total), change)


def _change(text: str, start: int, end: int, wording: str) -> Change:
    """Write a wording, which is in small letters, as its place asks."""
    if not _LOWER_I.search(text):
        wording = _LOWER_I.sub("I", wording)
    if text[start].isupper():
        wording = wording[:1].upper() + wording[1:]
    return Change(start, end, wording)


def _log(share: float) -> float:
    return math.log(max(share, _LEAST))


def _by_share(words: _Steps) -> Iterator[list[_Step]]:
    for share in _BOLDNESS:
        yield [
            steps[0] if len(steps) == 1 or steps[0].likelihood >= _log(share) else _best(steps[1:])
            for steps in words
        ]


def _best(steps: Sequence[_Step]) -> _Step:
    return max(steps, key=lambda step: step.likelihood)


def _likeliest(options: _Steps) -> list[list[_Step]]:
    """Search for the likeliest wordings, from word to word."""
    beams: list[list[tuple[float, list[_Step]]]] = [[] for _ in range(len(options) + 1)]
    beams[0] = [(0.0, [])]
    for at, steps in enumerate(options):
        beam = heapq.nlargest(_BEAM, beams[at], key=lambda pair: pair[0])
        open_to = steps[:1] if steps[0].likelihood >= _log(_CERTAIN) else steps
        for step in {*open_to, *(step for step in steps if step.upto > at + 1)}:
            beams[step.upto] += [(total + step.likelihood, [*done, step]) for total, done in beam]
    last = heapq.nlargest(_BEAM, beams[-1], key=lambda pair: pair[0])
    return [steps for _, steps in last]
