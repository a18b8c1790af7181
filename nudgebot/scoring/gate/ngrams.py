"""Hashing words, pairs of words and character n-grams into a fixed number of buckets.

All windows of a whole micro-batch are hashed at once: the hash of `c[0..n]` is the polynomial
`sum(c[i] * BASE**i)` modulo 2**64 (Karp and Rabin, 1987), mixed by a multiplication (Fibonacci
hashing, Knuth, TAOCP 3, 6.4). A window that is no feature falls into the bucket `VOID`, whose
weights are zero, so that every kind of feature has one row a letter or one row a token.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nudgebot.scoring.gate.letters import Letters

BUCKET_BITS = 19
VOID = 1 << BUCKET_BITS
CHARACTER_SIZES = (2, 3, 4, 5)
TOKEN_FEATURES = ("word", "pair", "skip")

_BASE = np.uint64(0x9E3779B97F4A7C15 | 1)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(64 - BUCKET_BITS)
_LONGEST_WORD = 64
_SPACE = ord(" ")

Hashes = NDArray[np.uint64]
Buckets = NDArray[np.int32]


def _powers(count: int) -> Hashes:
    powers = np.ones(count, dtype=np.uint64)
    powers[1:] = _BASE
    return np.multiply.accumulate(powers)


_POWERS = _powers(_LONGEST_WORD)


@dataclass(frozen=True, slots=True)
class Grams:
    """The buckets of every feature of several texts.

    Attributes:
        characters: of shape (sizes, letters): the window of that size that begins at the letter.
        tokens: of shape (3, tokens): the word, the pair with the word before, and the pair
            with the word before that.
        text_tokens: the token at which each text begins.
        texts: the letter at which each text begins.
    """

    characters: Buckets
    tokens: Buckets
    text_tokens: NDArray[np.intp]
    texts: NDArray[np.intp]

    @classmethod
    def of(cls, letters: Letters) -> "Grams":
        """Hash the texts. Costs about a microsecond for ten letters."""
        starts = np.flatnonzero(letters.begins_token)
        text_tokens = np.searchsorted(starts, letters.texts)
        return cls(
            characters=_character_buckets(letters),
            tokens=_token_buckets(letters, starts, text_tokens),
            text_tokens=text_tokens,
            texts=letters.texts,
        )


def _bucket(hashes: Hashes, salt: int) -> Buckets:
    mixed = (hashes ^ np.uint64(salt * 0x632BE59BD9B4E019 & (2**64 - 1))) * _MIX
    mixed ^= mixed >> np.uint64(29)
    return ((mixed * _MIX) >> _SHIFT).astype(np.int32)


def _character_buckets(letters: Letters) -> Buckets:
    """Hash every window that holds letters of one word and at most one space at either end."""
    codes = np.where(letters.is_word, letters.codes, _SPACE).astype(np.uint64)
    breaks = np.concatenate(([0], np.cumsum(~letters.is_word)))
    buckets = np.full((len(CHARACTER_SIZES), len(codes)), VOID, dtype=np.int32)
    hashes = codes
    for row, size in enumerate(CHARACTER_SIZES):
        last = len(codes) - size + 1
        if last <= 0:
            break
        hashes = hashes[:last] + codes[size - 1 :] * _POWERS[size - 1]
        inner = breaks[size - 1 : size - 1 + last] == breaks[1 : 1 + last]
        some = letters.is_word[:last] | letters.is_word[size - 1 :]
        buckets[row, :last] = np.where(inner & some, _bucket(hashes, size), VOID)
    return buckets


def _token_buckets(
    letters: Letters, starts: NDArray[np.intp], text_tokens: NDArray[np.intp]
) -> Buckets:
    words = _token_hashes(letters, starts)
    buckets = np.full((len(TOKEN_FEATURES), len(words)), VOID, dtype=np.int32)
    buckets[0] = _bucket(words, 11)
    buckets[1, 1:] = _bucket(words[:-1] * _BASE + words[1:], 12)
    buckets[2, 2:] = _bucket(words[:-2] * _BASE + words[2:], 13)
    buckets[:, text_tokens] = VOID
    after_first = text_tokens + 1
    buckets[2, after_first[after_first < len(words)]] = VOID
    return buckets


def _token_hashes(letters: Letters, starts: NDArray[np.intp]) -> Hashes:
    """Hash each token's letters, spaces after it counting for nothing."""
    lengths = np.diff(np.append(starts, len(letters.codes)))
    place = np.arange(len(letters.codes)) - np.repeat(starts, lengths)
    weights = _POWERS[np.minimum(place, _LONGEST_WORD - 1)]
    codes = letters.codes.astype(np.uint64)
    codes[letters.codes == _SPACE] = 0
    hashes: Hashes = np.add.reduceat(codes * weights, starts)
    return hashes
