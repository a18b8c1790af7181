import json

import numpy as np
import pytest

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from nudgebot.scoring.calibration.calibration import Calibration, signals_against, signals_for
from nudgebot.scoring.calibration.leniency import MOST_LEFT
from nudgebot.scoring.calibration.signals import AXES, SIGNALS
from nudgebot.scoring.model import CALIBRATION
from nudgebot.scoring.resources import SHIPPED_MODEL
from tests.scoring.conftest import Assess

UNKIND = AXES.index(Axis.UNKINDNESS)


@pytest.fixture(scope="module")
def shipped() -> dict[str, dict[str, float]]:
    content: dict[str, dict[str, float]] = json.loads(
        (SHIPPED_MODEL / CALIBRATION).read_text(encoding="utf-8")
    )
    return content


def row(**signals: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    values = {name.replace("__", "."): value for name, value in signals.items()}
    shares = [values.get(name, 0.01 if name.startswith("gate.") else 0.0) for name in SIGNALS]
    return np.array([shares], dtype=np.float32)


def test_no_signal_counts_against_its_sense(shipped: dict[str, dict[str, float]]) -> None:
    for axis in AXES:
        for signal in signals_for(axis):
            weight = shipped[axis][signal]
            assert weight <= 0 if signal in signals_against(axis) else weight >= 0


def test_words_that_are_plainly_meant_are_believed(shipped: dict[str, dict[str, float]]) -> None:
    calibration = Calibration.read(shipped)
    assert calibration.scores(row(aimed__threat=0.95))[0, AXES.index(Axis.THREAT)] >= 0.8
    assert calibration.scores(row(aimed__gratitude=0.85))[0, AXES.index(Axis.GRATITUDE)] >= 0.6


def test_kind_words_amid_unkindness_are_not(shipped: dict[str, dict[str, float]]) -> None:
    rows = row(aimed__gratitude=0.85, aimed__threat=0.95)
    thanks = Calibration.read(shipped).scores(rows)[0, AXES.index(Axis.GRATITUDE)]
    assert thanks < 0.3


def test_overall_scores_are_no_lower_than_their_axes(shipped: dict[str, dict[str, float]]) -> None:
    rng = np.random.default_rng(3)
    scores = Calibration.read(shipped).scores(rng.random((200, len(SIGNALS))).astype(np.float32))
    kindness = AXES.index(Axis.KINDNESS)
    for axis in UNKIND_AXES:
        if axis is not Axis.PROFANITY:
            assert (scores[:, UNKIND] >= scores[:, AXES.index(axis)]).all()
    for axis in KIND_AXES:
        assert (scores[:, kindness] >= scores[:, AXES.index(axis)]).all()


@pytest.mark.model
@pytest.mark.parametrize("text", ["this fucking shitty printer", "I am a useless idiot again"])
def test_what_is_excused_counts_a_little_and_never_enough(assess: Assess, text: str) -> None:
    assert 0.05 < assess(text).scores[Axis.UNKINDNESS] <= max(MOST_LEFT.values()) + 1e-6
