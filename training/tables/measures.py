"""The figures that the tables are made of."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

OURS = "nudgebot"
NUDGED, CREDITED, CALM = 0.75, 0.5, 0.3
ALARMS = 0.002
BENIGN_CHAT = ("irc", "topical_chat")
_BINS = np.linspace(0, 1, 11)

Floats = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]


def auc(unkind: Flags, scores: Floats) -> float:
    """Area under the receiver's curve; NaN where all rows are of one kind."""
    return float(roc_auc_score(unkind, scores)) if unkind.any() and not unkind.all() else np.nan


def bar_for_alarms(benign: Floats) -> float:
    """Return the lowest bar above which at most `ALARMS` of the benign scores lie."""
    return float(np.sort(benign)[::-1][int(ALARMS * len(benign))])


def recall(unkind: Flags, found: Flags) -> float:
    """Share of the unkind rows that were found; NaN where there are none."""
    return float(found[unkind].mean()) if unkind.any() else np.nan


def f1(truth: Flags, found: Flags) -> float:
    """Harmonic mean of precision and recall; 0 where nothing is right."""
    both = int((truth & found).sum())
    return 2 * both / (int(truth.sum()) + int(found.sum())) if both else 0.0


def calibration_error(truth: Floats, guess: Floats) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al., 2015)."""
    bins = np.clip(np.digitize(guess, _BINS) - 1, 0, len(_BINS) - 2)
    parts = [bins == number for number in np.unique(bins)]
    return float(sum(p.mean() * abs(truth[p].mean() - guess[p].mean()) for p in parts))


def shown(value: float, digits: int = 3) -> str:
    """Write a figure for a table, nothing where there is none."""
    return "" if np.isnan(value) else f"{value:.{digits}f}"
