"""One pool takes the place of another while texts come in, with real processes without a model."""

import asyncio
import sys

import pytest

from nudgebot.domain.assessment import Assessment
from nudgebot.ports import ScoringUnavailableError
from nudgebot.scoring.pool import ScorerPool
from nudgebot.scoring.settings import ScoringSettings
from nudgebot.scoring.succession import Succession
from tests.scoring.test_pool import is_alive, process_of, until

COMMAND = (sys.executable, "-m", "tests.scoring.echo_worker")


async def started(*, deadline_ms: int = 30_000) -> ScorerPool:
    settings = ScoringSettings(workers=1, batch_size=2, deadline_ms=deadline_ms)
    pool = ScorerPool(settings, command=COMMAND)
    await pool.start()
    return pool


async def test_no_text_goes_unscored_while_pools_change() -> None:
    scoring = Succession(await started())
    answers: list[asyncio.Task[Assessment]] = []
    for round_number in range(3):
        for number in range(100):
            answers.append(asyncio.create_task(scoring.assess(f"{round_number} {number}")))
            await asyncio.sleep(0)
        scoring.pass_to(await started())
    scored = await asyncio.gather(*answers)
    assert [answer.suggestions[0] for answer in scored] == [
        f"{round_number} {number}" for round_number in range(3) for number in range(100)
    ]
    await scoring.stop()


async def test_what_waits_is_answered_by_the_pool_that_took_it_which_then_ends() -> None:
    scoring = Succession(await started())
    waiting = [asyncio.create_task(scoring.assess(str(number))) for number in range(20)]
    await asyncio.sleep(0)
    scoring.pass_to(await started())
    after = await scoring.assess("after")
    before = {process_of(await answer) for answer in waiting}
    assert len(before) == 1
    assert process_of(after) not in before
    await until(lambda: not is_alive(*before))
    assert await scoring.answers()
    await scoring.stop()
    assert not is_alive(process_of(after))


async def test_a_pool_that_hangs_ends_when_the_deadline_of_what_it_took_is_over() -> None:
    scoring = Succession(await started(deadline_ms=300))
    first = process_of(await scoring.assess("first"))
    hanging = asyncio.create_task(scoring.assess("hang"))
    await asyncio.sleep(0)
    scoring.pass_to(await started())
    with pytest.raises(ScoringUnavailableError):
        await hanging
    await until(lambda: not is_alive(first))
    await scoring.stop()


async def test_stopping_ends_also_those_that_have_not_finished() -> None:
    scoring = Succession(await started())
    first = process_of(await scoring.assess("first"))
    hanging = asyncio.create_task(scoring.assess("hang"))
    await asyncio.sleep(0)
    scoring.pass_to(await started())
    await asyncio.sleep(0)
    second = process_of(await scoring.assess("second"))
    await asyncio.wait_for(scoring.stop(), 5)
    assert not is_alive(first)
    assert not is_alive(second)
    with pytest.raises(ScoringUnavailableError):
        await hanging


async def test_stopping_ends_one_that_was_replaced_only_now() -> None:
    scoring = Succession(await started())
    first = process_of(await scoring.assess("first"))
    scoring.pass_to(await started())
    await scoring.stop()
    assert not is_alive(first)
    assert not await scoring.answers()


async def test_a_pool_without_work_ends_at_once() -> None:
    pool = await started()
    await asyncio.wait_for(pool.finish(), 5)
    assert not await pool.answers()
