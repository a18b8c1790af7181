"""The shipped model on our own lines that it never saw: it may not get worse unnoticed."""

import numpy as np
import pytest
from numpy.typing import NDArray

from nudgebot.domain.axes import KIND_AXES, Axis
from nudgebot.scoring.assessor import Assessor
from training.lines import Label, Marked
from training.templates import EXAMINATION, SECOND, Share, read_examination, read_templates

pytestmark = pytest.mark.model

NUDGED, CREDITED, CALM = 0.75, 0.5, 0.3
Flags = NDArray[np.bool_]
Lines = list[tuple[Label, Marked]]


def kept_aside() -> Lines:
    templates = [t for t in read_templates() if t.share is Share.TEST and not t.label.foreign]
    return [(t.label, t.draw(np.random.default_rng(1))) for t in templates]


def examination(paper: str) -> Lines:
    return [(label, marked) for _, label, marked in read_examination(paper)]


def judge(assessor: Assessor, lines: Lines) -> tuple[Flags, Flags]:
    """Say which lines would be nudged, and which credited."""
    scored = assessor.score([marked.text for _, marked in lines])
    unkind = np.array([assessment.scores[Axis.UNKINDNESS] for assessment in scored])
    kind = np.array([max(assessment.scores[axis] for axis in KIND_AXES) for assessment in scored])
    return unkind >= NUDGED, (kind >= CREDITED) & (unkind < CALM)


@pytest.mark.parametrize(
    ("lines", "found", "spared", "seen"),
    [
        (kept_aside(), 0.55, 0.97, 0.67),
        (examination(EXAMINATION), 0.46, 0.97, 0.53),
        (examination(SECOND), 0.67, 0.97, 0.86),
    ],
    ids=["kept aside", "first examination", "second examination"],
)
def test_the_model_is_as_good_as_its_card_says(
    assessor: Assessor, lines: Lines, found: float, spared: float, seen: float
) -> None:
    nudged, credited = judge(assessor, lines)
    unkind = np.array([label.is_unkind for label, _ in lines])
    kind = np.array([label.is_kind for label, _ in lines])
    assert nudged[unkind].mean() >= found
    assert (~nudged[~unkind]).mean() >= spared
    assert credited[kind].mean() >= seen
