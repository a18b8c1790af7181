"""Fitting what comes last: a logistic curve an axis, and from where on the tone model is asked."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from nudgebot.domain.axes import Axis
from nudgebot.scoring.calibration.curves import signals_when_let_go, signals_when_read
from nudgebot.scoring.calibration.signals import AXES, FOREIGN, SIGNALS
from training.corpus import Corpus
from training.preparation import Signals

_RIDGE = 1e-3
# How many in 100 benign chat lines may be read for the sake of each label of the gate. Speed asks
# for few, and accuracy for many: see `python -m benchmarks.scoring`.
_READ_PERCENT: Mapping[str, float] = {Axis.UNKINDNESS: 9.0, Axis.KINDNESS: 7.0, FOREIGN: 1.0}
BENIGN_CHAT = ("irc", "topical_chat")

Weights = dict[str, dict[str, float]]


def fit_curves(signals: Signals, corpus: Corpus) -> dict[str, Weights]:
    """Fit each axis on the rows where it is known, once as read and once as let go."""
    return {
        "read": _fit_all(signals.rows, corpus, signals_when_read),
        "let_go": _fit_all(signals.rows, corpus, signals_when_let_go),
    }


def choose_worth(signals: Signals, corpus: Corpus) -> dict[str, float]:
    """Choose the gate's shares from which on a text is read, from benign public chat."""
    benign = np.isin(corpus.sources, BENIGN_CHAT)
    shares: dict[str, NDArray[np.float32]] = {
        axis: expit(signals.rows[benign, SIGNALS.index(f"gate.{axis}")])
        for axis in (Axis.UNKINDNESS, Axis.KINDNESS)
    }
    shares[FOREIGN] = signals.foreign[benign]
    return {
        str(label): round(float(np.percentile(shares[label], 100 - percent)), 5)
        for label, percent in _READ_PERCENT.items()
    }


def _fit_all(
    rows: NDArray[np.float32], corpus: Corpus, signals_for: Callable[[Axis], Sequence[str]]
) -> Weights:
    return {axis: _fit_axis(axis, rows, corpus, signals_for(axis)) for axis in AXES}


def _fit_axis(
    axis: Axis, rows: NDArray[np.float32], corpus: Corpus, names: Sequence[str]
) -> dict[str, float]:
    truth = corpus.truth[:, AXES.index(axis)]
    known = ~np.isnan(truth)
    X = np.column_stack(
        [rows[known][:, [SIGNALS.index(name) for name in names]], np.ones(known.sum())]
    ).astype(np.float64)
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

    start = np.zeros(len(names) + 1)
    start[0] = 1.0
    bounds = [(0.0, None)] * len(names)
    result = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    return {name: round(float(w), 5) for name, w in zip((*names, "bias"), result.x, strict=True)}
