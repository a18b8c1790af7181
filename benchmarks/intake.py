"""The whole intake - score, decide, record - in the default process.

Run `python -m benchmarks.intake`. The baseline of the ratio is scoring alone through the same
processes in the same run: what deciding and recording cost on top.
"""

import asyncio
import statistics
import tempfile
from array import array
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from time import perf_counter
from typing import Any

from aiohttp import web

from benchmarks.chatter import chatter
from benchmarks.memory import resident_mb
from benchmarks.report import report
from nudgebot.bootstrap import open_house
from nudgebot.config.load import Configuration
from nudgebot.config.settings import Settings
from nudgebot.furnishing import House
from nudgebot.plugin import (
    Delivery,
    Handover,
    Host,
    Message,
    NudgeNote,
    NudgeRecord,
    Plugin,
    VerdictNote,
)
from nudgebot.storage.settings import StorageSettings

LEVELS = (1, 16, 256)
WARM_UP = 4_000  # most members have spoken before
TICK_SECONDS = 0.005

Handle = Callable[[Message], Awaitable[object]]


class QuietPlatform:
    """Takes every note and shows it to nobody."""

    name = "bench"

    def __init__(self, host: Host, settings: None) -> None:
        del host, settings

    async def recall(self, nudge: NudgeRecord) -> str | None:
        """Recall nothing."""
        del nudge
        return None

    async def deliver(self, note: NudgeNote | VerdictNote) -> Handover:
        """Take it."""
        del note
        return Handover(Delivery.DELIVERED)

    async def start(self) -> None:
        """Nothing to start."""

    async def stop(self) -> None:
        """Nothing to stop."""

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        """No pages."""
        return ()


PLUGIN = Plugin(name="bench", summary="Measures.", settings=object, platform=QuietPlatform)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run measured: messages a second, and milliseconds."""

    per_second: float
    p50_ms: float
    p99_ms: float
    stall_p99_ms: float


async def measure(handle: Handle, messages: Iterator[Message], in_flight: int, count: int) -> Run:
    """Push `count` messages through `handle`, `in_flight` at a time."""
    source = islice(messages, count)
    latencies, stalls = array("d"), array("d")  # small, so that memory is the intake's

    async def sender() -> None:
        for message in source:
            started = perf_counter()
            await handle(message)
            latencies.append((perf_counter() - started) * 1000)

    watch = asyncio.create_task(_watch_loop(stalls))
    started = perf_counter()
    await asyncio.gather(*(sender() for _ in range(in_flight)))
    took = perf_counter() - started
    watch.cancel()
    return Run(
        per_second=count / took,
        p50_ms=_percentile(latencies, 50),
        p99_ms=_percentile(latencies, 99),
        stall_p99_ms=_percentile(stalls, 99),
    )


async def _watch_loop(stalls: "array[float]") -> None:
    while True:
        started = perf_counter()
        await asyncio.sleep(TICK_SECONDS)
        stalls.append((perf_counter() - started - TICK_SECONDS) * 1000)


def _percentile(values: "array[float]", percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1]


async def benchmark(*, per_level: int, early: int, late: int) -> dict[str, Any]:
    """Measure every level, then memory after `early` and again after `late` messages."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(storage=StorageSettings(folder=folder), plugins={"bench": None})
        async with open_house(Configuration(settings, (PLUGIN,))) as house:
            return await _measure_house(house, per_level=per_level, early=early, late=late)


async def _measure_house(house: House, *, per_level: int, early: int, late: int) -> dict[str, Any]:
    messages = chatter()
    handle = house.stream.request
    await measure(handle, messages, 16, WARM_UP)
    levels = {n: await measure(handle, messages, n, _share(per_level, n)) for n in LEVELS}
    alone = await measure(lambda m: house.scorer.assess(m.text), messages, 16, per_level)
    sent = WARM_UP + sum(_share(per_level, n) for n in LEVELS)
    await measure(handle, messages, 16, early - sent)
    rss_early = resident_mb()
    await measure(handle, messages, 16, late - early)
    rss_late = resident_mb()
    return _figures(levels, alone, rss_early=rss_early, rss_late=rss_late)


def _share(per_level: int, in_flight: int) -> int:
    return per_level // 5 if in_flight == 1 else per_level


def _figures(
    levels: dict[int, Run], alone: Run, *, rss_early: float, rss_late: float
) -> dict[str, Any]:
    main = levels[16]
    return {
        **_rounded(main),
        "loop_stall_p99_ms": round(max(run.stall_p99_ms for run in levels.values()), 2),
        "rss_growth": round(rss_late / rss_early, 4),
        "rss_mb": round(rss_late, 1),
        "scoring_alone_per_second": round(alone.per_second, 1),
        "share_of_scoring_alone": round(main.per_second / alone.per_second, 3),
        "levels": {str(n): _rounded(run) for n, run in levels.items()},
    }


def _rounded(run: Run) -> dict[str, float]:
    return {
        "messages_per_second": round(run.per_second, 1),
        "p50_ms": round(run.p50_ms, 2),
        "p99_ms": round(run.p99_ms, 2),
        "loop_stall_p99_ms": round(run.stall_p99_ms, 2),
    }


if __name__ == "__main__":
    report("Intake", asyncio.run(benchmark(per_level=7_000, early=20_000, late=200_000)))
