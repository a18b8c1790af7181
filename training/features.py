"""From texts to sparse matrices, with the very hashing that the gate uses when it serves."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from nudgebot.scoring.gate.letters import Letters
from nudgebot.scoring.gate.ngrams import VOID, Grams

_CHUNK = 2_000
_RAREST = 3


class Counts(NamedTuple):
    """How often each bucket occurs in each text: two matrices of shape (texts, VOID)."""

    characters: csr_matrix
    tokens: csr_matrix


def count_features(texts: Sequence[str]) -> Counts:
    """Count the buckets of character n-grams, and those of words and pairs of words."""
    chunks = [_count_chunk(texts[at : at + _CHUNK]) for at in range(0, len(texts), _CHUNK)]
    characters, tokens = zip(*chunks, strict=True)
    return Counts(vstack(characters, format="csr"), vstack(tokens, format="csr"))


def _count_chunk(texts: Sequence[str]) -> Counts:
    grams = Grams.of(Letters.of(texts))
    return Counts(
        _count_groups(grams.characters, grams.texts), _count_groups(grams.tokens, grams.text_tokens)
    )


def _count_groups(groups: NDArray[np.int32], starts: NDArray[np.intp]) -> csr_matrix:
    sizes = np.diff(np.append(starts, groups.shape[1]))
    rows = np.tile(np.repeat(np.arange(len(starts)), sizes), len(groups))
    columns = groups.ravel()
    used = columns != VOID
    ones = np.ones(int(used.sum()), dtype=np.float32)
    counts = csr_matrix((ones, (rows[used], columns[used])), shape=(len(starts), VOID))
    counts.sum_duplicates()
    return counts


def inverse_document_frequency(counts: Counts) -> NDArray[np.float32]:
    """Smoothed idf as in scikit-learn's `TfidfTransformer`; 0 for what is too rare to trust."""
    frequency = sum(np.bincount(part.indices, minlength=part.shape[1]) for part in counts)
    idf = np.log((1 + counts.tokens.shape[0]) / (1 + frequency)) + 1
    return np.where(frequency >= _RAREST, idf, 0.0).astype(np.float32)


def weigh_features(counts: Counts, idf: NDArray[np.float32]) -> csr_matrix:
    """Turn counts into tf-idf: each text's characters, and its tokens, on a sphere of their own."""
    return (_weigh(counts.characters, idf) + _weigh(counts.tokens, idf)).tocsr()


def _weigh(counts: csr_matrix, idf: NDArray[np.float32]) -> csr_matrix:
    """Divide by `sqrt(sum over occurrences of idf**2)`, which needs no counting when serving."""
    norms = np.sqrt(counts @ (idf * idf))
    scale = 1 / np.maximum(norms, 1e-6)
    values = counts.data * idf[counts.indices] * np.repeat(scale, np.diff(counts.indptr))
    weighed = csr_matrix((values, counts.indices, counts.indptr), shape=counts.shape)
    weighed.eliminate_zeros()
    return weighed
