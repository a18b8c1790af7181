"""Starts a pool, says which processes it has, and waits to be killed."""

import asyncio
import sys

from nudgebot.scoring.pool import ScorerPool
from nudgebot.scoring.settings import ScoringSettings


async def main() -> None:
    pool = ScorerPool(ScoringSettings(workers=2), command=sys.argv[1:])
    await pool.start()
    told = set[str]()
    while len(told) < 2:
        answers = await asyncio.gather(*(pool.assess("x" * 40_000) for _ in range(200)))
        told |= {answer.suggestions[1] for answer in answers}
    sys.stdout.write(f"{' '.join(told)}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


asyncio.run(main())
