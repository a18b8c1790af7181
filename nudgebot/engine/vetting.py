"""What a wording from outside must stand before an author sees it."""

from collections.abc import Iterable
from itertools import islice

from nudgebot.domain.assessment import Assessment, Reason
from nudgebot.domain.axes import UNKIND_AXES, Axis
from nudgebot.domain.faithfulness import is_faithful
from nudgebot.domain.rephrasing import RephraseRequest
from nudgebot.ports import Scorer

MOST_READ = 4
MOST_OFFERED = 2
KIND_ENOUGH = 0.4

# Swearing, and what the scorer cannot read, or did not read to its end.
_NEVER = {Reason.PROFANITY, Reason.CUT_SHORT, Reason.UNKNOWN_LANGUAGE}


async def vet(
    wordings: Iterable[object], request: RephraseRequest, scorer: Scorer
) -> tuple[str, ...]:
    """Keep at most two of the first few wordings: faithful ones, and kind ones by our own scorer.

    Raises:
        ScoringUnavailableError: nobody can tell how kind they are.
    """
    faithful = _faithful(wordings, request)
    kind = [wording for wording in faithful if is_kind(await scorer.assess(wording))]
    return tuple(kind[:MOST_OFFERED])


def _faithful(wordings: Iterable[object], request: RephraseRequest) -> list[str]:
    """Choose those that are text, say what the author said, and are not all the same."""
    unkind = {(span.start, span.end) for span in request.evidence}
    chosen = {request.text.casefold(): ""}
    # A lone string is no list of wordings, though it can be read as one.
    for wording in islice([] if isinstance(wordings, str) else wordings, MOST_READ):
        if isinstance(wording, str) and is_faithful(request.text, wording, unkind=unkind):
            chosen.setdefault(wording.strip().casefold(), wording.strip())
    return [wording for wording in chosen.values() if wording]


def is_kind(assessment: Assessment) -> bool:
    """Tell whether a wording may be offered: kind enough on every axis, and without swearing."""
    scores = assessment.scores
    return (
        all(scores[axis] < KIND_ENOUGH for axis in (Axis.UNKINDNESS, *UNKIND_AXES))
        and all(span.axis is not Axis.PROFANITY for span in assessment.evidence)
        and _NEVER.isdisjoint(assessment.reasons)
    )
