"""The texts that are measured, each assessed once and then looked up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nudgebot.domain.assessment import Assessment
from nudgebot.scoring.assessor import Assessor
from training.corpus import LABELS, Corpus
from training.lines import Label, Marked
from training.readers import read_messages
from training.tables.measures import Floats
from training.templates import (
    EXAMINATION,
    SECOND,
    Share,
    Template,
    read_examination,
    read_templates,
)

_BATCH = 64
_SEED = 20_261_125


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line of our own with what it says, and the trap it is laid in."""

    trap: str
    label: Label
    marked: Marked


@dataclass(frozen=True, slots=True)
class Sets:
    """What is measured on.

    Attributes:
        dev: the public messages kept aside.
        kept: our own lines of families kept aside, one draw of each template.
        examination: lines of ours that nothing is fitted on, but that were looked at meanwhile.
        second: the same, looked at when the model was done.
    """

    dev: Corpus
    kept: Sequence[OwnLine]
    examination: Sequence[OwnLine]
    second: Sequence[OwnLine]


def read_sets(data: Path, most: int | None) -> Sets:
    """Read all sets, or a random `most` of each to try things out."""
    dev = read_messages(data, "dev")
    rng = np.random.default_rng(_SEED)
    kept = [
        OwnLine(t.trap, t.label, t.draw(rng))
        for t in read_templates()
        if t.share is Share.TEST and not t.label.foreign
    ]
    exam, second = (
        [OwnLine(*line) for line in read_examination(paper)] for paper in (EXAMINATION, SECOND)
    )
    if most is not None:
        some = np.isin(np.arange(len(dev.texts)), rng.permutation(len(dev.texts))[:most])
        dev = dev.take(some)
        kept = [kept[row] for row in rng.permutation(len(kept))[:most].tolist()]
        exam = [exam[row] for row in rng.permutation(len(exam))[:most].tolist()]
        second = [second[row] for row in rng.permutation(len(second))[:most].tolist()]
    return Sets(dev, kept, exam, second)


def training_lines() -> list[tuple[Template, str]]:
    """Draw one line of each of our own templates that weights are learned from."""
    rng = np.random.default_rng(_SEED + 1)
    templates = (t for t in read_templates() if t.share is Share.WEIGHTS and not t.label.foreign)
    return [(template, template.draw(rng).text) for template in templates]


class Judged:
    """Assessments by text."""

    def __init__(self, assessments: Mapping[str, Assessment]) -> None:
        self._assessments = assessments

    @classmethod
    def by(cls, assessor: Assessor, texts: Iterable[str]) -> "Judged":
        """Assess each different text once, as the product does but for suggestions."""
        different = sorted(set(texts), key=len)
        found: dict[str, Assessment] = {}
        for at in range(0, len(different), _BATCH):
            batch = different[at : at + _BATCH]
            judged = assessor.score(batch)
            found |= zip(batch, judged, strict=True)
            if at // _BATCH % 40 == 39:
                print(f"{len(found)} of {len(different)} texts assessed", flush=True)
        return cls(found)

    def __getitem__(self, text: str) -> Assessment:
        """Return what was said of a text."""
        return self._assessments[text]

    def scores(self, texts: Sequence[str]) -> Floats:
        """Return scores of shape (texts, labels)."""
        rows = [[self[text].scores[axis] for axis in LABELS] for text in texts]
        return np.array(rows, dtype=np.float32)
