"""How texts and assessments travel between the bot and a scoring process.

A frame is four bytes of length (big endian) and a pickle of plain tuples. Both ends are this
program, on one machine, over a pipe that nobody else holds.
"""

import pickle
import struct
from typing import Any

from nudgebot.domain.assessment import Assessment, Evidence, Reason, Target
from nudgebot.domain.axes import Axis

HEADER = struct.Struct(">I")
AXES = tuple(Axis)

Packed = tuple[Any, ...]


def frame(content: object) -> bytes:
    """Make the frame of anything that pickles."""
    body = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    return HEADER.pack(len(body)) + body


def content_of(body: bytes) -> Any:  # noqa: ANN401 - whatever went in
    """Read what a frame's body holds."""
    return pickle.loads(body)  # noqa: S301 - written by our own other end


def pack(assessment: Assessment) -> Packed:
    """Make plain tuples of an assessment: a quarter of the cost of pickling it as it is."""
    return (
        tuple(assessment.scores[axis] for axis in AXES),
        tuple((span.start, span.end, span.axis.value) for span in assessment.evidence),
        assessment.target.value,
        assessment.quoted,
        tuple(reason.value for reason in assessment.reasons),
        assessment.suggestions,
    )


def unpack(packed: Packed) -> Assessment:
    """Make the assessment again."""
    scores, evidence, target, quoted, reasons, suggestions = packed
    return Assessment(
        scores=dict(zip(AXES, scores, strict=True)),
        evidence=tuple(Evidence(start, end, Axis(axis)) for start, end, axis in evidence),
        target=Target(target),
        quoted=quoted,
        reasons=tuple(map(Reason, reasons)),
        suggestions=suggestions,
    )
