"""Everything about scoring that an owner can tune."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from annotated_types import Ge, Interval, MinLen

Share = Annotated[float, Interval(ge=0, le=1)]
Count = Annotated[int, Ge(1)]
Word = Annotated[str, MinLen(1)]

TONE = "nudgebot_tone"
STANDARD_PIPELINE = (
    "nudgebot_normalise",
    "nudgebot_lexicon",
    "nudgebot_context",
    "nudgebot_gate",
    TONE,
    "nudgebot_calibrate",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWord:
    """A word or phrase that is unwanted in this community.

    Attributes:
        word: the word, matched whole and in any case, such as `"noob"`.
        severity: how unkind a text with it is at the least.
        softer: what to suggest instead, such as `"newcomer"`; an empty text leaves the word out.
        before_posting: whether a platform that can hold it back before anybody sees it shall.
    """

    word: Word
    severity: Share = 0.8
    softer: str | None = None
    before_posting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringSettings:
    """How texts are scored.

    Attributes:
        pipeline: the names of spaCy factories, in the order in which they run.
        model: the directory of another model than the one that came along, such as `"models/en"`.
        workers: how many processes score; best one less than there are processors.
        deadline_ms: how long a message waits for its score before it passes unscored.
        batch_size: how many texts are scored at once at most.
        max_characters: how much of a long text is read.
        banned: words and phrases of your own that are unwanted here.
        allowed: words and phrases that never count as unkind here, such as `["kill the process"]`.
    """

    pipeline: tuple[Word, ...] = STANDARD_PIPELINE
    model: Path | None = None
    workers: Count = 1
    deadline_ms: Count = 800
    batch_size: Count = 32
    max_characters: Count = 20_000
    banned: tuple[OwnWord, ...] = ()
    allowed: frozenset[Word] = frozenset()
