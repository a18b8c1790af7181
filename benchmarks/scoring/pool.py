"""Scoring as the bot does it: through two processes, with many messages under way."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import islice
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from benchmarks.scoring.lines import Line
from benchmarks.scoring.resident import Resident, children_resident
from nudgebot.domain.axes import Axis
from nudgebot.scoring.pool import ScorerPool
from nudgebot.scoring.settings import ScoringSettings

WORKERS = 2
IN_FLIGHT = 256
_WARM_UP = 500
_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Pushed:
    """What came of texts that went through.

    Attributes:
        per_second: how many.
        scores: how unkind each is, of shape (texts,).
    """

    per_second: float
    scores: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Opened:
    """A pool that has scored its first text, and the seconds from nothing to there."""

    pool: ScorerPool
    start_seconds: float


@asynccontextmanager
async def open_pool(settings: ScoringSettings) -> AsyncIterator[Opened]:
    """Start the processes and score one text."""
    pool = ScorerPool(settings)
    began = perf_counter()
    await pool.start()
    try:
        await pool.assess("hello there")
        yield Opened(pool, perf_counter() - began)
    finally:
        await pool.stop()


async def push_warm(pool: ScorerPool, texts: Sequence[str]) -> Pushed:
    """Push some of the texts unmeasured, then all of them."""
    await push(pool, texts[:_WARM_UP])
    return await push(pool, texts)


async def push(pool: ScorerPool, texts: Sequence[str]) -> Pushed:
    """Push texts through, `IN_FLIGHT` at a time."""
    scores = np.zeros(len(texts))
    waiting = enumerate(texts)

    async def send() -> None:
        for place, text in waiting:
            scores[place] = (await pool.assess(text)).scores[Axis.UNKINDNESS]

    began = perf_counter()
    await asyncio.gather(*(send() for _ in range(IN_FLIGHT)))
    return Pushed(len(texts) / (perf_counter() - began), scores)


async def watch_memory(
    pool: ScorerPool, lines: Iterator[Line], messages: int
) -> tuple[Resident, Resident]:
    """Push `messages` lines, and look after a tenth of them and after all."""
    await _push_many(pool, islice(lines, messages // 10))
    early = children_resident()
    await _push_many(pool, islice(lines, messages - messages // 10))
    return early, children_resident()


async def _push_many(pool: ScorerPool, lines: Iterator[Line]) -> None:
    while chunk := [line.text for line in islice(lines, _CHUNK)]:
        await push(pool, chunk)
