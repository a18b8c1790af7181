"""The last, small models: a logistic curve an axis over the signals that may speak for it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from nudgebot.scoring.calibration.signals import AXES, SIGNALS
from nudgebot.scoring.numbers import logistic

Floats = NDArray[np.float32]

HARMFUL = tuple(axis for axis in UNKIND_AXES if axis is not Axis.PROFANITY)


def signals_when_read(axis: Axis) -> tuple[str, ...]:
    """List the signals that may speak for an axis of a text that the tone model read."""
    models = (f"tone.{axis}", f"gate.{axis}")
    if axis is Axis.UNKINDNESS:
        hits = (f"{kind}.{harm}" for harm in UNKIND_AXES for kind in ("aimed", "loose"))
        return *models, *(f"tone.{harm}" for harm in HARMFUL), *hits
    if axis is Axis.KINDNESS:
        return *models, *(f"aimed.{kind}" for kind in KIND_AXES)
    if axis in KIND_AXES:
        return *models, f"aimed.{axis}"
    hits_of_axis = (f"aimed.{axis}", f"loose.{axis}")
    return (
        (*models, *hits_of_axis, "swearing") if axis is Axis.PROFANITY else (*models, *hits_of_axis)
    )


def signals_when_let_go(axis: Axis) -> tuple[str, ...]:
    """List those for a text that the gate let go."""
    return (f"gate.{axis}",)


@dataclass(frozen=True, slots=True)
class Curve:
    """Weights of shape (axes, signals) and biases of shape (axes,)."""

    weights: Floats
    biases: Floats

    @classmethod
    def of(cls, content: Mapping[str, Mapping[str, float]]) -> "Curve":
        """Read the weights by axis and signal, with the bias under the name `bias`."""
        rows = [[content[axis].get(signal, 0.0) for signal in SIGNALS] for axis in AXES]
        biases = [content[axis]["bias"] for axis in AXES]
        return cls(np.array(rows, dtype=np.float32), np.array(biases, dtype=np.float32))

    def scores(self, signals: Floats) -> Floats:
        """Turn signals of shape (texts, SIGNALS) into probabilities, of shape (texts, axes)."""
        return _consistent(logistic(signals @ self.weights.T + self.biases))


def _consistent(scores: Floats) -> Floats:
    """Let no overall score be lower than what an axis of its side implies."""
    for overall, sides in ((Axis.UNKINDNESS, HARMFUL), (Axis.KINDNESS, KIND_AXES)):
        places = [AXES.index(axis) for axis in (overall, *sides)]
        scores[:, places[0]] = scores[:, places].max(axis=1)
    return scores


@dataclass(frozen=True, slots=True)
class Curves:
    """What `calibration.json` holds for scores and evidence.

    Attributes:
        read: for texts that the tone model read.
        let_go: for texts that the gate let go.
        worth: the share of each gate label from which on the tone model is asked.
        evidence: from where on a word is shown, by side.
    """

    read: Curve
    let_go: Curve
    worth: Mapping[str, float]
    evidence: Mapping[str, float]


@lru_cache(maxsize=4)
def load_curves(path: Path) -> Curves:
    """Read `calibration.json`.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no JSON.
        KeyError: something is missing in it.
    """
    content = json.loads(path.read_text(encoding="utf-8"))
    return Curves(
        Curve.of(content["read"]),
        Curve.of(content["let_go"]),
        content["worth"],
        content["evidence"],
    )
