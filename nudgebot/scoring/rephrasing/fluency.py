"""Whether words seem to be missing between two words, as learned from sentences with a gap.

A linear model over hashed pairs, triples and endings of the two words on either side. It judges a
place, not a text: only where something was changed can a wording of ours have gone wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from nudgebot.scoring.rephrasing.edits import WORD

BUCKETS: Final = 1 << 19
_EDGE = ("<", "<")
_WHOLE, _ENDING = 3, 3


@dataclass(frozen=True, slots=True)
class Fluency:
    """The model.

    Attributes:
        weights: of shape (BUCKETS,), in steps of `scale`.
        scale: the log odds that a step stands for.
        bias: the log odds of a place of which nothing is known.
    """

    weights: NDArray[np.int8]
    scale: float
    bias: float

    def strain(self, before: str, after: str) -> float:
        """Say how odd the oddest place of `after` is, among those where it differs from `before`.

        In log odds that words are missing there; minus infinity if nothing differs.
        """
        ours, theirs = words_of(before), words_of(after)
        return max((self._gap(theirs, at) for at in _seams(ours, theirs)), default=-np.inf)

    def _gap(self, words: Sequence[str], place: int) -> float:
        steps = self.weights[buckets_at(words, place)].sum(dtype=np.int32)
        return float(steps) * self.scale + self.bias


def words_of(text: str) -> list[str]:
    """Return the words and marks of a text in small letters."""
    return [match[0].lower() for match in WORD.finditer(text)]


def _seams(before: Sequence[str], after: Sequence[str]) -> set[int]:
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return {at for what, _, _, start, end in codes if what != "equal" for at in (start, end)}


def buckets_at(words: Sequence[str], place: int) -> list[int]:
    """Hash what stands around the gap before the word at `place`."""
    a, b, c, d = [*_EDGE, *words, *_EDGE][place : place + 4]
    return [crc32(feature.encode()) % BUCKETS for feature in _features(a, b, c, d)]


def _features(a: str, b: str, c: str, d: str) -> Iterator[str]:
    yield from (f"1 {b}", f"2 {c}", f"3 {b} {c}", f"4 {a} {b} {c}", f"5 {b} {c} {d}")
    yield from (f"6 {a} {c}", f"7 {b} {d}", f"8 {a} {b} {c} {d}")
    x, y, z = _ending(a), _ending(b), _ending(c)
    yield from (f"9 {y} {c}", f"10 {b} {z}", f"11 {y} {z}", f"12 {x} {y} {z}")
    yield f"13 {y} {z} {_ending(d)}"


def _ending(word: str) -> str:
    """Return a short word, or the ending of a longer one, which tells its part of speech."""
    return word if len(word) <= _WHOLE else f"~{word[-_ENDING:]}"
