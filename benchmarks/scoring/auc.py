"""The area under the ROC curve."""

import numpy as np
from numpy.typing import ArrayLike


def auc(scores: ArrayLike, unkind: ArrayLike) -> float:
    """Say how often an unkind text scores higher than a harmless one; a tie counts half.

    Args:
        scores: of shape (texts,).
        unkind: the truth, of the same shape, with at least one of each kind.
    """
    truth = np.asarray(unkind, dtype=bool)
    _, places, counts = np.unique(np.asarray(scores), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    yes = int(truth.sum())
    wins = ranks[truth].sum() - yes * (yes + 1) / 2
    return float(wins / (yes * (len(truth) - yes)))
