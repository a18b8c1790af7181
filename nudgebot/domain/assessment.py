"""What scoring says about one text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis


class Target(StrEnum):
    """Whom a text is aimed at."""

    YOU = "you"
    PERSON = "person"
    GROUP = "group"
    SELF = "self"
    THING = "thing"
    NOBODY = "nobody"


class Reason(StrEnum):
    """Why a text scored as it did, in codes that the catalogue puts into words."""

    INSULT = "insult"
    THREAT = "threat"
    IDENTITY_ATTACK = "identity_attack"
    PROFANITY = "profanity"
    SEXUAL = "sexual"
    TONE = "tone"
    OWNERS_WORD = "owners_word"
    SELF_DIRECTED = "self_directed"
    AIMED_AT_THING = "aimed_at_thing"
    QUOTED = "quoted"
    NEGATED = "negated"
    SWEARING_IN_PRAISE = "swearing_in_praise"
    GRATITUDE = "gratitude"
    PRAISE = "praise"
    SUPPORT = "support"
    APOLOGY = "apology"
    CUT_SHORT = "cut_short"
    UNKNOWN_LANGUAGE = "unknown_language"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The characters `start:end` of the author's own text that carry `axis`."""

    start: int
    end: int
    axis: Axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Scores (calibrated, 0..1, every axis present), and what they rest on.

    `suggestions` are at most two kinder ways to say it; they quote the author, so they stay out
    of the `repr`.
    """

    scores: Mapping[Axis, float]
    evidence: tuple[Evidence, ...] = ()
    target: Target = Target.NOBODY
    quoted: bool = False
    reasons: tuple[Reason, ...] = ()
    suggestions: tuple[str, ...] = field(default=(), repr=False)

    @property
    def unkind_evidence(self) -> tuple[Evidence, ...]:
        """The evidence for the axes of unkindness."""
        unkind = {Axis.UNKINDNESS, *UNKIND_AXES}
        return tuple(span for span in self.evidence if span.axis in unkind)

    @property
    def kindest_axis(self) -> Axis:
        """The axis of kindness with the highest score."""
        return max(KIND_AXES, key=self.scores.__getitem__)
