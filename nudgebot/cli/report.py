"""What programs read: JSON on standard output, in UTF-8 whatever the terminal speaks."""

import json
from typing import Any

import typer

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import Axis

_DIGITS = 4


def as_json(assessment: Assessment) -> dict[str, Any]:
    """Write out the scores on every axis (0..1, four digits) and all they rest on."""
    return {
        "scores": {axis.value: round(float(assessment.scores[axis]), _DIGITS) for axis in Axis},
        "evidence": [
            {"start": span.start, "end": span.end, "axis": span.axis.value}
            for span in assessment.evidence
        ],
        "target": assessment.target.value,
        "suggestions": list(assessment.suggestions),
        "reasons": [reason.value for reason in assessment.reasons],
    }


def print_json(value: Any, *, indent: int | None = None) -> None:  # noqa: ANN401 - as in JSON
    """Print one JSON value."""
    typer.echo(json.dumps(value, indent=indent, ensure_ascii=False, default=str).encode())
