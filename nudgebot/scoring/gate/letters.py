"""Texts as one array of code points, folded so that spelling variants share their features."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]

_SPACE, _WORD, _MARK = 0, 1, 2
_TABLE_SIZE = 0x3000
_APOSTROPHES = "'\u2019"


def _fold(code: int) -> int:
    letter = chr(code)
    if letter.isspace():
        return ord(" ")
    if letter.isdecimal():
        return ord("0")
    if letter in _APOSTROPHES:
        return ord("'")
    lower = letter.lower()
    return ord(lower) if len(lower) == 1 else code


def _kind(code: int) -> int:
    letter = chr(code)
    if letter.isalnum() or letter in _APOSTROPHES:
        return _WORD
    return _SPACE if letter.isspace() or not letter.isprintable() else _MARK


_FOLDED = np.array([_fold(code) for code in range(_TABLE_SIZE)], dtype=np.uint32)
_KINDS = np.array([_kind(code) for code in range(_TABLE_SIZE)], dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Letters:
    """The folded code points of several texts, a space before each and two spaces at the end.

    Attributes:
        codes: the code points, of shape (letters,).
        is_word: whether each belongs to a word, of shape (letters,).
        begins_token: whether each begins a word, a run of one mark, or a text.
        texts: where each text begins (at its space), of shape (texts,).
    """

    codes: Codes
    is_word: NDArray[np.bool_]
    begins_token: NDArray[np.bool_]
    texts: NDArray[np.intp]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Letters":
        """Lay the texts end to end. Letters beyond the folding table count as marks."""
        joined = " " + " ".join(texts) + "  "
        raw = np.frombuffer(joined.encode("utf-32-le", "replace"), dtype=np.uint32)
        known = np.minimum(raw, _TABLE_SIZE - 1)
        codes = np.where(raw < _TABLE_SIZE, _FOLDED[known], raw)
        kinds = np.where(raw < _TABLE_SIZE, _KINDS[known], _MARK)
        lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts))
        starts = np.concatenate(([0], np.cumsum(lengths + 1)[:-1]))
        return cls(codes, kinds == _WORD, _token_begins(codes, kinds, starts), starts)


def _token_begins(
    codes: Codes, kinds: NDArray[np.integer], texts: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Mark where tokens begin: where the kind of letter changes, or one mark follows another."""
    begins = np.ones(len(codes), dtype=np.bool_)
    begins[1:] = kinds[1:] != kinds[:-1]
    begins[1:] |= (kinds[1:] == _MARK) & (codes[1:] != codes[:-1])
    begins &= kinds != _SPACE
    begins[texts] = True
    return begins
