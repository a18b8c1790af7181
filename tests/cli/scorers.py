"""A scorer that knows four words, for everything that needs no model."""

import re
from collections.abc import Sequence

from nudgebot.domain.assessment import Assessment, Evidence, Reason, Target
from nudgebot.domain.axes import Axis

WORDS = {
    "idiot": (Axis.INSULT, Reason.INSULT),
    "kill": (Axis.THREAT, Reason.THREAT),
    "thanks": (Axis.GRATITUDE, Reason.GRATITUDE),
    "sorry": (Axis.APOLOGY, Reason.APOLOGY),
}
UNKIND = {Axis.INSULT, Axis.THREAT}


def assess(texts: Sequence[str]) -> list[Assessment]:
    return [_assess(text) for text in texts]


def _assess(text: str) -> Assessment:
    scores, evidence, reasons = dict.fromkeys(Axis, 0.0), [], []
    for match in re.finditer("|".join(WORDS), text):
        axis, reason = WORDS[match.group()]
        overall = Axis.UNKINDNESS if axis in UNKIND else Axis.KINDNESS
        scores[axis] = scores[overall] = 0.98765
        evidence.append(Evidence(match.start(), match.end(), axis))
        reasons.append(reason)
    return Assessment(
        scores=scores,
        evidence=tuple(evidence),
        target=Target.YOU if evidence else Target.NOBODY,
        reasons=tuple(reasons),
        suggestions=("You lost me there.",) if scores[Axis.UNKINDNESS] else (),
    )


class CountingScorer:
    """Remembers how many texts came at once."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def __call__(self, texts: list[str]) -> list[Assessment]:
        self.sizes.append(len(texts))
        return assess(texts)
