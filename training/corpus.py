"""A labelled corpus in memory: texts, soft labels, and how much each counts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nudgebot.domain.axes import Axis

LABELS = tuple(Axis)


@dataclass(frozen=True, slots=True)
class Corpus:
    """`rows` texts.

    Attributes:
        texts: the texts, normalised or not.
        sources: where each comes from; our own examples are called `examples/TRAP`.
        truth: the share of raters who see each axis, of shape (rows, labels); NaN where unknown.
        weights: how much each row counts, of shape (rows,).
    """

    texts: Sequence[str]
    sources: NDArray[np.str_]
    truth: NDArray[np.float32]
    weights: NDArray[np.float32]

    def take(self, rows: NDArray[np.bool_]) -> "Corpus":
        """Return the rows where `rows` is true."""
        texts = [self.texts[row] for row in np.flatnonzero(rows).tolist()]
        return Corpus(texts, self.sources[rows], self.truth[rows], self.weights[rows])

    def with_texts(self, texts: Sequence[str]) -> "Corpus":
        """Return the same rows with other texts."""
        return Corpus(texts, self.sources, self.truth, self.weights)

    def weighted(self, factor: float) -> "Corpus":
        """Return the same rows, each counting `factor` times as much."""
        return Corpus(self.texts, self.sources, self.truth, self.weights * np.float32(factor))

    def joined(self, other: "Corpus") -> "Corpus":
        """Return these rows and then the others."""
        return Corpus(
            [*self.texts, *other.texts],
            np.concatenate([self.sources, other.sources]),
            np.concatenate([self.truth, other.truth]),
            np.concatenate([self.weights, other.weights]),
        )
