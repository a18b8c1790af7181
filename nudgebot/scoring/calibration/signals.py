"""Everything a document says about its tone, as one row of numbers."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from nudgebot.domain.axes import Axis
from nudgebot.scoring.components import keys
from nudgebot.scoring.lexicons import Entry, Part

AXES: Final = tuple(Axis)
HARSHNESS: Final = "harshness"  # unkindness as public raters call it, swearing at things included
GATE_LABELS: Final = (*AXES, HARSHNESS)
_PLACES: Final = {axis: place for place, axis in enumerate(AXES)}
_AIMED = len(GATE_LABELS)
_LOOSE, _SWEARING = _AIMED + len(AXES), _AIMED + 2 * len(AXES)

SIGNALS: Final = (
    *(f"gate.{label}" for label in GATE_LABELS),
    *(f"aimed.{axis}" for axis in AXES),
    *(f"loose.{axis}" for axis in AXES),
    "swearing",
)

Row = NDArray[np.float32]


def read_signals(doc: Doc, entries: Mapping[str, Entry]) -> Row:
    """Return the gate's shares as they are, and the highest severity of the hits of each kind.

    The result has shape (SIGNALS,). `swearing` is there whether it is excused or not.
    """
    row = np.zeros(len(SIGNALS), dtype=np.float32)
    cats = doc.cats
    row[:_AIMED] = [cats[label] for label in GATE_LABELS]
    if keys.HITS not in doc.spans:
        return row
    for group, offset in ((keys.AIMED, _AIMED), (keys.LOOSE, _LOOSE)):
        for span in doc.spans[group]:
            entry = entries[span.id_]
            if entry.part is not Part.OWNERS:
                place = offset + _PLACES[entry.axis]
                row[place] = max(row[place], entry.severity)
    row[_SWEARING] = max(
        (entries[s.id_].severity for s in doc.spans[keys.HITS] if s.label_ == Axis.PROFANITY),
        default=0.0,
    )
    return row


def owners_severity(doc: Doc, entries: Mapping[str, Entry]) -> float:
    """Return the highest severity among the owner's own words in the document."""
    if keys.HITS not in doc.spans:
        return 0.0
    found = (entries[span.id_] for span in doc.spans[keys.AIMED])
    return max((entry.severity for entry in found if entry.part is Part.OWNERS), default=0.0)
