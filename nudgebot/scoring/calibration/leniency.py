"""How lenient the context makes the score: what it excuses weighs less, but not nothing.

Swearing at a printer is no reason for a nudge, and still harsher than not swearing. So a text with
excused words is scored a second time as it was written, and that score stays, up to just below the
point where a nudge begins.
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

MOST_LEFT: Final = 0.59
_REMAINS = frozenset(
    {
        Reason.AIMED_AT_THING,
        Reason.SELF_DIRECTED,
        Reason.QUOTED,
        Reason.NEGATED,
        Reason.SWEARING_IN_PRAISE,
    },
)
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
    places = [place for place, doc in enumerate(docs) if _has_remains(doc)]
    if not places:
        return
    written = rows[places]
    texts = [own_words(docs[place], spoken=_REMAINS) for place in places]
    written[:, : len(GATE_LABELS)] = logistic(table.logits(texts))
    harshness = calibration.scores(written)[:, _UNKIND]
    left = np.minimum(harshness, MOST_LEFT) * (1 - scores[places, _KIND] ** 2)
    scores[places, _UNKIND] = np.maximum(scores[places, _UNKIND], left)


def _has_remains(doc: Doc) -> bool:
    return any(span.label_ in _REMAINS for span in doc.spans.get(EXCUSED, ()))
