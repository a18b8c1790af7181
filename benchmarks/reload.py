"""Whether messages are decided more slowly while the rules are read anew ten times a second.

Run `python -m benchmarks.reload`. The whole intake in the default process, at a steady pace that
leaves it room. The baseline of each ratio is the same pace in the same run without reloads; the two
take turns, so that whatever else the machine does falls on both. When own words change, scoring
processes are started beside those that score: that is measured apart.
"""

import asyncio
import logging
import statistics
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.chatter import chatter
from benchmarks.report import report
from nudgebot.bootstrap import open_house
from nudgebot.config.load import load
from nudgebot.config.watched import Watched
from nudgebot.domain.message import Message
from nudgebot.furnishing import House
from nudgebot.reloading import Reloading

PER_SECOND = 30
WARM_UP_SECONDS = 5
SECONDS = 3
ROUNDS = 10
EVERY_SECONDS = 0.1
WORD_SWAPS = 4
OWN_WORDS = 1_000


@dataclass(slots=True)
class Times:
    """Milliseconds for each message, and how many messages passed without a score."""

    took: list[float] = field(default_factory=list)
    unscored: int = 0

    def share(self, percent: int) -> float:
        """The time within which so many of a hundred messages were decided."""
        return statistics.quantiles(self.took, n=100)[percent - 1]


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot that lives by a file."""

    file: Path
    house: House
    reloading: Reloading
    messages: Iterator[Message]

    async def talk(self, seconds: float, times: Times) -> None:
        """Hand messages in at a steady pace, whether or not the earlier ones are decided."""
        started, said = perf_counter(), set[asyncio.Task[None]]()
        for number, message in enumerate(islice(self.messages, int(seconds * PER_SECOND))):
            await asyncio.sleep(max(0, started + number / PER_SECOND - perf_counter()))
            said.add(asyncio.create_task(self._say(message, times)))
        await asyncio.gather(*said)

    async def _say(self, message: Message, times: Times) -> None:
        started = perf_counter()
        receipt = await self.house.stream.request(message)
        times.took.append((perf_counter() - started) * 1000)
        times.unscored += receipt.decision.findings[-1].rule == "unscored"

    async def reload(self, rules: str) -> float:
        """Save other rules and take them over; return how long that took, in milliseconds."""
        draft = self.file.with_suffix(".new")
        draft.write_text(rules)
        draft.replace(self.file)
        started = perf_counter()
        await self.reloading.reload()
        return (perf_counter() - started) * 1000


async def benchmark() -> dict[str, Any]:
    """Measure a short file, a long one, and own words that change."""
    short = await _measure(_rules(0), WORD_SWAPS)
    return {"short file": short, f"{OWN_WORDS} own words": await _measure(_rules(OWN_WORDS), 0)}


async def _measure(rules: Callable[[int], str], swaps: int) -> dict[str, Any]:
    calm, busy, reloads = Times(), Times(), list[float]()
    async with _bot(rules(0)) as bot:
        await bot.talk(WARM_UP_SECONDS, Times())
        for _ in range(ROUNDS):
            await bot.talk(SECONDS, calm)
            reloading = asyncio.create_task(_keep_reloading(bot, rules, reloads))
            await bot.talk(SECONDS, busy)
            reloading.cancel()
            await asyncio.gather(reloading, return_exceptions=True)
        figures = _figures(calm, busy) | {
            "reloads": len(reloads),
            "reload_median_ms": round(statistics.median(reloads), 1),
        }
        return figures | (await _swap_words(bot, swaps, calm) if swaps else {})


async def _keep_reloading(bot: Bot, rules: Callable[[int], str], took: list[float]) -> None:
    for number in count(1):
        started = perf_counter()
        took.append(await bot.reload(rules(number)))
        await asyncio.sleep(max(0, started + EVERY_SECONDS - perf_counter()))


async def _swap_words(bot: Bot, swaps: int, calm: Times) -> dict[str, Any]:
    """Change own words while members talk, each time by new scoring processes."""
    times, took = Times(), list[float]()
    for number in range(swaps):
        talking = asyncio.create_task(bot.talk(SECONDS, times))
        took.append(await bot.reload(_rules(1 + number % 2)(0)))
        await talking
    return {
        "own words: ready after ms": round(statistics.median(took)),
        "own words: p99 against none": round(times.share(99) / calm.share(99), 2),
        "own words: unscored": times.unscored,
    }


def _figures(calm: Times, busy: Times) -> dict[str, Any]:
    return {
        "messages_per_second": PER_SECOND,
        "p50_ms": round(busy.share(50), 2),
        "p99_ms": round(busy.share(99), 2),
        "worst_ms": round(max(busy.took), 1),
        "unscored": busy.unscored,
        "unscored_without_reloads": calm.unscored,
        "p99_ms_without_reloads": round(calm.share(99), 2),
        "worst_ms_without_reloads": round(max(calm.took), 1),
        "p50_against_none": round(busy.share(50) / calm.share(50), 2),
        "p99_against_none": round(busy.share(99) / calm.share(99), 2),
    }


def _rules(own_words: int) -> Callable[[int], str]:
    """Make files that differ in one threshold, with so many own words."""
    words = "".join(
        f'[[scoring.banned]]\nword = "unwanted {number}"\nseverity = 0.8\n'
        for number in range(own_words)
    )
    return lambda number: f"policy.nudge.cooldown_seconds = {600 + number}\n{words}"


@asynccontextmanager
async def _bot(rules: str) -> AsyncIterator[Bot]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rules.toml"
        file.write_text(f'{rules}\n[storage]\nfolder = "{folder}"\n')
        watched, configuration = Watched(file), load(file)
        async with open_house(configuration) as house:
            yield Bot(file, house, Reloading(watched, configuration, house), chatter())


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    report("Reload", asyncio.run(benchmark()))
