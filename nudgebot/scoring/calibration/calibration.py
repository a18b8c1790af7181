"""The last, small model: a logistic curve an axis over the signals that may speak for it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from nudgebot.scoring.calibration.signals import AXES, GATE_LABELS, HARSHNESS, SIGNALS
from nudgebot.scoring.numbers import log_odds, logistic

Floats = NDArray[np.float32]

_GATES = len(GATE_LABELS)
_HARMFUL = tuple(axis for axis in UNKIND_AXES if axis is not Axis.PROFANITY)
_SHARES = {Axis.INSULT: 0.72, Axis.THREAT: 0.88, Axis.IDENTITY_ATTACK: 0.8, Axis.SEXUAL: 0.8}
_SHARES |= dict.fromkeys(KIND_AXES, 0.76)
_BELIEF = np.array([_SHARES.get(axis, 0.0) for axis in AXES], dtype=np.float32)
_IS_KIND = np.array([axis in KIND_AXES for axis in AXES])


def signals_for(axis: Axis) -> tuple[str, ...]:
    """List the signals that may speak for an axis, or against it: see `signals_against`."""
    if axis is Axis.UNKINDNESS:
        hits = [f"{kind}.{harm}" for harm in UNKIND_AXES for kind in ("aimed", "loose")]
        gates = [f"gate.{label}" for label in (axis, HARSHNESS, *_HARMFUL)]
        return *gates, *hits
    if axis is Axis.KINDNESS:
        return f"gate.{axis}", "gate.unkindness", *(f"aimed.{kind}" for kind in KIND_AXES)
    if axis in KIND_AXES:
        return f"gate.{axis}", "gate.unkindness", f"aimed.{axis}"
    own = (f"gate.{axis}", "gate.unkindness", f"aimed.{axis}", f"loose.{axis}")
    return (*own, "swearing") if axis is Axis.PROFANITY else own


def signals_against(axis: Axis) -> frozenset[str]:
    """List the signals that speak against an axis: unkindness against kindness."""
    is_kind = axis is Axis.KINDNESS or axis in KIND_AXES
    return frozenset({"gate.unkindness"}) if is_kind else frozenset()


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of shape (axes, signals) and biases of shape (axes,)."""

    weights: Floats
    biases: Floats

    @classmethod
    def read(cls, content: Mapping[str, Mapping[str, float]]) -> "Calibration":
        """Read the weights by axis and signal, with the bias under the name `bias`."""
        rows = [[content[axis].get(signal, 0.0) for signal in SIGNALS] for axis in AXES]
        biases = [content[axis]["bias"] for axis in AXES]
        return cls(np.array(rows, dtype=np.float32), np.array(biases, dtype=np.float32))

    def scores(self, signals: Floats) -> Floats:
        """Turn rows of signals into probabilities, of shape (rows, axes)."""
        rows = unfold(signals)
        scores = logistic(rows @ self.weights.T + self.biases)
        return _consistent(_believe_lexicon(scores, signals))


def unfold(rows: Floats) -> Floats:
    """Turn the gate's shares back into log odds, in which signals add up."""
    return np.hstack([log_odds(rows[:, :_GATES]), rows[:, _GATES:]])


def _believe_lexicon(scores: Floats, signals: Floats) -> Floats:
    """Let no score be lower than a share of the severity of words that are plainly meant.

    The gate may never have met the rest of a short line; unkindness takes kind words back.
    """
    aimed = signals[:, _GATES : _GATES + len(AXES)] * _BELIEF
    scores = np.maximum(scores, np.where(_IS_KIND, 0, aimed))
    unkindness = scores[:, [AXES.index(axis) for axis in _HARMFUL]].max(axis=1, keepdims=True)
    unkindness = np.maximum(unkindness, scores[:, :1])
    return np.maximum(scores, np.where(_IS_KIND, aimed * (1 - unkindness), 0))


def _consistent(scores: Floats) -> Floats:
    """Let no overall score be lower than what an axis of its side implies."""
    for overall, sides in ((Axis.UNKINDNESS, _HARMFUL), (Axis.KINDNESS, KIND_AXES)):
        places = [AXES.index(axis) for axis in (overall, *sides)]
        scores[:, places[0]] = scores[:, places].max(axis=1)
    return scores
