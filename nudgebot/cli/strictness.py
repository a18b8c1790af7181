"""How strict a bot is: three thresholds, and what each of them was measured to mean."""

from enum import StrEnum

from nudgebot.policy.settings import GraveSettings


class Strictness(StrEnum):
    """From what on an author is asked to say it better."""

    GENTLE = "gentle"
    STANDARD = "standard"
    STRICT = "strict"

    @property
    def threshold(self) -> float:
        """The overall unkindness (0..1) that a nudge takes."""
        return _THRESHOLDS[self]

    @property
    def threat(self) -> float:
        """The threat (0..1) from which a moderator looks, never before there is a nudge."""
        return max(self.threshold, GraveSettings().threat)

    @property
    def meaning(self) -> str:
        """What to expect of it, in one sentence; docs/scoring.md has the figures."""
        return _MEANINGS[self]


_THRESHOLDS = {Strictness.GENTLE: 0.85, Strictness.STANDARD: 0.75, Strictness.STRICT: 0.6}
_MEANINGS = {
    Strictness.GENTLE: (
        "Only when it is quite sure: a needless note for fewer than 2 of 1,000 harmless lines, "
        "and more that hurts goes by."
    ),
    Strictness.STANDARD: (
        "Careful rather than thorough: a needless note for about 3 of 1,000 harmless lines."
    ),
    Strictness.STRICT: (
        "Finds more of what hurts, and disturbs more who meant no harm: "
        "about 7 of 1,000 harmless lines."
    ),
}
