"""How well kindness is told: F1 an axis at the shipped threshold."""

from collections.abc import Iterator, Sequence

import numpy as np

from nudgebot.domain.axes import KIND_AXES, Axis
from training.corpus import LABELS, Corpus
from training.tables.measures import CREDITED, Flags, Floats, f1, recall, shown
from training.tables.texts import OwnLine

_REDDIT = "goemotions"
_SHORT = 60


def kindness_table(
    dev: Corpus, dev_scores: Floats, own: Sequence[OwnLine], own_scores: Floats
) -> Iterator[str]:
    """On comments from Reddit, and on our own short lines kept aside."""
    yield "### Kindness\n"
    yield (
        f"| axis | texts | positive | precision at {CREDITED} | recall | F1 |\n"
        "| --- | --- | --: | --: | --: | --: |"
    )
    reddit = dev.sources == _REDDIT
    short = np.array([len(line.marked.text) <= _SHORT for line in own])
    for axis in (*KIND_AXES, Axis.KINDNESS):
        place = LABELS.index(axis)
        known = reddit & ~np.isnan(dev.truth[:, place])
        yield _line(axis, _REDDIT, dev.truth[known, place] >= 0.5, dev_scores[known, place])
        ours = np.array([axis in line.label.axes for line in own])
        yield _line(axis, f"own, up to {_SHORT} letters", ours[short], own_scores[short, place])
    yield ""


def _line(axis: Axis, name: str, truth: Flags, scores: Floats) -> str:
    found = scores >= CREDITED
    precision, found_share = recall(found, truth), recall(truth, found)
    return (
        f"| {axis} | {name} | {truth.sum()} of {len(truth)} | {shown(precision, 2)}"
        f" | {shown(found_share, 2)} | {f1(truth, found):.3f} |"
    )
