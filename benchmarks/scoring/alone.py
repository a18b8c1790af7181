"""Scoring in this process, by one thread."""

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import TypeVar

import numpy as np

from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.components.keys import READING
from nudgebot.scoring.model import ModelFiles
from nudgebot.scoring.pipeline import load_pipeline
from nudgebot.scoring.settings import ScoringSettings
from nudgebot.scoring.tone.reader import ToneReader

BATCH = 32  # what the pool hands to a process at most
_WARM_UP = 64

Answer = TypeVar("Answer")


def rate(
    score: Callable[[Sequence[str]], Sequence[Answer]], texts: Sequence[str]
) -> tuple[float, list[Answer]]:
    """Return how many texts a second `score` takes in batches, and what it said of each."""
    score(texts[:BATCH])
    began = perf_counter()
    answers = [answer for batch in batches(texts) for answer in score(batch)]
    return len(texts) / (perf_counter() - began), answers


def batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut texts into batches."""
    return (texts[at : at + BATCH] for at in range(0, len(texts), BATCH))


def load_tone(files: ModelFiles) -> ToneReader:
    """Load the tone model without a pipeline around it."""
    return ToneReader.load(files.tone, files.tokenizer, files.tags)


def time_single(assessor: Assessor, texts: Sequence[str]) -> dict[str, float]:
    """Assess one text at a time, kinder wordings included where there are any; milliseconds.

    Returns:
        `single_p50_ms` and `single_p99_ms`, and the latter over texts without kinder wordings.
    """
    for text in texts[:_WARM_UP]:
        assessor.assess([text])
    took, plain = [], []
    for text in texts:
        began = perf_counter()
        (assessment,) = assessor.assess([text])
        took.append((perf_counter() - began) * 1000)
        plain.append(not assessment.suggestions)
    times = np.array(took)
    return {
        "single_p50_ms": round(float(np.percentile(times, 50)), 2),
        "single_p99_ms": round(float(np.percentile(times, 99)), 2),
        "single_without_wordings_p99_ms": round(float(np.percentile(times[plain], 99)), 2),
    }


def share_read(settings: ScoringSettings, texts: Sequence[str]) -> float:
    """Say which share of the texts the tone model is asked about."""
    nlp = load_pipeline(settings)
    read = 0
    for batch in batches(texts):
        with nlp.memory_zone():
            read += sum(READING in doc.user_data for doc in nlp.pipe(batch))
    return read / len(texts)
