"""Everything a document says about its tone, as one row of numbers."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from nudgebot.domain.axes import Axis
from nudgebot.scoring.components import keys
from nudgebot.scoring.lexicons import Entry, Part
from nudgebot.scoring.numbers import log_odds

AXES: Final = tuple(Axis)
FOREIGN: Final = "foreign"
GATE_LABELS: Final = (*AXES, FOREIGN)
_PLACES: Final = {axis: place for place, axis in enumerate(AXES)}
_AIMED = 2 * len(AXES)
_LOOSE, _SWEARING = _AIMED + len(AXES), _AIMED + 2 * len(AXES)

SIGNALS: Final = (
    *(f"tone.{axis}" for axis in AXES),
    *(f"gate.{axis}" for axis in AXES),
    *(f"aimed.{axis}" for axis in AXES),
    *(f"loose.{axis}" for axis in AXES),
    "swearing",
)

Row = NDArray[np.float32]


def read_signals(doc: Doc, entries: Mapping[str, Entry]) -> Row:
    """Return the models' log odds, and the highest severity of the hits of each kind.

    The result has shape (SIGNALS,). The tone model's part is zero where it was not asked;
    `swearing` is there whether it is excused or not.
    """
    row = np.zeros(len(SIGNALS), dtype=np.float32)
    reading = doc.user_data.get(keys.READING)
    if reading is not None:
        row[: len(AXES)] = reading.axes
    shares = np.array([doc.cats[axis] for axis in AXES], dtype=np.float32)
    row[len(AXES) : _AIMED] = log_odds(shares)
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
