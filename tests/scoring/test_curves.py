import json
from pathlib import Path

import numpy as np
import pytest

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from nudgebot.scoring.calibration.curves import (
    Curves,
    load_curves,
    signals_when_let_go,
    signals_when_read,
)
from nudgebot.scoring.calibration.signals import AXES, SIGNALS
from nudgebot.scoring.model import CALIBRATION
from nudgebot.scoring.resources import SHIPPED_MODEL

UNKIND = AXES.index(Axis.UNKINDNESS)
SHIPPED = SHIPPED_MODEL / CALIBRATION


@pytest.fixture(scope="module")
def curves() -> Curves:
    return load_curves(SHIPPED)


def test_no_signal_counts_against_its_sense() -> None:
    content = json.loads(SHIPPED.read_text(encoding="utf-8"))
    for part, signals_for in (("read", signals_when_read), ("let_go", signals_when_let_go)):
        for axis in AXES:
            assert set(content[part][axis]) == {*signals_for(axis), "bias"}
            assert all(content[part][axis][signal] >= 0 for signal in signals_for(axis))


def test_overall_scores_are_no_lower_than_their_axes(curves: Curves) -> None:
    signals = np.random.default_rng(3).normal(0, 3, (200, len(SIGNALS))).astype(np.float32)
    scores = curves.read.scores(signals)
    for overall, axes in ((Axis.UNKINDNESS, UNKIND_AXES), (Axis.KINDNESS, KIND_AXES)):
        for axis in axes:
            if axis is not Axis.PROFANITY:
                assert (scores[:, AXES.index(overall)] >= scores[:, AXES.index(axis)]).all()


def test_a_text_that_the_gate_let_go_is_judged_by_the_gate_alone(curves: Curves) -> None:
    calm = np.full((1, len(SIGNALS)), -6, dtype=np.float32)
    alarmed = calm.copy()
    alarmed[0, SIGNALS.index("tone.unkindness")] = 9
    assert curves.let_go.scores(calm) == pytest.approx(curves.let_go.scores(alarmed))
    assert curves.read.scores(alarmed)[0, UNKIND] > curves.read.scores(calm)[0, UNKIND]


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    path = tmp_path / "calibration.json"
    path.write_text('{"read": {}}', encoding="utf-8")
    with pytest.raises(KeyError):
        load_curves(path)
