"""Counting alarms, and the lexicon's words."""

from collections.abc import Callable, Sequence

import pytest

from nudgebot.domain.axes import Axis
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.lexicons import known_words, read_lexicon
from nudgebot.scoring.normalising.normalise import normalise
from nudgebot.scoring.resources import lexicon_path
from nudgebot.scoring.windows import WHOLE

ALARM = 0.6

Read = Callable[[str], str]
CountAlarms = Callable[[Sequence[str]], int]


@pytest.fixture(scope="session")
def read() -> Read:
    """A text as the pipeline's tokenizer gets it."""
    known = known_words(read_lexicon(lexicon_path("en")))

    def read_one(text: str) -> str:
        edited = normalise(text, known)
        return text if edited is None else edited.text

    return read_one


@pytest.fixture(scope="session")
def count_alarms(assessor: Assessor, read: Read) -> CountAlarms:
    """How many texts are alarmed.

    What is read alike is assessed once: `test_what_is_read_alike_is_scored_alike` holds that it
    may be.
    """
    scores: dict[str, float] = {}

    def count(texts: Sequence[str]) -> int:
        readings = [read(text) if len(text) <= WHOLE else text for text in texts]
        new = {key: text for key, text in zip(readings, texts, strict=True) if key not in scores}
        for key, found in zip(new, assessor.score(list(new.values())), strict=True):
            scores[key] = found.scores[Axis.UNKINDNESS]
        return sum(scores[key] >= ALARM for key in readings)

    return count
