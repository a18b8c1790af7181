"""What happened and how it felt, in place of a judgement."""

import re

from nudgebot.domain.assessment import Target
from nudgebot.scoring.rephrasing.tidying import tidy

_REASON = re.compile(
    r"\b(?:because|cuz|since|after|when|whenever)\s+(?:you|u|i|we|it|that|this|they)\b[^.!?\n]*",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"\byou\s+(?:(?:always|never|just)\s+)?"
    r"(?:broke|deleted|ruined|ignored|forgot|lost|missed|left|kept|keep|took|blocked|changed|"
    r"said|told|made|wrote|did|stole|spoiled|skipped|interrupted)\b[^.!?,;\n]*",
    re.IGNORECASE,
)


def restate(text: str) -> str | None:
    """Say how it felt that something happened, if the text says what.

    Args:
        text: what is left once the unkind words are gone.
    """
    reason, action = _REASON.search(text), _ACTION.search(text)
    if reason:
        return tidy(f"I felt upset {reason[0]}.", like="I")
    if action:
        return tidy(f"I felt upset when {action[0]}.", like="I")
    return None


def state_mood(target: Target) -> str | None:
    """Say only how it feels, where somebody is spoken to and nothing else can be kept."""
    return "I'm upset with you right now." if target is Target.YOU else None
