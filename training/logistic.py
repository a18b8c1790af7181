"""Logistic regression with soft labels, unknown labels and row weights, all axes at once."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.special import expit

Matrix = NDArray[np.float32]

_BATCH = 2_048
_RATE = 1.0
_DECAY = 1e-7
_FIRST_SQUARE = 1e-6
_SEED = 20_250_101


class MaskedLogistic:
    """Minimises the weighted cross entropy of the known labels with AdaGrad (Duchi et al., 2011).

    AdaGrad gives rare features large steps and frequent ones small steps, which suits hashed
    words: a few passes do what L-BFGS needs hundreds for. Unknown labels are NaN.

    Attributes:
        weights: of shape (features, labels).
        biases: of shape (labels,), set to the log odds of each label at first.
    """

    def __init__(self, features: csr_matrix, truth: Matrix, mass: Matrix) -> None:
        """Take what to fit: `truth` and `mass`, how much each label counts, are (rows, labels)."""
        self._features, self._truth = features, truth
        self._mass = np.where(np.isnan(truth), 0, mass).astype(np.float32)
        self.weights = np.zeros((features.shape[1], truth.shape[1]), dtype=np.float32)
        self.biases = _log_odds(truth, self._mass)
        self._squares = np.full_like(self.weights, _FIRST_SQUARE)

    def fit(self, *, epochs: int) -> None:
        """Pass over the rows several times, each time in another order, with falling steps."""
        rng = np.random.default_rng(_SEED)
        for epoch in range(epochs):
            rate = _RATE * (1 - epoch / epochs)
            for rows in self._batches(rng):
                self._step(rows, rate)
            print(f"epoch {epoch + 1} of {epochs}", flush=True)

    def _batches(self, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
        order = rng.permutation(self._features.shape[0])
        yield from (order[at : at + _BATCH] for at in range(0, len(order), _BATCH))

    def _step(self, rows: NDArray[np.int64], rate: float) -> None:
        features, truth = self._features[rows], np.nan_to_num(self._truth[rows])
        shares = expit(features @ self.weights + self.biases)
        error = (self._mass[rows] / len(rows) * (shares - truth)).astype(np.float32)
        gradient = features.T @ error
        self._squares += gradient * gradient
        self.weights *= np.float32(1 - rate * _DECAY * len(rows))
        self.weights -= np.float32(rate) * gradient / np.sqrt(self._squares)
        self.biases -= np.float32(rate) * error.sum(axis=0)


def _log_odds(truth: Matrix, mass: Matrix) -> Matrix:
    shares = (mass * np.nan_to_num(truth)).sum(axis=0) / mass.sum(axis=0)
    return np.asarray(np.log(shares / (1 - shares)), dtype=np.float32)
