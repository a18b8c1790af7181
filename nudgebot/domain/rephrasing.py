"""What somebody who finds kinder words is asked, and what may go wrong with that."""

from dataclasses import dataclass, field
from enum import StrEnum

from nudgebot.domain.assessment import Assessment, Evidence, Reason, Target
from nudgebot.domain.axes import UNKIND_AXES, Axis

LONGEST = 1_000
_BEYOND_WORDS = (Axis.THREAT, Axis.SEXUAL, Axis.IDENTITY_ATTACK)
_GRAVE = 0.5
_KIND_ENOUGH = 0.25
# Swearing, and what the scorer cannot read, or did not read to its end.
_NEVER = {Reason.PROFANITY, Reason.CUT_SHORT, Reason.UNKNOWN_LANGUAGE}


def has_kinder_words(text: str, assessment: Assessment) -> bool:
    """Say whether to look for kinder words: threats, advances and hatred have none.

    Neither is it tried for texts of more than `LONGEST` characters.
    """
    return len(text) <= LONGEST and all(assessment.scores[axis] < _GRAVE for axis in _BEYOND_WORDS)


def is_kind_enough(assessment: Assessment) -> bool:
    """Say whether a wording may be offered: kind enough on every axis, and without swearing."""
    scores = assessment.scores
    return (
        all(scores[axis] < _KIND_ENOUGH for axis in (Axis.UNKINDNESS, *UNKIND_AXES))
        and all(span.axis is not Axis.PROFANITY for span in assessment.evidence)
        and _NEVER.isdisjoint(assessment.reasons)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RephraseRequest:
    """A text that its author is asked to say better: nothing about who wrote it, or where.

    `evidence` is for the axes of unkindness; the text stays out of the `repr`.
    """

    text: str = field(repr=False)
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[Reason, ...] = ()
    target: Target = Target.NOBODY

    @property
    def marked(self) -> tuple[str, ...]:
        """The words that make the text unkind, in its order."""
        spans = sorted({(span.start, span.end) for span in self.evidence})
        return tuple(self.text[start:end] for start, end in spans)


class Trouble(StrEnum):
    """Why there are no other wordings, in a code that a log may hold."""

    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    STATUS = "status"
    REDIRECT = "redirect"
    TOO_LARGE = "too_large"
    JUNK = "junk"
    BROKEN = "broken"
