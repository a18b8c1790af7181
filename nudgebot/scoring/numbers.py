"""The logistic function and its inverse."""

import numpy as np
from numpy.typing import NDArray

_MOST = 30.0
_LEAST_SHARE = 1e-6


def logistic(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Turn log odds into probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -_MOST, _MOST))), dtype=np.float32)


def log_odds(shares: NDArray[np.float32]) -> NDArray[np.float32]:
    """Turn probabilities into log odds, 0 and 1 into large finite ones."""
    bounded = np.clip(shares, _LEAST_SHARE, 1 - _LEAST_SHARE)
    odds: NDArray[np.float32] = np.log(bounded / (1 - bounded))
    return odds
