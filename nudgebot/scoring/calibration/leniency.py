"""How lenient the context makes the score: what it excuses weighs less, but not nothing.

Swearing at a printer is no reason for a nudge, and still harsher than not swearing. So a text with
excused words is scored a second time as it was written, and that score stays, up to a bound that
lies below the point where a nudge begins: just below for swearing, further below for words that the
author repeats or denies.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from nudgebot.domain.assessment import Reason
from nudgebot.domain.axes import Axis
from nudgebot.scoring.calibration.calibration import Calibration
from nudgebot.scoring.calibration.signals import AXES, GATE_LABELS
from nudgebot.scoring.components.keys import EXCUSED
from nudgebot.scoring.gate.architecture import own_words
from nudgebot.scoring.gate.table import HashedTable
from nudgebot.scoring.numbers import logistic

Floats = NDArray[np.float32]

MOST_LEFT: Final = {
    Reason.AIMED_AT_THING: 0.59,
    Reason.SWEARING_IN_PRAISE: 0.59,
    Reason.SELF_DIRECTED: 0.59,
    Reason.QUOTED: 0.4,
    Reason.NEGATED: 0.5,
}
_UNKIND, _KIND = AXES.index(Axis.UNKINDNESS), AXES.index(Axis.KINDNESS)


def leave_a_part(
    docs: Sequence[Doc],
    rows: Floats,
    scores: Floats,
    *,
    calibration: Calibration,
    table: HashedTable,
) -> None:
    """Raise the unkindness in `scores` where words are excused, the less the kinder the text.

    Args:
        docs: the documents.
        rows: their signals, of shape (docs, SIGNALS).
        scores: their calibrated scores, of shape (docs, axes), which are changed in place.
        calibration: the curves.
        table: the gate's weights.
    """
    bounds = np.array([_most_left(doc) for doc in docs], dtype=np.float32)
    places = [place for place, bound in enumerate(bounds) if bound]
    if not places:
        return
    written = rows[places]
    texts = [own_words(docs[place], spoken=MOST_LEFT) for place in places]
    written[:, : len(GATE_LABELS)] = logistic(table.logits(texts))
    harshness = calibration.scores(written)[:, _UNKIND]
    left = np.minimum(harshness, bounds[places]) * (1 - scores[places, _KIND] ** 2)
    scores[places, _UNKIND] = np.maximum(scores[places, _UNKIND], left)


def _most_left(doc: Doc) -> float:
    excuses = (span.label_ for span in doc.spans.get(EXCUSED, ()))
    return max((MOST_LEFT.get(excuse, 0.0) for excuse in excuses), default=0.0)
