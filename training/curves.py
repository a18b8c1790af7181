"""Fitting the calibration: a logistic curve an axis, with signs that make sense."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from nudgebot.domain.axes import Axis
from nudgebot.scoring.calibration.calibration import signals_against, signals_for, unfold
from nudgebot.scoring.calibration.signals import AXES, SIGNALS
from training.corpus import Corpus

_RIDGE = 1e-3
# Left alone, our examples talk the curve out of what public raters call unkind.
_LEAST = {"gate.harshness": 0.3}


def fit_curves(signals: NDArray[np.float32], corpus: Corpus) -> dict[str, dict[str, float]]:
    """Fit each axis on the rows where it is known. `signals` has shape (rows, SIGNALS)."""
    rows = unfold(signals).astype(np.float64)
    return {axis: _fit_axis(axis, rows, corpus) for axis in AXES}


def _fit_axis(axis: Axis, rows: NDArray[np.float64], corpus: Corpus) -> dict[str, float]:
    names = signals_for(axis)
    truth = corpus.truth[:, AXES.index(axis)]
    known = ~np.isnan(truth)
    X = np.column_stack(
        [rows[known][:, [SIGNALS.index(name) for name in names]], np.ones(known.sum())]
    )
    mass = corpus.weights[known] / corpus.weights[known].sum()
    y = truth[known]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = X @ weights
        value = (
            mass @ (np.logaddexp(0, logits) - y * logits) + _RIDGE * weights[1:-1] @ weights[1:-1]
        )
        gradient = X.T @ (mass * (expit(logits) - y))
        gradient[1:-1] += 2 * _RIDGE * weights[1:-1]
        return float(value), gradient

    against = signals_against(axis)
    bounds = [(None, 0.0) if name in against else (_LEAST.get(name, 0.0), None) for name in names]
    start = np.zeros(len(names) + 1)
    start[0] = 1.0
    result = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    return {name: round(float(w), 5) for name, w in zip((*names, "bias"), result.x, strict=True)}
