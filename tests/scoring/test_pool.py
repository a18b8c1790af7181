"""The pool with real processes, which speak the wire but have no model."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import Axis
from nudgebot.ports import ScoringUnavailableError
from nudgebot.scoring.pool import ScorerPool
from nudgebot.scoring.process import ModelError
from nudgebot.scoring.settings import ScoringSettings

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "tests.scoring.echo_worker")
PATIENT = 30_000


@asynccontextmanager
async def running(*, stuck_seconds: float = 60, **changes: Any) -> AsyncIterator[ScorerPool]:  # noqa: ANN401
    settings = ScoringSettings(**{"workers": 1, "deadline_ms": PATIENT, **changes})
    pool = ScorerPool(settings, stuck_seconds=stuck_seconds, command=COMMAND)
    await pool.start()
    try:
        yield pool
    finally:
        await pool.stop()


def process_of(assessment: Assessment) -> int:
    return int(assessment.suggestions[1])


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - nothing tells when a process ends
            await asyncio.sleep(0.01)


async def test_every_text_gets_its_own_answer() -> None:
    async with running(workers=2, batch_size=4) as pool:
        texts = [f"text {number}" for number in range(100)]
        answers = await asyncio.gather(*map(pool.assess, texts))
    assert [answer.suggestions[0] for answer in answers] == texts
    assert [answer.scores[Axis.UNKINDNESS] for answer in answers] == [
        len(text) / 1000 for text in texts
    ]


async def test_what_waits_goes_along_in_batches_of_limited_size() -> None:
    async with running(batch_size=8) as pool:
        answers = await asyncio.gather(*(pool.assess(str(number)) for number in range(50)))
    batches = [round(answer.scores[Axis.KINDNESS] * 1000) for answer in answers]
    assert max(batches) == 8
    assert batches.count(8) >= 40


async def test_any_text_comes_through() -> None:
    odd = ["", "\0", "\ud800", "\U0001f49b" * 100, "x" * 4_000_000]
    async with running() as pool:
        answers = await asyncio.gather(*map(pool.assess, odd))
    assert [answer.suggestions[0] for answer in answers] == odd


async def test_after_the_deadline_a_text_goes_without_a_score_and_the_pool_goes_on() -> None:
    async with running(workers=2, deadline_ms=300) as pool:
        with pytest.raises(ScoringUnavailableError, match="deadline"):
            await pool.assess("hang")
        assert (await pool.assess("next")).suggestions[0] == "next"


async def test_a_process_that_dies_takes_its_batch_along_and_is_replaced() -> None:
    async with running() as pool:
        before = process_of(await pool.assess("before"))
        lost = await asyncio.gather(pool.assess("die"), pool.assess("too"), return_exceptions=True)
        assert [type(answer) for answer in lost] == [ScoringUnavailableError] * 2
        after = process_of(await pool.assess("after"))
        assert after != before
        assert not is_alive(before)
        assert await pool.answers()


async def test_a_process_that_is_killed_from_outside_is_replaced() -> None:
    async with running() as pool:
        before = process_of(await pool.assess("before"))
        os.kill(before, signal.SIGKILL)
        await until(lambda: not is_alive(before) or is_zombie(before))
        with pytest.raises(ScoringUnavailableError):
            await pool.assess("while it is gone")
        assert process_of(await pool.assess("after")) != before


def is_zombie(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


async def test_a_process_that_hangs_is_replaced() -> None:
    async with running(stuck_seconds=0.3) as pool:
        before = process_of(await pool.assess("before"))
        with pytest.raises(ScoringUnavailableError, match="lost"):
            await pool.assess("hang")
        assert process_of(await pool.assess("after")) != before
        assert not is_alive(before)


async def test_a_pool_without_processes_does_not_answer() -> None:
    async with running() as pool:
        assert await pool.answers()
    assert not await pool.answers()


async def test_whoever_stops_waiting_harms_nobody() -> None:
    async with running(batch_size=1) as pool:
        waiting = [asyncio.create_task(pool.assess(str(number))) for number in range(10)]
        await asyncio.sleep(0)
        for task in waiting[::2]:
            task.cancel()
        answers = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(answer) for answer in answers] == [asyncio.CancelledError, Assessment] * 5
        assert (await pool.assess("next")).suggestions[0] == "next"


async def test_stopping_ends_all_processes_even_busy_ones() -> None:
    async with running(workers=2, batch_size=1, deadline_ms=300) as pool:
        processes = set[int]()
        while len(processes) < 2:
            answers = await asyncio.gather(*(pool.assess(str(number)) for number in range(20)))
            processes |= set(map(process_of, answers))
        with pytest.raises(ScoringUnavailableError):
            await pool.assess("hang")
    assert not any(map(is_alive, processes))


async def test_a_pool_that_is_stopped_right_away_leaves_no_process() -> None:
    pool = ScorerPool(ScoringSettings(workers=2), command=COMMAND)
    await pool.start()
    await pool.stop()
    assert children() == []


@pytest.mark.parametrize(
    ("model", "message"), [("broken", "no such model"), ("dead", "ended at once")]
)
async def test_a_model_that_cannot_be_loaded_is_an_error_that_says_why(
    model: str, message: str
) -> None:
    pool = ScorerPool(ScoringSettings(workers=2, model=Path(model)), command=COMMAND)
    with pytest.raises(ModelError, match=message):
        await pool.start()
    assert children() == []


async def test_if_one_process_cannot_start_the_others_are_ended(tmp_path: Path) -> None:
    settings = ScoringSettings(workers=2, model=Path("half-broken"))
    first = ("env", f"NUDGEBOT_TEST_FIRST={tmp_path / 'first'}")
    pool = ScorerPool(settings, command=(*first, *COMMAND))
    with pytest.raises(ModelError, match="no such model"):
        await pool.start()
    assert children() == []


def children() -> list[str]:
    """The command lines of this process's children that run a worker."""
    tasks = Path(f"/proc/{os.getpid()}/task")
    ids = [i for task in tasks.iterdir() for i in _read(task / "children").split()]
    lines = [_read(Path(f"/proc/{i}/cmdline")) for i in ids]
    return [line for line in lines if "echo_worker" in line]


def _read(file: Path) -> str:
    """Read a file of a thread or a process, which may have ended since it was listed."""
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


async def test_no_process_outlives_a_bot_that_is_killed() -> None:
    bot = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.scoring.parent",
        *COMMAND,
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    assert bot.stdout is not None
    workers = [int(word) for word in (await bot.stdout.readline()).split()]
    assert all(map(is_alive, workers))
    bot.kill()
    await bot.wait()
    await until(lambda: not any(is_alive(worker) and not is_zombie(worker) for worker in workers))
