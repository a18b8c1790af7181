"""Logistic regression with soft labels, unknown labels and row weights, all axes at once."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

Matrix = NDArray[np.float32]


class MaskedLogistic:
    """Minimises the weighted cross entropy of the known labels plus `||weights||**2 / 2C`.

    Unknown labels are NaN. Rows are split over threads: scipy's sparse products release the GIL.
    """

    def __init__(self, features: csr_matrix, truth: Matrix, weights: Matrix, *, c: float) -> None:
        rows = np.array_split(np.arange(features.shape[0]), 2)
        self._parts = [(features[part], truth[part], weights[part]) for part in rows]
        self._shape = (features.shape[1], truth.shape[1])
        self._c = c

    def fit(self, *, iterations: int) -> tuple[Matrix, Matrix]:
        """Return the weights, of shape (features, labels), and the biases, of shape (labels,)."""
        start = np.zeros((self._shape[0] + 1) * self._shape[1])
        options = {"maxiter": iterations, "maxcor": 8}
        with ThreadPoolExecutor(len(self._parts)) as self._threads:
            result = minimize(self._loss, start, jac=True, method="L-BFGS-B", options=options)
        solution = result.x.astype(np.float32).reshape(-1, self._shape[1])
        return solution[:-1], solution[-1]

    def _loss(self, flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        solution = flat.astype(np.float32).reshape(-1, self._shape[1])
        weights, bias = solution[:-1], solution[-1]
        parts = self._threads.map(lambda part: _part_loss(part, weights, bias), self._parts)
        losses, gradients, biases = zip(*parts, strict=True)
        gradient = np.vstack([sum(gradients) + weights / self._c, sum(biases)[None, :]])
        penalty = float((weights * weights).sum()) / (2 * self._c)
        return sum(losses) + penalty, gradient.ravel().astype(np.float64)


def _part_loss(
    part: tuple[csr_matrix, Matrix, Matrix], weights: Matrix, bias: Matrix
) -> tuple[float, Matrix, Matrix]:
    features, truth, row_weights = part
    logits = features @ weights + bias
    known = ~np.isnan(truth)
    wanted = np.where(known, truth, 0)
    mass = np.where(known, row_weights[:, None], 0)
    loss = float((mass * (np.logaddexp(0, logits) - wanted * logits)).sum())
    error = (mass * (expit(logits) - wanted)).astype(np.float32)
    return loss, features.T @ error, error.sum(axis=0)
