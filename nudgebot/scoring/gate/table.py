"""The weights: one row a bucket, a byte an axis, and sums over rows for scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nudgebot.scoring.gate.letters import Letters
from nudgebot.scoring.gate.ngrams import VOID, Grams

_STEPS = 127
Weights = NDArray[np.int8]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class HashedTable:
    """A linear model over hashed tf-idf features.

    A byte `b` stands for the weight `b * |b| * scale`: small weights, of which there are most,
    keep the most of their precision. The last column holds the root of the idf in the same way.

    Attributes:
        labels: the names of the columns but the last.
        rows: the bytes, of shape (VOID + 1, labels + 1); the last row is zero.
        scales: what a column is multiplied by, of shape (labels + 1,).
        biases: of shape (labels,).
    """

    labels: tuple[str, ...]
    rows: Weights
    scales: Floats
    biases: Floats

    @classmethod
    def pack(
        cls, labels: Sequence[str], weights: Floats, idf: Floats, biases: Floats
    ) -> "HashedTable":
        """Quantise weights of shape (VOID, labels), into which the idf goes as a factor."""
        columns = np.hstack([weights * idf[:, None], idf[:, None]])
        tops = np.maximum(np.abs(columns).max(axis=0), 1e-6)
        codes = np.sign(columns) * np.sqrt(np.abs(columns) / tops) * _STEPS
        rows = np.zeros((VOID + 1, columns.shape[1]), dtype=np.int8)
        rows[:VOID] = np.rint(codes)
        return cls(tuple(labels), rows, (tops / _STEPS**2).astype(np.float32), biases)

    def logits(self, texts: Sequence[str]) -> Floats:
        """Score texts. The result has shape (texts, labels)."""
        grams = Grams.of(Letters.of(texts))
        characters = self._sum_groups(grams.characters, grams.texts)
        return self._sum_groups(grams.tokens, grams.text_tokens) + characters + self.biases

    def _sum_groups(self, groups: NDArray[np.int32], starts: NDArray[np.intp]) -> Floats:
        """Add up the rows of each text and divide by the length of its idf vector."""
        picked = self.rows[groups].astype(np.int16)
        values = picked * np.abs(picked)
        idf = values[:, :, -1].astype(np.float32) * self.scales[-1]
        sums = np.add.reduceat(values, starts, axis=1, dtype=np.int32).sum(axis=0)
        norms = np.sqrt(np.add.reduceat((idf * idf).sum(axis=0), starts))
        scores: Floats = sums[:, :-1] * (self.scales[:-1] / np.maximum(norms, 1e-6)[:, None])
        return scores


def save_table(table: HashedTable, path: Path) -> None:
    """Write a table as a compressed numpy archive."""
    np.savez_compressed(
        path,
        labels=np.array(table.labels),
        rows=np.ascontiguousarray(table.rows.T),
        scales=table.scales,
        biases=table.biases,
    )


@lru_cache(maxsize=2)
def load_table(path: Path) -> HashedTable:
    """Read a table.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no such archive.
    """
    with np.load(path, allow_pickle=False) as archive:
        labels = tuple(str(label) for label in archive["labels"])
        rows = np.ascontiguousarray(archive["rows"].T)
        return HashedTable(labels, rows, archive["scales"], archive["biases"])
