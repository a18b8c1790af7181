"""Scores in processes of their own, in micro-batches, with a deadline."""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from nudgebot.domain.assessment import Assessment
from nudgebot.ports import ScoringUnavailableError
from nudgebot.scoring.process import COMMAND, ModelError, ScoringProcess
from nudgebot.scoring.settings import ScoringSettings

log = logging.getLogger(__name__)

STUCK_SECONDS = 10.0
RESTART_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Request:
    text: str
    answer: "asyncio.Future[Assessment]"


class ScorerPool:
    """Hands texts to whichever process is free; whatever waits then goes along in one batch.

    A process that dies, or hangs on a batch for longer than `stuck_seconds`, is replaced; the
    texts of that batch go without a score.
    """

    def __init__(
        self,
        settings: ScoringSettings,
        *,
        stuck_seconds: float = STUCK_SECONDS,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self._settings = settings
        self._command = command
        self._stuck_seconds = stuck_seconds
        self._waiting: deque[_Request] = deque()
        self._unanswered: set[asyncio.Future[Assessment]] = set()
        self._work = asyncio.Event()
        self._processes: set[ScoringProcess] = set()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Start all processes and wait for them.

        Raises:
            ModelError: the model cannot be loaded.
        """
        starts = (self._start_one() for _ in range(self._settings.workers))
        started = await asyncio.gather(*starts, return_exceptions=True)
        self._processes = {process for process in started if isinstance(process, ScoringProcess)}
        self._tasks = [asyncio.create_task(self._serve(process)) for process in self._processes]
        for problem in started:
            if isinstance(problem, BaseException):
                await self.stop()
                is_gone = isinstance(problem, EOFError)
                reason = "a scoring process ended at once" if is_gone else str(problem)
                raise ModelError(reason) from problem

    async def stop(self) -> None:
        """End all processes; texts that wait go without a score."""
        tasks, self._tasks = self._tasks, []  # nobody is cancelled twice, while cleaning up
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for process in tuple(self._processes):  # whose task was cancelled before it began
            await process.end()
        self._processes.clear()
        _fail(tuple(self._unanswered), "scoring has ended")

    async def finish(self) -> None:
        """Answer what was handed in, as far as its deadline allows, then end all processes."""
        if self._unanswered:
            await asyncio.wait(self._unanswered)
        await self.stop()

    async def assess(self, text: str) -> Assessment:
        """Score one text; raises ScoringUnavailableError after `deadline_ms`."""
        answer: asyncio.Future[Assessment] = asyncio.get_running_loop().create_future()
        self._unanswered.add(answer)
        answer.add_done_callback(self._unanswered.discard)
        self._waiting.append(_Request(text, answer))
        self._work.set()
        try:
            async with asyncio.timeout(self._settings.deadline_ms / 1000):
                return await answer
        except TimeoutError as error:
            raise ScoringUnavailableError("no answer within the deadline") from error

    async def answers(self) -> bool:
        """Whether a process is there to score."""
        return bool(self._processes)

    async def _serve(self, process: ScoringProcess) -> None:
        """Keep one process busy for ever, replacing it when it fails."""
        while True:
            self._processes.add(process)
            try:
                await self._feed(process)
            finally:
                self._processes.discard(process)
                await process.end()
            process = await self._replacement()

    async def _feed(self, process: ScoringProcess) -> None:
        """Hand batches to a process until it fails."""
        while True:
            await self._work.wait()
            batch = self._take()
            if not batch:
                continue
            try:
                async with asyncio.timeout(self._stuck_seconds):
                    assessments = await process.assess([request.text for request in batch])
            except (EOFError, OSError, TimeoutError) as error:
                log.warning("scoring.process_lost", extra={"error": type(error).__name__})
                _fail([request.answer for request in batch], "the scoring process was lost")
                return
            for request, assessment in zip(batch, assessments, strict=True):
                if not request.answer.done():
                    request.answer.set_result(assessment)

    def _take(self) -> list[_Request]:
        """Take up to a batch of what waits, without those whose deadline has passed."""
        batch: list[_Request] = []
        while self._waiting and len(batch) < self._settings.batch_size:
            request = self._waiting.popleft()
            if not request.answer.done():
                batch.append(request)
        if not self._waiting:
            self._work.clear()
        return batch

    async def _start_one(self) -> ScoringProcess:
        return await ScoringProcess.start(self._settings, command=self._command)

    async def _replacement(self) -> ScoringProcess:
        while True:
            try:
                return await self._start_one()
            except (EOFError, OSError, ModelError) as error:
                log.warning("scoring.no_replacement", extra={"error": str(error)})
                await asyncio.sleep(RESTART_SECONDS)


def _fail(answers: Sequence["asyncio.Future[Assessment]"], reason: str) -> None:
    for answer in answers:
        if not answer.done():
            answer.set_exception(ScoringUnavailableError(reason))
