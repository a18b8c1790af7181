"""Measure scoring, and its peers in the same run.

`auc_loss` is on the scale of `auc`, from 0 to 1: half a point is 0.005. `memory_growth` is what
two processes hold after all of `--messages`, divided by what they held after a tenth. `rss_mb`
counts what the two share for each of them, `pss_mb` once. Where torch is installed, spaCy loads
it too: memory and start are then torch's as well, so measure those in an environment without it.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.report import report
from benchmarks.scoring.alone import load_tone, rate, share_read, time_single
from benchmarks.scoring.auc import auc
from benchmarks.scoring.everything import read_everything
from benchmarks.scoring.lines import Line, own_lines
from benchmarks.scoring.peers import measure_peers
from benchmarks.scoring.pool import WORKERS, open_pool, push_warm, watch_memory
from benchmarks.scoring.public import public_lines
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.model import find_model
from nudgebot.scoring.resources import SHIPPED_MODEL
from nudgebot.scoring.settings import ScoringSettings

_PATIENT_MS = 60_000  # so that a slow machine is measured as slow, not as failing


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many messages go through the pool, alone, one at a time, and to see whether it grows."""

    texts: int = 20_000
    alone: int = 5_000
    single: int = 3_000
    messages: int = 500_000


QUICK = Sizes(texts=1_500, alone=500, single=300, messages=10_000)


def main() -> None:
    """Measure and report."""
    options = _parse_options()
    sizes = QUICK if options.quick else Sizes()
    if options.messages:
        sizes = replace(sizes, messages=options.messages)
    lines = public_lines(options.data) if options.data else own_lines()
    report(
        "Scoring",
        benchmark(list(islice(lines, sizes.texts)), sizes, options.model, data=options.data),
    )


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scoring", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="take a minute, not five")
    parser.add_argument("--messages", type=int, help="how many to watch the memory over")
    parser.add_argument("--data", type=Path, help="measure on the public data in this folder")
    parser.add_argument("--model", type=Path, default=SHIPPED_MODEL, help="another model")
    return parser.parse_args()


def benchmark(
    lines: Sequence[Line], sizes: Sizes, model: Path, *, data: Path | None = None
) -> dict[str, Any]:
    """Measure everything, one thing at a time."""
    settings = ScoringSettings(model=model, workers=WORKERS, deadline_ms=_PATIENT_MS)
    pooled = asyncio.run(measure_pools(lines, sizes, settings, model))
    files = find_model(model)
    texts = [line.text for line in lines[: sizes.alone]]
    assessor = Assessor(settings)
    tone_speed, _ = rate(load_tone(files).read, texts)
    cascade_speed, _ = rate(assessor.assess, texts)
    return {
        **pooled,
        "tone_per_second_per_thread": round(tone_speed, 1),
        "cascade_per_second_per_thread": round(cascade_speed, 1),
        "share_read": round(share_read(settings, texts), 4),
        **time_single(assessor, texts[: sizes.single]),
        **measure_peers(lines, files.table, data, per_second=cascade_speed),
    }


async def measure_pools(
    lines: Sequence[Line], sizes: Sizes, settings: ScoringSettings, model: Path
) -> dict[str, Any]:
    """Measure the cascade, and on the same texts the tone model on everything."""
    texts, truth = [line.text for line in lines], [line.unkind for line in lines]
    async with open_pool(settings) as opened:
        cascade = await push_warm(opened.pool, texts)
        early, late = await watch_memory(opened.pool, own_lines(seed=8), sizes.messages)
    with tempfile.TemporaryDirectory() as folder:
        everything_read = replace(settings, model=read_everything(model, Path(folder)))
        async with open_pool(everything_read) as other:
            everything = await push_warm(other.pool, texts)
    best, found = auc(everything.scores, truth), auc(cascade.scores, truth)
    return {
        "messages": len(texts),
        "unkind_share": round(sum(truth) / len(truth), 4),
        "cascade_per_second": round(cascade.per_second, 1),
        "everything_read_per_second": round(everything.per_second, 1),
        "auc": round(found, 4),
        "auc_loss": round(best - found, 5),
        "start_seconds": round(opened.start_seconds, 2),
        "rss_mb": round(late.rss, 1),
        "pss_mb": round(late.pss, 1),
        "memory_messages": sizes.messages,
        "memory_growth": round(late.rss / early.rss, 4),
    }


if __name__ == "__main__":
    main()
